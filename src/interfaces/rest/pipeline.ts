import { randomUUID } from 'node:crypto'

import type { Principal } from '../../core/accounts/account.js'
import type { Credentials } from '../../core/accounts/authenticate.js'
import type { CoreContext } from '../../core/context.js'
import { GatewayError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import { type GatewayRequest, type GatewayResponse, type Header, headerOf } from '../gateway-request.js'
import type { MountedExchange, MountedInterface } from '../mounted-interface.js'
import { readJson, readUpload } from './body.js'
import {
  bindOperations,
  type BoundDialect,
  type BoundOperation,
  checkAnswer,
  readHeaders,
  readPath,
  readQuery,
} from './bound-operation.js'
import type { ClientAddresses } from './client-address.js'
import { credentialsOf, sessionTokenOf } from './credentials.js'
import type { Writer } from './dialect.js'
import type { Operation, Origin, StreamOutput, UntypedInput, UntypedOutput } from './operation.js'
import { problemResponse, refusalOf } from './problems.js'
import { type Match, Router } from './router.js'
import { refuseForeignPage, requireOwnPage } from './same-origin.js'
import type { Services } from './services.js'
import { violationOf } from './violation.js'

export interface PipelineOptions {
  core: CoreContext
  services: Services
  operations: readonly Operation[]
  authenticate(credentials: Credentials, address: string | null): Promise<Principal>
  addresses: ClientAddresses
  log: Log
  metrics: RequestMetrics
  bodyLimitBytes: number
  publicMetrics: boolean
  /** Whether operations that change something may be called by GET. */
  allowGet: boolean
  validateResponses: boolean
  /** Other interfaces on the same port. */
  mounted: readonly MountedInterface[]
}

export interface RequestMetrics {
  /** `operation` is null for a request that matches none. */
  onRequest(operation: string | null, status: number, seconds: number): void
}

/** What becomes known of a request on its way, for the log. */
interface Exchange {
  readonly requestId: string
  operation: string | null
  principal: Principal | null
  /** Of an operation that does not answer in JSON. */
  writer: Writer | null
}

const commonHeaders: readonly Header[] = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
]

/** Carries a request through every step from its id to its log line. Knows neither sockets nor a framework. */
export class Pipeline {
  readonly #options: PipelineOptions
  readonly #router = new Router<BoundOperation>()

  constructor(options: PipelineOptions) {
    this.#options = options
    const opened = new Set(options.publicMetrics ? ['getMetrics'] : [])
    const { validateResponses } = options
    for (const bound of bindOperations(options.services.contract, options.operations, { validateResponses, opened })) {
      this.#router.add(bound.contract.method, bound.contract.path, bound, { head: bound.dialect?.isGetSafe ?? true })
    }
  }

  /** Never rejects. */
  async handle(request: GatewayRequest): Promise<GatewayResponse> {
    const startedAt = performance.now()
    const exchange: Exchange = { requestId: requestIdOf(request), operation: null, principal: null, writer: null }
    let response: GatewayResponse
    try {
      response = await this.#answer(request, exchange)
    } catch (error) {
      response = this.#refuse(error, exchange)
    }
    this.#record(exchange, response.status, performance.now() - startedAt)
    const headers = [...withoutPrompt(request, response), ['X-Request-Id', exchange.requestId] as const]
    const named = new Set(headers.map(([name]) => name))
    return { ...response, headers: [...headers, ...commonHeaders.filter(([name]) => !named.has(name))] }
  }

  async #answer(request: GatewayRequest, exchange: Exchange): Promise<GatewayResponse> {
    const mounted = mountedAt(this.#options.mounted, request.path)
    if (mounted !== undefined) return this.#answerMounted(mounted, request, exchange)
    const match = this.#router.find(request.method, request.path)
    if (match.kind !== 'found') return unmatched(match, exchange)
    const bound = match.target
    exchange.operation = bound.contract.id
    if (bound.dialect !== null) return this.#answerInDialect(bound, bound.dialect, request, exchange)
    if (!isSafe(request)) refusePrefetch(request)
    const from = this.#originOf(request)
    if (bound.scopes !== null) await this.#admit(bound, callerOf(request, from), from.address, exchange)
    else if (!isSafe(request)) refuseForeignPage(request, from.origin)
    const input: UntypedInput = {
      path: readPath(bound, match.pathParameters),
      query: readQuery(bound, request.query),
      headers: readHeaders(bound, request),
      body: bound.body === null ? undefined : await this.#readBody(bound, request),
    }
    const output = await this.#run(bound, exchange, from, input)
    if (!('stream' in output)) checkAnswer(bound, output)
    return present(bound, output)
  }

