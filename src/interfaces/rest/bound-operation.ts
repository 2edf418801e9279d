import type { Scope } from '../../core/accounts/account.js'
import { type GatewayRequest, headerOf } from '../gateway-request.js'
import type { Contract, ContractOperation, ContractParameter } from './contract.js'
import type { Dialect } from './dialect.js'
import type { Operation, UntypedOutput } from './operation.js'
import { parseQuery, typedParameters } from './parameters.js'
import type { PathParameter } from './router.js'
import { answerSchemas, requestSchemas, type SchemaCompiler, type ValidateFunction } from './schemas.js'
import { type Place, violationOf } from './violation.js'

/** An operation of the contract with its handler and its compiled validators. */
export interface BoundOperation {
  readonly contract: ContractOperation
  readonly operation: Operation
  readonly scopes: readonly Scope[] | null
  readonly path: ParameterSet
  readonly query: ParameterSet
  readonly headers: ParameterSet
  /** Null where requests and answers are JSON. */
  readonly dialect: BoundDialect | null
  /** Null for an operation without a body. */
  readonly body: ValidateFunction | null
  /** Only where answers are validated. */
  readonly answers: AnswerValidators | null
}

export interface BoundDialect extends Dialect {
  readonly validate: ValidateFunction
}

type AnswerValidators = ReadonlyMap<string, ValidateFunction>

interface ParameterSet {
  readonly place: Place
  readonly parameters: readonly ContractParameter[]
  readonly validate: ValidateFunction
}

export interface BindOptions {
  validateResponses: boolean
  /** Operations that everyone may use, whatever the contract says. */
  opened: ReadonlySet<string>
}

/** @throws Error when contract and handlers do not have the same operations */
export function bindOperations(
  contract: Contract,
  operations: readonly Operation[],
  options: BindOptions,
): BoundOperation[] {
  const handlers = new Map<string, Operation>(operations.map((operation) => [operation.id, operation]))
  const known = new Set<string>(contract.operations.map(({ id }) => id))
  const strangers = [...handlers.keys()].filter((id) => !known.has(id))
  if (strangers.length > 0) throw new Error(`Handlers without an operation in the contract: ${strangers.join(', ')}.`)
  const requests = requestSchemas(contract)
  const answers = options.validateResponses ? answerSchemas(contract) : null
  return contract.operations.map((described) => {
    const operation = handlers.get(described.id)
    if (operation === undefined) throw new Error(`Operation ${described.id} of the contract has no handler.`)
    const scopes = options.opened.has(described.id) ? null : described.scopes
    if (scopes === null && operation.access === 'authenticated') {
      throw new Error(`Operation ${described.id} is open to everyone and its handler needs to know the caller.`)
    }
    return {
      contract: described,
      operation,
      scopes,
      path: parameterSet(requests, described, 'path'),
      query: parameterSet(requests, described, 'query'),
      headers: parameterSet(requests, described, 'header'),
      dialect: boundDialect(requests, operation),
      body: described.bodyPointer === null ? null : requests.compile(described.bodyPointer),
      answers: answers === null ? null : answerValidators(answers, described),
    }
  })
}

function boundDialect(compiler: SchemaCompiler, operation: Operation): BoundDialect | null {
  if (operation.access === 'public' || operation.dialect === undefined) return null
  return { ...operation.dialect, validate: compiler.compile(operation.dialect.parametersPointer) }
}

function parameterSet(
  compiler: SchemaCompiler,
  { parameters }: ContractOperation,
  place: 'path' | 'query' | 'header',
): ParameterSet {
  const own = parameters.filter((parameter) => parameter.in === place)
  return { place, parameters: own, validate: compiler.compileParameters(own) }
}

function answerValidators(compiler: SchemaCompiler, { answers }: ContractOperation): AnswerValidators {
  return new Map([...answers].map(([status, { schemaPointer }]) => [status, compiler.compile(schemaPointer)]))
}

const nothing: Readonly<Record<string, unknown>> = Object.freeze({})

/** @throws GatewayError `invalid_parameter` */
export function readPath({ path }: BoundOperation, values: readonly PathParameter[]): unknown {
  return path.parameters.length === 0 ? nothing : checked(path, values)
}

/** @throws GatewayError `invalid_parameter` */
export function readQuery({ query }: BoundOperation, text: string): unknown {
  return text === '' && query.parameters.length === 0 ? nothing : checked(query, parseQuery(text))
}

/** @throws GatewayError `invalid_parameter` */
export function readHeaders({ headers }: BoundOperation, request: GatewayRequest): unknown {
  if (headers.parameters.length === 0) return nothing
  const values: [string, string][] = []
  for (const { name } of headers.parameters) {
    const value = headerOf(request, name.toLowerCase())
    if (value !== undefined) values.push([name, value])
  }
  return values.length === 0 && headers.parameters.every(({ required }) => !required)
    ? nothing
    : checked(headers, values)
}

function checked(set: ParameterSet, values: Iterable<readonly [string, string]>): unknown {
  const typed = typedParameters(values, set.parameters)
  if (!set.validate(typed)) throw violationOf(set.validate.errors, set.place)
  return typed
}

/** @throws Error when an answer is not what the contract promises */
export function checkAnswer({ contract, answers }: BoundOperation, { status, body }: UntypedOutput): void {
  if (answers === null) return
  const validate = answers.get(String(status)) ?? answers.get('default')
  const asSent: unknown = typeof body === 'string' ? body : JSON.parse(JSON.stringify(body))
  if (validate?.(asSent) === true) return
  const fault = validate?.errors?.[0]
  throw new Error(
    `The answer ${status} of ${contract.id} breaks the contract at "${fault?.instancePath ?? ''}": ${fault?.message ?? 'no schema'}.`,
  )
}
