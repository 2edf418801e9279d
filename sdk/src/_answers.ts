import type { Fetch } from './options.js'

export interface Asked {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
}

type Reply = (asked: Asked, signal: AbortSignal) => Promise<Response> | Response

/** A `fetch` that gives the answers in their order, the last one for ever, and keeps what was asked. */
export function answering(...replies: (Reply | Response)[]): Fetch & { asked: Asked[] } {
  const asked: Asked[] = []
  const fetch: Fetch = async (url, { method, headers, body, signal }) => {
    const isJson = headers['content-type'] === 'application/json'
    const request = { method, url, headers, body: isJson ? (JSON.parse(String(body)) as unknown) : body }
    asked.push(request)
    const reply = replies[Math.min(asked.length, replies.length) - 1]
    if (reply === undefined) throw new Error('no answer was prepared')
    return reply instanceof Response ? reply.clone() : reply(request, signal)
  }
  return Object.assign(fetch, { asked })
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const type = `urn:svyaz:problem:${code}`
  return json({ type, title: code, status, detail: `It is ${code}.`, code, requestId: 'r-1', ...more }, status, headers)
}

/** A connection that breaks, as `fetch` of Node says it. */
export function broken(): never {
  throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') })
}

/** Never answers; ends when the caller does. */
export function silent(_asked: Asked, signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new DOMException('This operation was aborted', 'AbortError'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
  })
}