  #originOf(request: GatewayRequest): Origin {
    const { addresses } = this.#options
    const origin = addresses.originOf(request)
    return { address: addresses.of(request), origin, sessionToken: sessionTokenOf(request, origin) }
  }

  async #answerMounted(
    mounted: MountedInterface,
    request: GatewayRequest,
    exchange: Exchange,
  ): Promise<GatewayResponse> {
    const { addresses } = this.#options
    const known: MountedExchange = Object.assign(exchange, {
      address: addresses.of(request),
      origin: addresses.originOf(request),
    })
    return mounted.handle(request, known)
  }

  async #answerInDialect(
    bound: BoundOperation,
    dialect: BoundDialect,
    request: GatewayRequest,
    exchange: Exchange,
  ): Promise<GatewayResponse> {
    exchange.writer = dialect.writerOf(request)
    if (!dialect.isGetSafe || !isSafe(request)) refusePrefetch(request)
    const read = await dialect.read(request, this.#options.bodyLimitBytes)
    exchange.writer = read.writer
    const from = this.#originOf(request)
    const principal = await this.#admit(bound, read.credentials, from.address, exchange)
    if (request.method === 'GET' && !dialect.isGetSafe) requireGet(principal, this.#options.allowGet)
    if (!dialect.validate(read.parameters)) throw violationOf(dialect.validate.errors, 'query')
    const input = { path: undefined, query: read.parameters, headers: undefined, body: undefined }
    const output = await this.#run(bound, exchange, from, input)
    if ('stream' in output) throw new Error(`Operation ${bound.contract.id} has a dialect, which writes no stream.`)
    checkAnswer(bound, output)
    return read.writer.answer(output)
  }

  async #admit(
    bound: BoundOperation,
    credentials: Credentials,
    address: string | null,
    exchange: Exchange,
  ): Promise<Principal> {
    const principal = await this.#options.authenticate(credentials, address)
    exchange.principal = principal
    this.#options.core.limits.takeRequest(principal)
    requireAnyScope(principal, bound)
    return principal
  }

  async #readBody({ body, contract, operation }: BoundOperation, request: GatewayRequest): Promise<unknown> {
    if (contract.uploadTypes !== null) {
      const limit = 'uploadBytes' in operation ? operation.uploadBytes : undefined
      return readUpload(request, contract.uploadTypes, limit ?? this.#options.bodyLimitBytes)
    }
    const value = await readJson(request, this.#options.bodyLimitBytes)
    if (body !== null && !body(value)) throw violationOf(body.errors, 'body')
    return value
  }

  async #run(
    bound: BoundOperation,
    { requestId, principal }: Exchange,
    from: Origin,
    input: UntypedInput,
  ): Promise<UntypedOutput | StreamOutput> {
    const { core, services } = this.#options
    const { operation } = bound
    if (operation.access === 'public') return await operation.handle({ core, services, requestId, from }, input)
    if (principal === null) throw new Error(`Operation ${operation.id} ran without a caller.`)
    const via = { interface: 'rest', address: from.address, requestId } as const
    try {
      return await operation.handle({ core, services, requestId, from, principal, via }, input)
    } catch (error) {
      throw located(error, bound)
    }
  }

  #refuse(error: unknown, exchange: Exchange): GatewayResponse {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') {
      const { requestId, operation } = exchange
      this.#options.log.error({ traceId: requestId, operation, err: error }, 'request failed')
    }
    return exchange.writer?.refuse(refusal, exchange.requestId) ?? problemResponse(refusal, exchange.requestId)
  }

  #record({ requestId, operation, principal }: Exchange, status: number, ms: number): void {
    const { log, metrics } = this.#options
    const actor = principal?.actor ?? null
    const companyId = principal?.companyId ?? null
    // The id of the request is the trace id of the messages it sends: one name finds them all.
    log.info({ traceId: requestId, operation, status, ms: Math.round(ms * 1000) / 1000, actor, companyId }, 'request')
    metrics.onRequest(operation, status, ms / 1000)
  }
}

