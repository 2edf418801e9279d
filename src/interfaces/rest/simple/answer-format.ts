/** The three forms in which `/send` answers. */
import type { GatewayError, RefusedRecipient } from '../../../core/errors.js'
import type { GatewayResponse, Header } from '../../gateway-request.js'
import type { Writer } from '../dialect.js'
import type { components } from '../generated/contract.js'
import type { UntypedOutput } from '../operation.js'
import { problemOf, problemResponse } from '../problems.js'
import { toXml } from './xml.js'

type SendMessageResult = components['schemas']['SendMessageResult']

export const formats = ['json', 'xml', 'text'] as const
export type Format = (typeof formats)[number]

/** RFC 9457, appendix B. */
const PROBLEM_NAMESPACE = 'urn:ietf:rfc:7807'
/** A browser that shows the answer must not tell the next site where it came from: the address may hold a key. */
const noReferrer: Header = ['Referrer-Policy', 'no-referrer']

export const writers: Record<Format, Writer> = {
  json: {
    answer: ({ status, body }) => response(status, 'application/json', JSON.stringify(body)),
    refuse: (error, requestId) => problemResponse(error, requestId, [noReferrer]),
  },
  xml: {
    answer: ({ status, body }) => response(status, 'application/xml; charset=utf-8', toXml('result', body as object)),
    refuse: (error, requestId) => {
      const text = toXml('problem', problemOf(error, requestId), PROBLEM_NAMESPACE)
      return rewritten(error, requestId, 'application/problem+xml; charset=utf-8', text)
    },
  },
  text: {
    answer: ({ status, body }) => response(status, TEXT, textOf(body as SendMessageResult)),
    refuse: (error, requestId) => rewritten(error, requestId, TEXT, refusalText(error)),
  },
}

const TEXT = 'text/plain; charset=utf-8'

function response(status: UntypedOutput['status'], contentType: string, body: string): GatewayResponse {
  return { status, headers: [['Content-Type', contentType], noReferrer], body }
}

/** The headers of the problem, such as `Retry-After`, with another body. */
function rewritten(error: GatewayError, requestId: string, contentType: string, body: string): GatewayResponse {
  const { status, headers } = problemResponse(error, requestId)
  const others = headers.filter(([name]) => name !== 'Content-Type')
  return { status, headers: [['Content-Type', contentType], noReferrer, ...others], body }
}

function textOf({ messages, refused }: SendMessageResult): string {
  return lines([messages.map(({ id }) => id).join(','), ...refused.map(refusedLine)])
}

function refusalText({ code, message, refused = [] }: GatewayError): string {
  return lines([`ERROR ${code}: ${message}`, ...refused.map(refusedLine)])
}

function refusedLine({ to, code, reason }: RefusedRecipient): string {
  return `REFUSED ${code}: ${to}: ${reason}`
}

/** What the caller wrote must not look like a line of ours. */
function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}\n`).join('')
}

const formatOfMediaType: Record<string, Format> = {
  'application/json': 'json',
  'application/*': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/plain': 'text',
  'text/*': 'text',
  '*/*': 'text',
}

/** RFC 9110 §12.5.1: the form that the client likes best; plain text when it says nothing, or nothing that we have. */
export function formatAccepted(accept: string | undefined): Format {
  let best: { format: Format; quality: number } = { format: 'text', quality: 0 }
  for (const range of (accept ?? '').toLowerCase().split(',')) {
    const [mediaType = '', ...parameters] = range.split(';').map((part) => part.trim())
    const format = formatOfMediaType[mediaType]
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    if (format !== undefined && quality > best.quality) best = { format, quality }
  }
  return best.format
}
