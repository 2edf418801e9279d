import { type SvyazClock, systemClock } from './clock.js'
import { authorizationOf, type SvyazCredentials } from './credentials.js'
import type { Retry } from './retries.js'

/** For one call; each replaces that of the client, and `signal` adds to it. */
export interface RequestOptions {
  /** Ends the call at once, waits between retries included. */
  signal?: AbortSignal | undefined
  /** One limit over all attempts of a call and the waits between them; 30,000 unless given. */
  timeoutMs?: number | undefined
  /** Attempts after the first; 3 unless given, and 0 means none. */
  maxRetries?: number | undefined
  /** Told before each wait. What it throws ends the call. */
  onRetry?: ((retry: Retry) => void) | undefined
}

export interface ConnectionOptions extends RequestOptions {
  /** Address of the gateway, for example `https://sms.example`; a path in front of `/v1` is kept. */
  baseUrl: string
  /** In place of the one of the runtime. */
  fetch?: Fetch | undefined
  /** In place of the one of the runtime, for tests. */
  clock?: SvyazClock | undefined
}

export type SvyazOptions = ConnectionOptions & SvyazCredentials

/** The part of the standard `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string | Uint8Array<ArrayBuffer>
    signal: AbortSignal
    redirect: 'manual'
  },
) => Promise<Pick<Response, 'status' | 'headers' | 'text' | 'arrayBuffer'>>

export interface Settings {
  baseUrl: string
  /** Undefined where the cookie of a session says who calls. */
  authorization: string | undefined
  fetch: Fetch
  clock: SvyazClock
  signal: AbortSignal | undefined
  timeoutMs: number
  maxRetries: number
  onRetry: ((retry: Retry) => void) | undefined
}

export function settingsOf(options: SvyazOptions): Settings {
  const { clock = systemClock, signal, timeoutMs = 30_000, maxRetries = 3, onRetry } = options
  return {
    baseUrl: baseUrlOf(options.baseUrl),
    authorization: authorizationOf(options),
    // Browsers refuse a `fetch` that is called as a method of something else.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock,
    signal,
    timeoutMs,
    maxRetries,
    onRetry,
  }
}

function baseUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError('baseUrl must be an http or https address.')
  if (url.username !== '' || url.password !== '')
    throw new TypeError('Give credentials as options, not inside baseUrl.')
  return url.origin + url.pathname.replace(/\/+$/, '')
}
