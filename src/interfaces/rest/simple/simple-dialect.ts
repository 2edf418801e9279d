import { GatewayError } from '../../../core/errors.js'
import { type GatewayRequest, headerOf } from '../../gateway-request.js'
import type { Dialect } from '../dialect.js'
import { type Format, formatAccepted, formats, writers } from './answer-format.js'
import { readParameters, takeCredentials } from './simple-parameters.js'

/** The dialect of `/send`: parameters in the query, a form or JSON; credentials among them; answers as JSON, XML or text. */
export const simpleDialect: Dialect = {
  parametersPointer: '#/components/schemas/SimpleSendRequest',
  isGetSafe: false,
  writerOf: (request) => writers[formatInQuery(request) ?? formatAccepted(headerOf(request, 'accept'))],
  read: async (request, bodyLimitBytes) => {
    refuseForeignPage(request)
    const parameters = await readParameters(request, bodyLimitBytes)
    const format = formats.find((known) => known === parameters['format'])
    return {
      credentials: takeCredentials(request, parameters),
      parameters,
      writer: format === undefined ? simpleDialect.writerOf(request) : writers[format],
    }
  },
  translate: (error) =>
    error.field === undefined ? error : error.withField(names[error.field] ?? error.field, inOurWords(error.message)),
}

/** The fields of the core's command, by the names they have here. */
const names: Record<string, string> = {
  scheduledAt: 'at',
  deliverBefore: 'before',
  transliterate: 'translit',
  reference: 'ref',
  'Idempotency-Key': 'id',
}

function inOurWords(message: string): string {
  return Object.entries(names).reduce((text, [name, ours]) => text.replaceAll(name, ours), message)
}

/** Before anything is decoded: what cannot be decoded is refused in the wanted form as well. */
function formatInQuery({ query }: GatewayRequest): Format | undefined {
  const given = /(?:^|&)format=([a-z]+)(?:&|$)/.exec(query)?.[1]
  return formats.find((known) => known === given)
}

/**
 * A browser sends the credentials it remembers with whatever a page makes it fetch, and neither a GET nor a form needs the
 * consent that other requests to a foreign site do. Credentials among the parameters are the page's own, and may be used.
 */
function refuseForeignPage(request: GatewayRequest): void {
  const site = headerOf(request, 'sec-fetch-site')
  if (headerOf(request, 'authorization') === undefined || (site !== 'cross-site' && site !== 'same-site')) return
  throw new GatewayError('forbidden', 'A page of another site may not send with the credentials of its visitor.')
}
