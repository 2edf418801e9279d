/** Validators compiled from the contract: JSON Schema 2020-12. */
import { Ajv2020, type ErrorObject, type ValidateFunction as CompiledFunction } from 'ajv/dist/2020.js'

import { type Contract, type ContractParameter, type JsonObject, nodeAt } from './contract.js'
import { isInstant } from './instant.js'

const COMPONENTS = '#/components/schemas/'

/** True for a value that the schema allows; else `errors` says what is wrong with it, until the next call. */
export interface ValidateFunction {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}

/** A schema is compiled when it is used first: most operations of a gateway never are, and all together take half a second. */
export interface SchemaCompiler {
  /** The schema at a JSON pointer of the contract. */
  compile(pointer: string): ValidateFunction
  /** An object with one property a parameter. */
  compileParameters(parameters: readonly ContractParameter[]): ValidateFunction
}

export function requestSchemas(contract: Contract): SchemaCompiler {
  return compilerOnce(requestCompilers, contract, prepared)
}

/** For answers, with every object closed: what the contract does not name must not leave. */
export function answerSchemas(contract: Contract): SchemaCompiler {
  return compilerOnce(answerCompilers, contract, (document) => closed(prepared(document)))
}

/** Compiling takes a tenth of a second and more; tests start many servers. */
const requestCompilers = new WeakMap<Contract, SchemaCompiler>()
const answerCompilers = new WeakMap<Contract, SchemaCompiler>()

function compilerOnce(
  known: WeakMap<Contract, SchemaCompiler>,
  contract: Contract,
  prepare: (document: JsonObject) => JsonObject,
): SchemaCompiler {
  const compiler = known.get(contract) ?? compilerOf(prepare(contract.document))
  known.set(contract, compiler)
  return compiler
}

function compilerOf(document: JsonObject): SchemaCompiler {
  const ajv = new Ajv2020({ strictTypes: false, discriminator: true, verbose: true })
  ajv.addFormat('date-time', isInstant)
  ajv.addVocabulary(['example'])
  for (const [name, schema] of Object.entries(nodeAt(document, '#/components/schemas'))) {
    ajv.addSchema(schema as JsonObject, name)
  }
  const compiled = new Map<string, ValidateFunction>()
  const compile = (key: string, schema: JsonObject) => {
    const validate = compiled.get(key) ?? whenUsed(() => ajv.compile(schema))
    compiled.set(key, validate)
    return validate
  }
  return {
    compile: (pointer) => compile(pointer, nodeAt(document, pointer)),
    compileParameters: (parameters) =>
      compile(JSON.stringify(parameters), {
        type: 'object',
        additionalProperties: false,
        required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
        properties: Object.fromEntries(
          parameters.map(({ name, schemaPointer }) => [name, nodeAt(document, schemaPointer)]),
        ),
      }),
  }
}

function whenUsed(compile: () => CompiledFunction): ValidateFunction {
  let compiled: CompiledFunction | undefined
  const validate: ValidateFunction = (value) => {
    compiled ??= compile()
    const isValid = compiled(value)
    validate.errors = compiled.errors ?? null
    return isValid
  }
  return validate
}

/** In the form that Ajv takes: component schemas are known by their names, and discriminators have no mapping. */
function prepared(document: JsonObject): JsonObject {
  return withNames(withoutMappings(document)) as JsonObject
}

function withNames(node: unknown): unknown {
  return rebuilt(node, (entries) =>
    entries.map(([name, value]) => {
      const isReference = name === '$ref' && typeof value === 'string' && value.startsWith(COMPONENTS)
      return [name, isReference ? value.slice(COMPONENTS.length) : value]
    }),
  )
}

/** Ajv derives the mapping of a discriminator from the branches and refuses a written one; its names serve the messages. */
function withoutMappings(node: unknown): unknown {
  return rebuilt(node, (entries) =>
    entries.map(([name, value]) => {
      if (name !== 'discriminator' || typeof value !== 'object' || value === null) return [name, value]
      const { mapping, ...rest } = value as JsonObject
      return [name, { ...rest, kinds: Object.keys(mapping ?? {}) }]
    }),
  )
}

function closed(document: JsonObject): JsonObject {
  const close = (node: unknown) =>
    rebuilt(node, (entries, { type, properties, additionalProperties }) => {
      const isOpen = type === 'object' && properties !== undefined && additionalProperties === undefined
      return isOpen ? [...entries, ['additionalProperties', false]] : entries
    })
  return close(document) as JsonObject
}

type Entries = [name: string, value: unknown][]

function rebuilt(node: unknown, change: (entries: Entries, node: JsonObject) => Entries): unknown {
  if (Array.isArray(node)) return node.map((item) => rebuilt(item, change))
  if (typeof node !== 'object' || node === null) return node
  const entries = change(Object.entries(node), node as JsonObject)
  return Object.fromEntries(entries.map(([name, value]) => [name, rebuilt(value, change)]))
}

export type { ErrorObject }
