import type { Principal } from '../../core/accounts/account.js'
import type { Via } from '../../core/accounts/audit.js'
import type { CoreContext } from '../../core/context.js'
import type { BodyStream, Header } from '../gateway-request.js'
import type { Dialect } from './dialect.js'
import type { operations } from './generated/contract.js'
import type { Services } from './services.js'

export type OperationId = keyof operations

/** What a handler without a caller gets. */
export interface PublicContext {
  readonly core: CoreContext
  readonly services: Services
  readonly requestId: string
  readonly from: Origin
}

/** Where a request comes from, for the few operations to which it matters. */
export interface Origin {
  /** Of the caller, behind the proxies that are trusted. */
  readonly address: string | null
  /** Scheme and host by which the caller has reached us. */
  readonly origin: string
  /** What the cookie of the console says, right or not. */
  readonly sessionToken: string | undefined
}

/** What a handler gets beside its input. */
export interface OperationContext extends PublicContext {
  readonly principal: Principal
  readonly via: Via
}

type Given<T> = [NonNullable<T>] extends [never] ? Record<string, never> : NonNullable<T>

/** The input of an operation, validated against the contract. */
export interface OperationInput<K extends OperationId> {
  readonly path: Given<operations[K]['parameters']['path']>
  readonly query: Given<operations[K]['parameters']['query']>
  readonly headers: Given<operations[K]['parameters']['header']>
  readonly body: operations[K] extends { requestBody: { content: { 'application/json': infer Body } } }
    ? Body
    : operations[K] extends { requestBody: { content: { 'text/csv': unknown } | { 'audio/wav': unknown } } }
      ? Upload
      : undefined
}

/** A body that is a file. */
export interface Upload {
  readonly content: Buffer
  readonly mediaType: string
}

type Answer<Status, Response> = Response extends { content: infer Content }
  ? 'application/problem+json' extends keyof Content
    ? never
    : { status: Status; body: Content[keyof Content]; headers?: readonly Header[] }
  : never

/** The answers of an operation that the contract names, refusals excepted: those are thrown. */
export type OperationOutput<K extends OperationId> = {
  [Status in keyof operations[K]['responses'] & number]: Answer<Status, operations[K]['responses'][Status]>
}[keyof operations[K]['responses'] & number]

/** Looked up by name, so that the compiler keeps the literals of a handler's answer. */
type Handlers<Context> = {
  [K in OperationId]: (context: Context, input: OperationInput<K>) => Promise<OperationOutput<K>>
}

/** The same with its types put aside, as the pipeline holds it. */
export interface UntypedInput {
  path: unknown
  query: unknown
  headers: unknown
  body: unknown
}

export interface UntypedOutput {
  status: number
  body: unknown
  headers?: readonly Header[]
}

/** An answer whose body is written as it comes. */
export interface StreamOutput {
  status: number
  stream: BodyStream
  headers?: readonly Header[]
}

export type Operation =
  | {
      id: OperationId
      access: 'authenticated'
      /** JSON and problem details when absent. */
      dialect?: Dialect
      /** What a file may have, where one is uploaded. */
      uploadBytes?: number
      handle(context: OperationContext, input: UntypedInput): Promise<UntypedOutput | StreamOutput>
    }
  | { id: OperationId; access: 'public'; handle(context: PublicContext, input: UntypedInput): Promise<UntypedOutput> }

/** Binds a handler to an operation of the contract. The pipeline validates the input first, so its type holds. */
export function operation<K extends OperationId>(id: K, handler: Handlers<OperationContext>[K]): Operation {
  return { id, access: 'authenticated', handle: (context, input) => handler(context, input as OperationInput<K>) }
}

/** For an operation whose body is a file of so many bytes at most. */
export function uploadOperation<K extends OperationId>(
  id: K,
  uploadBytes: number,
  handler: Handlers<OperationContext>[K],
): Operation {
  const handle = (context: OperationContext, input: UntypedInput) => handler(context, input as OperationInput<K>)
  return { id, access: 'authenticated', uploadBytes, handle }
}

/** For an operation whose parameters may stand in several places, in a dialect of its own. They come together, validated. */
export function dialectOperation<K extends OperationId>(
  id: K,
  dialect: Dialect,
  handler: (context: OperationContext, parameters: object) => Promise<OperationOutput<K>>,
): Operation {
  return { id, access: 'authenticated', dialect, handle: (context, { query }) => handler(context, query as object) }
}

/** For an operation that needs to know no caller. */
export function publicOperation<K extends OperationId>(id: K, handler: Handlers<PublicContext>[K]): Operation {
  return { id, access: 'public', handle: (context, input) => handler(context, input as OperationInput<K>) }
}

/** For an operation that answers with a stream of text. */
export function streamOperation<K extends OperationId>(
  id: K,
  handler: (context: OperationContext, input: OperationInput<K>) => Promise<StreamOutput>,
): Operation {
  return { id, access: 'authenticated', handle: (context, input) => handler(context, input as OperationInput<K>) }
}
