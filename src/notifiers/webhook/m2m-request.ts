import { SaxesParser } from 'saxes'

import type { EventDocument } from '../../core/events/event-document.js'
import type { StoredWebhook } from '../../core/events/webhook.js'
import type { WebhookAnswer } from '../../core/events/webhook-sender.js'
import type { Log } from '../../core/log.js'
import type { CallbackAnswer, CallbackClient } from '../callback-client.js'

const timeoutMs = 10_000
const shownBody = 1_000
/** A receiver that has read the message and will not have it holds up those behind it no longer. */
const attemptsOfRefused = 5
/** Answers to a request that is the same when it is repeated. */
const refusing: ReadonlySet<number> = new Set([400, 413, 414, 431])

/** Calls back with one received message as the M2M contract does: GET with `msid` and `message`. */
export async function sendReceived(
  client: CallbackClient,
  { id: webhookId, url }: Pick<StoredWebhook, 'id' | 'url'>,
  [event]: readonly EventDocument[],
  log: Log,
): Promise<WebhookAnswer> {
  const received = event && receivedIn(event)
  if (received === undefined) {
    return { status: null, error: 'the message is no longer kept', durationMs: 0, body: '', mostAttempts: 1 }
  }
  const headers = { 'User-Agent': 'Svyaz-M2M/1', Accept: 'text/xml, */*' }
  const answer = await client.send({ url: addressOf(url, received), headers, body: null, timeoutMs })
  const judged = judge(answer)
  if (answer.kind === 'answered' && judged.error === null && codeIn(answer.body) === undefined) {
    log.info({ webhookId, status: judged.status }, 'a call-back was answered 200 without a result that can be read')
  }
  return judged
}

type Received = Readonly<Record<'msid' | 'message' | 'messageID', string>>

function receivedIn({ type, subject, data }: EventDocument): Received | undefined {
  if (type === 'webhook.test') return { msid: '70000000000', message: 'webhook.test', messageID: '0' }
  const { from, text } = data as { from?: string; text?: string }
  if (from === undefined || text === undefined) return undefined
  return { msid: from.startsWith('+') ? from.slice(1) : from, message: text, messageID: subject.id }
}

/** What the URL has of its own stays as it is. */
function addressOf(url: string, received: Received): string {
  const [base = ''] = url.split('#')
  const query = Object.entries(received).map(([name, value]) => `${name}=${escape(value)}`)
  return `${base}${base.includes('?') ? '&' : '?'}${query.join('&')}`
}

/** Half of a pair of UTF-16 cannot be written in UTF-8. */
function escape(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}

function judge(answer: CallbackAnswer): WebhookAnswer {
  const { durationMs } = answer
  if (answer.kind === 'failed') return { status: null, error: answer.detail, durationMs, body: '' }
  const { status } = answer
  const seen = { status, durationMs, body: answer.body.slice(0, shownBody) }
  const refused = { mostAttempts: attemptsOfRefused }
  if (status !== 200) {
    return { ...seen, error: `the receiver answered ${status}`, ...(refusing.has(status) ? refused : {}) }
  }
  const code = codeIn(answer.body)
  if (code === undefined || code === '0') return { ...seen, error: null }
  return { ...seen, error: `the receiver answered with the code ${code.slice(0, 20)}`, ...refused }
}

/** The `code` of an `OperationResult`; undefined where the answer is none. */
export function codeIn(body: string): string | undefined {
  const path: string[] = []
  let code: string | undefined
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('A document type is not read.')
  })
  parser.on('opentag', ({ local }) => path.push(local))
  parser.on('closetag', () => path.pop())
  parser.on('text', (text) => {
    if (path.length === 2 && path[0] === 'OperationResult' && path[1] === 'code') code = (code ?? '') + text
  })
  try {
    parser.write(body).close()
  } catch {
    return undefined
  }
  return code?.trim() || undefined
}
