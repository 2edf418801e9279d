import { systemClock } from '../clock.js'
import type { SvyazEvent } from '../schemas.js'
import { isSigned, parseSignature } from './signature.js'
import { SvyazWebhookError } from './webhook-error.js'

/** What a webhook was called with. */
export interface WebhookCall {
  webhookId: string
  /** Of this delivery; a retry of it has the same. The events have ids of their own. */
  deliveryId: string
  events: SvyazEvent[]
}

/** A call where there is no Web `Request`: the body as it came, before anything parsed it. */
export interface RawWebhook {
  body: Uint8Array | string
  headers: WebhookHeaders
}

/** Web `Headers`, or those of Node's `IncomingMessage`. */
export type WebhookHeaders =
  { get(name: string): string | null } | Record<string, string | readonly string[] | undefined>

export interface VerifyWebhookOptions {
  /** How far the time of the call may be from ours, either way; 300 unless given. */
  toleranceSeconds?: number
  /** Our time, UTC ms, for tests; that of the runtime unless given. */
  now?: number
}

/**
 * Checks that a call comes from the gateway, is fresh and unaltered, and gives what it says. The signature is over the time and the raw bytes
 * of the body: proxies that change the address do no harm, frameworks that parse and re-write the body do, so give the bytes.
 *
 * @param request a Web `Request` whose body was not read, or body and headers
 * @param secrets that of the webhook; while it is being rolled over, the old and the new one
 * @throws SvyazWebhookError whose `check` says which check failed
 *
 * @example
 * ```ts
 * async function handle(request: Request): Promise<Response> {
 *   try {
 *     const { events } = await verifyWebhook(request, secret)
 *     for (const event of events) console.log(event.type, event.subject.id)
 *     return new Response(null, { status: 204 })
 *   } catch (error) {
 *     if (!(error instanceof SvyazWebhookError)) throw error
 *     return new Response(error.message, { status: 400 })
 *   }
 * }
 * ```
 */
export async function verifyWebhook(
  request: Request | RawWebhook,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = systemClock.now() }: VerifyWebhookOptions = {},
): Promise<WebhookCall> {
  const list = typeof secrets === 'string' ? [secrets] : secrets
  if (list.length === 0 || list.includes('')) throw new TypeError('A secret of the webhook is needed; it is empty.')
  const signature = parseSignature(headerOf(request.headers, 'svyaz-signature'))
  const body = await bodyOf(request)
  if (!(await isSigned(body, signature, list))) {
    throw new SvyazWebhookError(
      'signature_mismatch',
      'No signature matches the body: the secret is that of another webhook, or the body is not the bytes that came.',
    )
  }
  const ageSeconds = now / 1000 - Number(signature.timestamp)
  if (Math.abs(ageSeconds) > toleranceSeconds) throw untimely(ageSeconds, toleranceSeconds)
  return payloadOf(body)
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return (headers as { get(name: string): string | null }).get(name) ?? undefined
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'object' ? found.join(',') : (found as string | undefined)
}

async function bodyOf(request: Request | RawWebhook): Promise<Uint8Array> {
  if ('arrayBuffer' in request) {
    if (request.bodyUsed)
      throw new TypeError('The body of the request was read already; give { body, headers } with its raw bytes.')
    return new Uint8Array(await request.arrayBuffer())
  }
  const { body } = request
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return body
  throw new TypeError('body must be the raw bytes, or their text. A body that was parsed cannot be verified.')
}

function untimely(ageSeconds: number, toleranceSeconds: number): SvyazWebhookError {
  const distance = `${Math.round(Math.abs(ageSeconds))} s`
  const limit = `more than the ${toleranceSeconds} s allowed`
  if (ageSeconds > 0) {
    return new SvyazWebhookError(
      'timestamp_too_old',
      `The call was signed ${distance} ago, ${limit}: it is a replay, or a clock is wrong.`,
    )
  }
  return new SvyazWebhookError(
    'timestamp_too_new',
    `The call was signed ${distance} in the future, ${limit}: a clock is wrong.`,
  )
}

function payloadOf(body: Uint8Array): WebhookCall {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw new SvyazWebhookError('body_not_json', 'The body is signed and is not JSON in UTF-8.', cause)
  }
  const call = value as Partial<WebhookCall> | null
  if (typeof call?.webhookId !== 'string' || typeof call.deliveryId !== 'string' || !Array.isArray(call.events)) {
    throw new SvyazWebhookError(
      'body_not_events',
      'The body is signed JSON and has no webhookId, deliveryId or events.',
    )
  }
  return call as WebhookCall
}
