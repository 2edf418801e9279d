export interface ApiKeyCredentials {
  /** An API key; it goes as `Authorization: Bearer`. */
  apiKey: string
  login?: never
  password?: never
  session?: never
}

export interface PasswordCredentials {
  /** A user's login; with the password it goes as `Authorization: Basic`, in UTF-8. */
  login: string
  password: string
  apiKey?: never
  session?: never
}

export interface SessionCredentials {
  /** The cookie that `session.open` has left in the browser; for pages of the gateway itself. */
  session: true
  apiKey?: never
  login?: never
  password?: never
}

export type SvyazCredentials = ApiKeyCredentials | PasswordCredentials | SessionCredentials

/**
 * The value of `Authorization`; undefined where the cookie of a session stands in its place.
 * @throws TypeError when there are no credentials, or both kinds, or a key that no header can carry. The message never shows them.
 */
export function authorizationOf({
  apiKey,
  login,
  password,
  session,
}: Partial<Record<'apiKey' | 'login' | 'password', string>> & { session?: true }): string | undefined {
  if (session === true) {
    if (apiKey !== undefined || login !== undefined || password !== undefined)
      throw new TypeError('Give session, or other credentials; not both.')
    return undefined
  }
  if (apiKey !== undefined) {
    if (login !== undefined || password !== undefined)
      throw new TypeError('Give apiKey, or login and password; not both.')
    if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('apiKey must consist of visible ASCII characters.')
    return `Bearer ${apiKey}`
  }
  if (login === undefined || password === undefined) throw new TypeError('Give apiKey, or login and password.')
  if (login.includes(':')) throw new TypeError('A login cannot contain a colon.')
  const bytes = new TextEncoder().encode(`${login}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
