/** The HTTP contract, OpenAPI 3.1: the operations of openapi.yaml with everything that the pipeline asks of them. */
import { readFileSync } from 'node:fs'

import { parse } from 'yaml'

import { type Scope, scopes } from '../../core/accounts/account.js'
import type { OperationId } from './operation.js'

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

export interface Contract {
  readonly yaml: string
  readonly document: JsonObject
  readonly version: string
  readonly operations: readonly ContractOperation[]
}

export interface ContractOperation {
  readonly id: OperationId
  /** Upper case. */
  readonly method: string
  /** With `{name}` for each path parameter. */
  readonly path: string
  /** Any one of them lets the caller in; empty for everyone who authenticates; null for everyone. */
  readonly scopes: readonly Scope[] | null
  readonly parameters: readonly ContractParameter[]
  /** JSON pointer of the schema of the body. */
  readonly bodyPointer: string | null
  /** Of a body that is a file and no JSON; null otherwise. */
  readonly uploadTypes: readonly string[] | null
  readonly answers: ReadonlyMap<string, ContractAnswer>
}

export interface ContractParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly type: 'string' | 'integer' | 'boolean'
  readonly schemaPointer: string
}

export interface ContractAnswer {
  readonly mediaType: string
  readonly schemaPointer: string
}

export interface JsonObject {
  [name: string]: unknown
}

/** Lies beside `src` and `dist` alike. */
const contractFile = new URL('../../../openapi.yaml', import.meta.url)

let loaded: Contract | undefined

/** Read once: the file belongs to the program. */
export function loadContract(): Contract {
  return (loaded ??= readContract())
}

function readContract(): Contract {
  const bytes = readFileSync(contractFile)
  const yaml = bytes.toString('utf8')
  const document = decodeUtf8(parse(bytes.toString('latin1'))) as JsonObject
  const operations = Object.entries(childOf(document, 'paths')).flatMap(([path, item]) =>
    methods
      .filter((method) => objectOf(item)[method] !== undefined)
      .map((method) => readOperation(document, path, method)),
  )
  return { yaml, document, version: String(childOf(document, 'info')['version']), operations }
}

/**
 * The contract has Cyrillic examples. Parsed as a text of two-byte characters it would leave the engine with two-byte names of
 * properties, and with them every JSON text of the process would take twice the memory and time. So its octets are parsed as
 * one-byte characters, and the values are decoded after.
 */
function decodeUtf8(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value, 'latin1').toString('utf8')
  if (Array.isArray(value)) return value.map(decodeUtf8)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, decodeUtf8(child)]))
}

function readOperation(document: JsonObject, path: string, method: string): ContractOperation {
  const itemPointer = `#/paths/${escapePointer(path)}`
  const pointer = `${itemPointer}/${method}`
  const node = resolve(document, pointer).node
  const parameters = [itemPointer, pointer].flatMap((owner) => readParameters(document, owner))
  const body = node['requestBody'] === undefined ? null : contentOf(document, `${pointer}/requestBody`)
  const answers = Object.keys(childOf(node, 'responses')).map(
    (status) => [status, contentOf(document, `${pointer}/responses/${status}`)] as const,
  )
  return {
    id: String(node['operationId']) as OperationId,
    method: method.toUpperCase(),
    path,
    scopes: readScopes(node['security'] ?? document['security']),
    parameters,
    bodyPointer: body?.schemaPointer ?? null,
    uploadTypes: node['requestBody'] === undefined ? null : uploadTypesOf(document, `${pointer}/requestBody`),
    answers: new Map(answers),
  }
}

function readParameters(document: JsonObject, owner: string): ContractParameter[] {
  const list = resolve(document, owner).node['parameters']
  if (!Array.isArray(list)) return []
  return list.map((_, index) => {
    const { node, pointer } = resolve(document, `${owner}/parameters/${index}`)
    const schemaPointer = `${pointer}/schema`
    const type = resolve(document, schemaPointer).node['type']
    if (type !== 'string' && type !== 'integer' && type !== 'boolean') {
      throw new Error(`The contract gives parameter ${String(node['name'])} a type that has no text form.`)
    }
    return {
      name: String(node['name']),
      in: node['in'] as ContractParameter['in'],
      required: node['required'] === true,
      type,
      schemaPointer,
    }
  })
}

function uploadTypesOf(document: JsonObject, owner: string): readonly string[] | null {
  const mediaTypes = Object.keys(childOf(resolve(document, owner).node, 'content'))
  return mediaTypes.includes('application/json') ? null : mediaTypes
}

function contentOf(document: JsonObject, owner: string): ContractAnswer {
  const { node, pointer } = resolve(document, owner)
  const [mediaType = ''] = Object.keys(childOf(node, 'content'))
  return { mediaType, schemaPointer: `${pointer}/content/${escapePointer(mediaType)}/schema` }
}

/** Security requirements are alternatives; the roles that each names are our scopes. */
function readScopes(security: unknown): readonly Scope[] | null {
  if (!Array.isArray(security) || security.length === 0) return null
  const named = security.flatMap((alternative) => Object.values(objectOf(alternative)).flat())
  return [...new Set(named)].map((name) => {
    const scope = scopes.find((known) => known === name)
    if (scope === undefined) throw new Error(`The contract names an unknown scope: ${String(name)}.`)
    return scope
  })
}

/** The node at a pointer, and its own address, with references followed. */
function resolve(document: JsonObject, pointer: string): { node: JsonObject; pointer: string } {
  const node = nodeAt(document, pointer)
  const reference = node['$ref']
  return typeof reference === 'string' ? resolve(document, reference) : { node, pointer }
}

/** @throws Error when there is none */
export function nodeAt(document: JsonObject, pointer: string): JsonObject {
  let node: unknown = document
  for (const part of pointer.slice(2).split('/')) node = objectOf(node)[unescapePointer(part)]
  return objectOf(node)
}

function childOf(node: JsonObject, name: string): JsonObject {
  return objectOf(node[name])
}

function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null) throw new Error('The contract lacks an object where one must be.')
  return value as JsonObject
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}
