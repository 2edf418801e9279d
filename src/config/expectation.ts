import { z } from 'zod'

import { configSchema } from './schema.js'

/** The part of JSON Schema that describes a setting, with the gateway's own annotations. */
export interface SettingSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly SettingSchema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  properties?: Record<string, SettingSchema>
  required?: readonly string[]
  items?: SettingSchema
  minItems?: number
  default?: unknown
  description?: string
  expects?: string
  env?: string
  defaultText?: string
  secret?: boolean
}

export type Path = readonly (string | number)[]

/** The whole file's schema, in plain data. */
export const settings = z.toJSONSchema(configSchema, {
  io: 'input',
  reused: 'inline',
  unrepresentable: 'any',
}) as SettingSchema

/** The schema at a path; `undefined` where nothing is known. */
export function settingAt(path: Path): SettingSchema | undefined {
  let schema: SettingSchema | undefined = settings
  for (const key of path) {
    schema = typeof key === 'number' ? schema?.items : schema?.properties?.[key]
  }
  return schema
}

/** A path as a person writes it: `carriers[0].port`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? key : `${text}.${key}`
  }, '')
}

/** Completes "expected …" for a setting. */
export function expectation(schema: SettingSchema): string {
  if (schema.expects !== undefined) return schema.expects
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`
  switch (schema.type) {
    case 'integer':
      return `a whole number${range(schema.minimum, schema.maximum)}`
    case 'number':
      return `a number${range(schema.minimum, schema.maximum)}`
    case 'boolean':
      return 'true or false'
    case 'string':
      return `text${textLength(schema)}`
    case 'array':
      return listOf(schema)
    case 'object':
      return `keys with values (${keyNames(schema).join(', ')})`
    default:
      return 'another value'
  }
}

function listOf({ items, minItems = 0 }: SettingSchema): string {
  const list = minItems > 0 ? `a list of at least ${minItems}` : 'a list'
  return items === undefined ? list : `${list}, each ${expectation(items)}`
}

function keyNames({ properties = {} }: SettingSchema): string[] {
  const names = Object.keys(properties)
  return names.length > 6 ? [...names.slice(0, 5), '…'] : names
}

function range(minimum?: number, maximum?: number): string {
  const from = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum
  const to = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`
  if (from !== undefined) return ` of at least ${from}`
  return to === undefined ? '' : ` of at most ${to}`
}

function textLength(schema: SettingSchema): string {
  if (schema.maxLength !== undefined) return ` of ${schema.minLength ?? 0} to ${schema.maxLength} characters`
  return schema.minLength === 1 ? ', not empty' : ''
}
