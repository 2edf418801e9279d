import type { Principal } from '../../core/accounts/account.js'
import type { Via } from '../../core/accounts/audit.js'
import type { CoreContext } from '../../core/context.js'
import type { MessageInterface } from '../../core/messaging/message.js'
import type { TypeName } from './types.js'

/** What an operation works with. */
export interface OperationContext {
  core: CoreContext
  principal: Principal
  requestId: string
  via: Via
  /** By which of its bindings it was called. */
  binding: M2mBinding
}

export type M2mBinding = Extract<MessageInterface, `m2m-${string}`>

/** A result as plain data: an object has the fields of its type, an array its items. */
export type M2mValue =
  string | number | boolean | null | undefined | readonly M2mValue[] | { readonly [field: string]: M2mValue }

/** Parameters by the types that they have in the contract. What the request leaves away is empty. */
export interface ValueOf {
  string: string
  long: number
  boolean: boolean
  /** As it came: without an offset it is a time of the company's zone. */
  dateTime: string
  RequestMessageType: string
  AccessLevel: string
  ArrayOfString: readonly string[]
  ArrayOfLong: readonly number[]
  ArrayOfSubmit: readonly { Msid: string; Message: string }[]
  ArrayOfViberSubmit: readonly { Msid: string; Message: string; FallbackMessage: string }[]
  ArrayOfFormSubmit: readonly { Msid: string }[]
  ArrayOfMailingListContact: readonly {
    Msid: string
    Name: string
    Attributes: readonly { Name: string; Value: string }[]
  }[]
}
export type ParameterType = keyof ValueOf & TypeName
export type Parameter = readonly [name: string, type: ParameterType]

export type ArgumentsOf<P extends readonly Parameter[]> = { [One in P[number] as One[0]]: ValueOf[One[1]] }

export interface M2mOperation {
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** Null for one that answers nothing. */
  readonly result: TypeName | null
  /** Whether HTTP GET and POST have it beside SOAP. */
  readonly isOnHttp: boolean
  /** What may not be asked by GET where that is switched off. */
  readonly sends: boolean
  call(context: OperationContext, input: never): M2mValue | Promise<M2mValue>
}

export interface Traits {
  isOnHttp?: boolean
  sends?: boolean
}

/** One line of the table of operations: its name, its parameters in the order of the contract, its result, and what it does. */
export function operation<const P extends readonly Parameter[]>(
  name: string,
  parameters: P,
  result: TypeName | null,
  call: (context: OperationContext, input: ArgumentsOf<P>) => M2mValue | Promise<M2mValue>,
  { isOnHttp = true, sends = false }: Traits = {},
): M2mOperation {
  return { name, parameters, result, isOnHttp, sends, call }
}

export const credentials = [
  ['login', 'string'],
  ['password', 'string'],
] as const satisfies readonly Parameter[]