/** The interface whose paths begin like this one, if any. */
export function mountedAt(mounted: readonly MountedInterface[], path: string): MountedInterface | undefined {
  return mounted.find(({ prefix }) => path.slice(0, prefix.length).toLowerCase() === prefix)
}

/** A caller's id is taken when it is safe to log and to look for. */
function requestIdOf(request: GatewayRequest): string {
  const given = headerOf(request, 'x-request-id')
  return given !== undefined && /^[A-Za-z0-9._:/=-]{1,64}$/.test(given) ? given : randomUUID()
}

function unmatched(match: Exclude<Match<BoundOperation>, { kind: 'found' }>, { requestId }: Exchange): GatewayResponse {
  switch (match.kind) {
    case 'unknown':
      return problemResponse(new GatewayError('not_found', 'There is no such address; "/" names them.'), requestId)
    case 'other_methods': {
      const refusal = new GatewayError('method_not_allowed', `This address takes ${match.allow}.`)
      return problemResponse(refusal, requestId, [['Allow', match.allow]])
    }
  }
}

/** Credentials in a header are meant; the cookie comes by itself, so what it may do by itself is bounded. */
function callerOf(request: GatewayRequest, { origin, sessionToken }: Origin): Credentials {
  const authorization = headerOf(request, 'authorization')
  if (authorization !== undefined || sessionToken === undefined) return credentialsOf(authorization)
  if (!isSafe(request)) requireOwnPage(request, origin)
  return { kind: 'session', token: sessionToken }
}

/** Asked for a password by the answer to a page's own request, a browser would open a window of its own for it. */
function withoutPrompt(request: GatewayRequest, { status, headers }: GatewayResponse): readonly Header[] {
  const isOfPage = headerOf(request, 'sec-fetch-site') === 'same-origin'
  if (status !== 401 || !isOfPage) return headers
  return headers.map((header) => (header[0] === 'WWW-Authenticate' ? [header[0], 'Session realm="svyaz"'] : header))
}

function isSafe({ method }: GatewayRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** A browser that guesses where its user goes next must change nothing. */
function refusePrefetch(request: GatewayRequest): void {
  const purpose = `${headerOf(request, 'sec-purpose') ?? ''} ${headerOf(request, 'purpose') ?? ''}`
  if (purpose.includes('prefetch')) throw new GatewayError('forbidden', 'A prefetch is not carried out.')
}

function requireGet({ allowGet = true }: Principal, isAllowedHere: boolean): void {
  if (allowGet && isAllowedHere) return
  const who = isAllowedHere ? 'for this key' : 'at this gateway'
  throw new GatewayError('forbidden', `Sending by GET is switched off ${who}; send the same by POST.`)
}

function requireAnyScope(principal: Principal, { scopes }: BoundOperation): void {
  if (scopes === null || scopes.length === 0 || scopes.some((scope) => principal.scopes.has(scope))) return
  throw new GatewayError(
    'forbidden',
    `This key or user lacks the scope ${scopes.map((scope) => `"${scope}"`).join(' or ')}.`,
  )
}

/** The core names the fields of a command; those that came in a JSON body have pointers. */
function located(error: unknown, { body, contract, dialect }: BoundOperation): unknown {
  if (!(error instanceof GatewayError) || error.field === undefined) return error
  if (dialect !== null) return dialect.translate(error)
  const { field } = error
  if (body === null || field.startsWith('/') || contract.parameters.some(({ name }) => name === field)) return error
  return error.withField(`/${field}`)
}

function present({ contract }: BoundOperation, output: UntypedOutput | StreamOutput): GatewayResponse {
  const mediaType = contract.answers.get(String(output.status))?.mediaType ?? 'application/json'
  const contentType: Header = [
    'Content-Type',
    mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
  ]
  if ('stream' in output) {
    const named = output.headers ?? []
    const hasType = named.some(([name]) => name === 'Content-Type')
    return { status: output.status, headers: hasType ? named : [contentType, ...named], body: output.stream }
  }
  const { status, body, headers } = output
  return {
    status,
    headers: [contentType, ...(headers ?? [])],
    body: mediaType === 'application/json' ? JSON.stringify(body) : String(body),
  }
}
