/** What the generated types say of one operation: what it takes, and what it gives. */
import type { paths } from './generated/contract.js'
import type { Open } from './open.js'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never
}[keyof paths]

export type OperationAt<M extends Method, P extends keyof paths> =
  paths[P] extends Record<M, infer Operation> ? Operation : never

/** What the caller gives: the parameters of the path, of the query, and the body, as far as the operation has them. */
export type InputOf<Operation> = PathInput<Operation> & QueryInput<Operation> & BodyInput<Operation>

type PathInput<Operation> = Operation extends { parameters: { path: infer Path } } ? { path: Path } : unknown
type QueryInput<Operation> = Operation extends { parameters: { query?: infer Query } } ? { query?: Query } : unknown
type BodyInput<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: Body }
  : unknown

export type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : Record<string, never>

/** The body of the answer that means success. */
export type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? Open<JsonOf<Responses[keyof Responses & (200 | 201 | 202)]>>
  : never

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : void
