import type { Credentials } from '../../core/accounts/authenticate.js'
import type { GatewayError } from '../../core/errors.js'
import type { GatewayRequest, GatewayResponse } from '../gateway-request.js'
import type { UntypedOutput } from './operation.js'

/** How the requests of an operation are read and its answers written, where that is not JSON and problem details. */
export interface Dialect {
  /** Pointer of the schema that its parameters must fit, wherever in the request they stood. */
  readonly parametersPointer: string
  /** False when a GET changes something: then there is no HEAD, no prefetch, and GET can be switched off. */
  readonly isGetSafe: boolean
  /** For the refusal of what cannot be read. */
  writerOf(request: GatewayRequest): Writer
  /** Reads all of it. Nothing is judged yet but what must be known to find out whose request it is. @throws GatewayError */
  read(request: GatewayRequest, bodyLimitBytes: number): Promise<ReadRequest>
  /** A refusal of the core in the words of the dialect. */
  translate(error: GatewayError): GatewayError
}

export interface ReadRequest {
  readonly credentials: Credentials
  /** Without the credentials. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly writer: Writer
}

export interface Writer {
  answer(output: UntypedOutput): GatewayResponse
  refuse(error: GatewayError, requestId: string): GatewayResponse
}
