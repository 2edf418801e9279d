import type { Credentials } from '../../core/accounts/authenticate.js'
import { M2mFault } from './faults.js'

/**
 * A login that is there wins and stands with the MD5 of a password; else the header counts, else the password is a token.
 * @throws M2mFault `INCORRECT_PASSWORD`
 */
export function credentialsOf(authorization: string | undefined, login: string, password: string): Credentials {
  if (login.trim() !== '') return { kind: 'm2m', login: login.trim(), md5: password.trim() }
  const token = /^\s*bearer(?:\s+(.*))?$/i.exec(authorization ?? '')?.[1]?.trim() || password.trim()
  if (token === '') throw new M2mFault('INCORRECT_PASSWORD')
  return { kind: 'bearer', token }
}
