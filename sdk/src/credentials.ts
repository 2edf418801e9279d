export interface ApiKeyCredentials {
  /** An API key; it goes as `Authorization: Bearer`. */
  apiKey: string
  login?: never
  password?: never
}

export interface PasswordCredentials {
  /** A user's login; with the password it goes as `Authorization: Basic`, in UTF-8. */
  login: string
  password: string
  apiKey?: never
}

export type SvyazCredentials = ApiKeyCredentials | PasswordCredentials

/**
 * The value of `Authorization`.
 * @throws TypeError when there are no credentials, or both kinds, or a key that no header can carry. The message never shows them.
 */
export function authorizationOf({ apiKey, login, password }: Partial<Record<keyof ApiKeyCredentials, string>>): string {
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
