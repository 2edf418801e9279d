/** An HTTP request as the operation pipeline sees it: neither sockets nor a framework. */
export interface GatewayRequest {
  readonly method: string
  /** As on the wire, undecoded, without the query. */
  readonly path: string
  /** Without the question mark; empty when there is none. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Of the peer, which may be a proxy. */
  readonly remoteAddress: string | null
  /** @throws GatewayError `payload_too_large` over the limit, `request_timeout` when the body does not come in full in time */
  readBody(limitBytes: number): Promise<Buffer>
}

export interface GatewayResponse {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: string | Buffer | BodyStream
}

/**
 * A body that is written as it comes, each part when the one before has been taken. It ends by itself, or once the signal is aborted
 * because nobody reads any more; it is opened exactly once.
 */
export type BodyStream = (signal: AbortSignal) => AsyncIterable<string | Buffer>

export type Header = readonly [name: string, value: string]

/** The single value of a header; of a repeated one, all of them joined. */
export function headerOf(request: GatewayRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
