import type { CoreContext } from '../../../core/context.js'
import { GatewayError } from '../../../core/errors.js'
import type { Log } from '../../../core/log.js'
import { type GatewayRequest, type GatewayResponse, type Header, headerOf } from '../../gateway-request.js'
import { parseJson } from '../../json.js'
import type { MountedExchange, MountedInterface } from '../../mounted-interface.js'
import { admit } from '../admit.js'
import { type FaultName, faultOf, M2mFault, retryAfter } from '../faults.js'
import { credentialsOf } from '../m2m-credentials.js'
import type { OperationContext } from '../operation.js'
import { readParameters } from '../parameters.js'
import { type Dialect, statusOf, writeFault, writeOutcome } from './answers.js'
import { listMessages, listNamings, readMessage, readStatuses } from './read-operations.js'
import { sendSubmits, type SubmitOutcome } from './send-submits.js'

export interface V2Options {
  core: CoreContext
  log: Log
  bodyLimitBytes: number
}

interface Route {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  answer(context: OperationContext, request: GatewayRequest, options: V2Options, id: string): Promise<unknown>
}

/** Of both services, below what their addresses begin with; the first that fits. */
const routes: readonly Route[] = [
  {
    name: 'sendMessages',
    method: 'POST',
    path: /^messagemanagement\/messages$/,
    answer: async (context, request, { bodyLimitBytes }) => {
      requirePlain(request)
      const submitResults = await sendSubmits(context, parseJson(await request.readBody(bodyLimitBytes)))
      if (submitResults.some(({ code }) => code === 'OK')) return { submitResults }
      throw new NothingSent(submitResults)
    },
  },
  {
    name: 'listMessages',
    method: 'GET',
    path: /^messagemanagement\/messages$/,
    answer: (context, { query }) => listMessages(context, readParameters(query)),
  },
  {
    name: 'readStatuses',
    method: 'GET',
    path: /^messagemanagement\/messages\/status$/,
    answer: (context, { query }) => readStatuses(context, readParameters(query)),
  },
  {
    name: 'readMessage',
    method: 'GET',
    path: /^messagemanagement\/messages\/(\d{1,16})$/,
    answer: (context, _request, _options, id) => readMessage(context, id),
  },
  {
    name: 'listNamings',
    method: 'GET',
    path: /^accountmanagement\/namings$/,
    answer: (context) => listNamings(context),
  },
]

/** Every recipient was refused. */
class NothingSent extends Error {
  readonly submitResults: readonly SubmitOutcome[]

  constructor(submitResults: readonly SubmitOutcome[]) {
    super('nothing sent')
    this.submitResults = submitResults
  }

  get fault(): FaultName {
    const [first] = this.submitResults
    return first === undefined || first.code === 'OK' ? 'MESSAGE_HANDLING_ERROR' : first.code
  }
}

const dialects: Record<Dialect, { prefix: string; base: RegExp }> = {
  v2: { prefix: '/v2/', base: /^\/v2\// },
  mcom: { prefix: '/client-omni-adapter_production/', base: /^\/client-omni-adapter_production\/[^/]+\/mcom\// },
}

/** REST v2 of MTS Communicator and its successor: JSON and a bearer token, over the same functions as the M2M contract. */
export class V2Interface implements MountedInterface {
  readonly prefix: string
  readonly #dialect: Dialect
  readonly #options: V2Options

  constructor(dialect: Dialect, options: V2Options) {
    this.#dialect = dialect
    this.#options = options
    this.prefix = dialects[dialect].prefix
  }

  async handle(request: GatewayRequest, exchange: MountedExchange): Promise<GatewayResponse> {
    const path = request.path.toLowerCase().replace(/\/$/, '')
    const { base } = dialects[this.#dialect]
    const below = base.test(path) ? path.replace(base, '') : ''
    const fitting = routes.filter((route) => route.path.test(below))
    if (fitting.length === 0) return plain(404, 'There is no such address.')
    const route = fitting.find(({ method }) => method === request.method)
    if (route === undefined) {
      return plain(405, 'Another method is meant.', [['Allow', fitting.map(({ method }) => method).join(', ')]])
    }
    exchange.operation = `${this.#dialect}.${route.name}`
    try {
      const data = await this.#run(route, request, exchange, route.path.exec(below)?.[1] ?? '')
      return json(200, writeOutcome(this.#dialect, { data }))
    } catch (error) {
      return this.#refuse(error, exchange)
    }
  }

  async #run(route: Route, request: GatewayRequest, exchange: MountedExchange, id: string): Promise<unknown> {
    const { core } = this.#options
    const principal = await admit(core, credentialsOf(headerOf(request, 'authorization'), '', ''), exchange)
    const { requestId, address } = exchange
    const via = { interface: 'm2m', address, requestId } as const
    return route.answer({ core, principal, requestId, via, binding: 'm2m-post' }, request, this.#options, id)
  }

  #refuse(error: unknown, { requestId, operation }: MountedExchange): GatewayResponse {
    if (error instanceof NothingSent) {
      const { fault, submitResults } = error
      return json(statusOf(fault), writeFault(this.#dialect, fault, { submitResults }))
    }
    const isKnown = error instanceof M2mFault || (error instanceof GatewayError && error.code !== 'internal')
    if (!isKnown) this.#options.log.error({ traceId: requestId, operation, err: error }, 'request failed')
    const fault = faultOf(error)
    const isLimit = error instanceof GatewayError && error.code === 'rate_limited' && fault === 'SYSTEM_FAILURE'
    return json(isLimit ? 429 : statusOf(fault), writeFault(this.#dialect, fault), retryAfter(error))
  }
}

function json(status: number, body: string, headers: readonly Header[] = []): GatewayResponse {
  return { status, headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers], body }
}

function plain(status: number, message: string, headers: readonly Header[] = []): GatewayResponse {
  return json(status, JSON.stringify({ status, code: status, message, description: message }), headers)
}

function requirePlain(request: GatewayRequest): void {
  const encoding = headerOf(request, 'content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') throw new M2mFault('MESSAGE_FORMAT_ERROR')
}
