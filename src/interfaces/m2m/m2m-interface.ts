import type { CoreContext } from '../../core/context.js'
import { GatewayError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import { charsetOf } from '../encoded-parameters.js'
import { type GatewayRequest, type GatewayResponse, type Header, headerOf } from '../gateway-request.js'
import { mediaTypeOf } from '../media-type.js'
import type { MountedExchange, MountedInterface } from '../mounted-interface.js'
import { admit } from './admit.js'
import { type Arguments, argumentsOfElement, argumentsOfForm } from './arguments.js'
import { faultOf, M2mFault, ProtocolError, retryAfter } from './faults.js'
import { credentialsOf } from './m2m-credentials.js'
import type { SoapVersion } from './namespaces.js'
import type { M2mBinding, M2mOperation, M2mValue } from './operation.js'
import { findOperation } from './operations.js'
import { readParameters } from './parameters.js'
import { EnvelopeError, readSoap } from './read-soap.js'
import { writeDocument, writeFault, writePlainFault, writeResult } from './write-soap.js'
import { wsdlFor } from './wsdl.js'

export interface M2mOptions {
  core: CoreContext
  log: Log
  bodyLimitBytes: number
  /** Whether what sends may be asked by GET. */
  allowGet: boolean
}

const service = '/m2m/m2m_api.asmx'
const text: Header = ['Content-Type', 'text/plain; charset=utf-8']
const xml: Header = ['Content-Type', 'text/xml; charset=utf-8']
const soapTypes: Record<SoapVersion, Header> = {
  '1.1': xml,
  '1.2': ['Content-Type', 'application/soap+xml; charset=utf-8'],
}
/** The M2M API of MTS Communicator: SOAP 1.1, SOAP 1.2, HTTP GET and HTTP POST over one table of operations. */
export class M2mInterface implements MountedInterface {
  readonly prefix = '/m2m/'
  readonly #options: M2mOptions

  constructor(options: M2mOptions) {
    this.#options = options
  }

  async handle(request: GatewayRequest, exchange: MountedExchange): Promise<GatewayResponse> {
    const path = request.path.toLowerCase().replace(/\/$/, '')
    const endpoint = `${exchange.origin}${service}`
    if (path === service) {
      if (request.method === 'POST') return this.#answerSoap(request, exchange, endpoint)
      if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, POST')
      exchange.operation = 'm2m.wsdl'
      return { status: 200, headers: [xml], body: wsdlFor(endpoint) }
    }
    const operation = path.startsWith(`${service}/`) ? findOperation(path.slice(service.length + 1)) : undefined
    if (operation === undefined || !operation.isOnHttp)
      return { status: 404, headers: [text], body: 'There is no such operation.' }
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed('GET, POST')
    return this.#answerHttp(operation, request, exchange)
  }

  async #answerSoap(request: GatewayRequest, exchange: MountedExchange, endpoint: string): Promise<GatewayResponse> {
    let version: SoapVersion =
      mediaTypeOf(headerOf(request, 'content-type')).mediaType === 'application/soap+xml' ? '1.2' : '1.1'
    try {
      requirePlain(request)
      const body = await request.readBody(this.#options.bodyLimitBytes)
      const read = await readSoap(body, headerOf(request, 'content-type'))
      version = read.version
      const operation = findOperation(read.operation.local)
      if (operation === undefined) throw new ProtocolError('There is no such operation.')
      const value = await this.#run(operation, request, exchange, {
        binding: 'm2m-soap',
        input: argumentsOfElement(operation, read.operation),
      })
      return { status: 200, headers: [soapTypes[version]], body: writeResult(version, operation, value) }
    } catch (error) {
      if (error instanceof EnvelopeError) version = error.version
      return this.#refuseSoap(error, version, exchange, endpoint)
    }
  }

  #refuseSoap(error: unknown, version: SoapVersion, exchange: MountedExchange, endpoint: string): GatewayResponse {
    const headers = [soapTypes[version], ...retryAfter(error)]
    if (error instanceof ProtocolError) {
      const isNotUnderstood = error instanceof EnvelopeError && error.isNotUnderstood
      return { status: 500, headers, body: writePlainFault(version, error.message, isNotUnderstood) }
    }
    return { status: 500, headers, body: writeFault(version, this.#faultOf(error, exchange), endpoint) }
  }

  /** Its errors are plain text: clients take what begins with no angle bracket for the name of one. */
  async #answerHttp(
    operation: M2mOperation,
    request: GatewayRequest,
    exchange: MountedExchange,
  ): Promise<GatewayResponse> {
    try {
      if (operation.sends) refusePrefetch(request)
      const form = await this.#readForm(request)
      const value = await this.#run(operation, request, exchange, {
        binding: request.method === 'GET' ? 'm2m-get' : 'm2m-post',
        input: argumentsOfForm(operation, form),
      })
      return { status: 200, headers: [xml], body: writeDocument(operation, value) }
    } catch (error) {
      const name = error instanceof ProtocolError ? error.message : this.#faultOf(error, exchange)
      return { status: 500, headers: [text, ...retryAfter(error)], body: name }
    }
  }

  /** The query and the body may each have some. */
  async #readForm(request: GatewayRequest): Promise<ReadonlyMap<string, readonly string[]>> {
    const form = readParameters(request.query)
    if (request.method !== 'POST') return form
    const named = charsetOf(mediaTypeOf(headerOf(request, 'content-type')).charset ?? '')
    const body = await this.#readFormBody(request)
    for (const [name, values] of readParameters(body, named === 'windows-1251' ? named : undefined)) {
      form.set(name, [...(form.get(name) ?? []), ...values])
    }
    return form
  }

  async #readFormBody(request: GatewayRequest): Promise<string> {
    requirePlain(request)
    const body = await request.readBody(this.#options.bodyLimitBytes)
    const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0
    return body.toString('latin1', start)
  }

  async #run(
    operation: M2mOperation,
    request: GatewayRequest,
    exchange: MountedExchange,
    { binding, input }: { binding: M2mBinding; input: Arguments },
  ): Promise<M2mValue> {
    exchange.operation = `m2m.${operation.name}`
    const { core, allowGet } = this.#options
    const { login = '', password = '' } = input as { login?: string; password?: string }
    const credentials = credentialsOf(headerOf(request, 'authorization'), login, password)
    const principal = await admit(core, credentials, exchange)
    if (operation.sends && request.method === 'GET' && !(allowGet && (principal.allowGet ?? true))) {
      throw new M2mFault('OPERATION_NOT_ALLOWED')
    }
    const { requestId, address } = exchange
    const via = { interface: 'm2m', address, requestId } as const
    return operation.call({ core, principal, requestId, via, binding }, input as never)
  }

  #faultOf(error: unknown, { requestId, operation }: MountedExchange) {
    const isKnown = error instanceof M2mFault || (error instanceof GatewayError && error.code !== 'internal')
    if (!isKnown) this.#options.log.error({ traceId: requestId, operation, err: error }, 'request failed')
    return faultOf(error)
  }
}

function notAllowed(methods: string): GatewayResponse {
  return { status: 405, headers: [text, ['Allow', methods]], body: `This address takes ${methods}.` }
}

function requirePlain(request: GatewayRequest): void {
  const encoding = headerOf(request, 'content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') throw new ProtocolError('Compressed bodies are not taken.')
}

/** A browser that guesses where its user goes next must send nothing. */
function refusePrefetch(request: GatewayRequest): void {
  const purpose = `${headerOf(request, 'sec-purpose') ?? ''} ${headerOf(request, 'purpose') ?? ''}`
  if (purpose.includes('prefetch')) throw new M2mFault('OPERATION_NOT_ALLOWED')
}
