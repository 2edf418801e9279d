import type { TestGateway, TestResponse } from './test-gateway.js'

export interface SignedIn {
  /** `name=value`, as a browser sends it back. */
  cookie: string
  /** What the gateway set. */
  setCookie: string
}

/** As a page of the gateway asks. */
export const ownPage = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }

export async function signIn(
  gateway: TestGateway,
  credentials: object = { login: 'demo', password: 'demo' },
  headers: Record<string, string> = {},
): Promise<SignedIn> {
  const answer = await askWith(gateway, 'POST', '/v1/session', { ...ownPage, ...headers }, credentials)
  const setCookie = answer.headers.get('set-cookie')
  if (setCookie === null) throw new Error(`not signed in: ${answer.status} ${JSON.stringify(answer.body)}`)
  return { setCookie, cookie: setCookie.split(';')[0] ?? '' }
}

/** A request without any key. */
export async function askWith(
  gateway: TestGateway,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<TestResponse> {
  const response = await fetch(`${gateway.url}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text }
}
