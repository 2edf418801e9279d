import { formatPath, type Path, settings, type SettingSchema } from './expectation.js'
import { nearest } from './nearest.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** A variable that overrides a setting of the file. */
export interface Variable {
  name: string
  path: Path
  schema: SettingSchema
}

/** Variables that are set, by the path of the setting. */
export interface Variables {
  byPath: ReadonlyMap<string, string>
}

/** Variables that stand outside of the file's settings. */
export const plainVariables = [
  { name: 'SVYAZ_CONFIG', description: 'YAML configuration file. Without it the gateway starts in demo mode.' },
  {
    name: 'SVYAZ_SECRET_PEPPER',
    description: 'At least 32 characters, mixed into stored credentials. Default: a file in the data folder.',
  },
  {
    name: 'SVYAZ_SECRET_SIGNING_KEY',
    description: 'At least 32 characters, signs what the gateway hands out. Default: a file in the data folder.',
  },
] as const

/** Variables of the tests, and of interfaces that are not part of this version. */
const ignoredVariables = ['SVYAZ_TEST_POSTGRES_URL']
const unusedVariables = ['SVYAZ_SMPP_PORT']

export const variables: readonly Variable[] = collect(settings, [])

function collect(schema: SettingSchema, path: Path): Variable[] {
  const own = schema.env === undefined ? [] : [{ name: schema.env, path, schema }]
  return Object.entries(schema.properties ?? {}).reduce(
    (found, [key, child]) => [...found, ...collect(child, [...path, key])],
    own,
  )
}

/** Puts the variables over the values of the file. An empty variable counts as unset. */
export function overlay(value: unknown, env: Environment): { value: unknown; variables: Variables } {
  const byPath = new Map<string, string>()
  let result = value
  for (const { name, path, schema } of variables) {
    const text = env[name]
    if (text === undefined || text === '') continue
    byPath.set(formatPath(path), name)
    result = withValue(result, path, schema.type === 'integer' ? toNumber(text) : text)
  }
  return { value: result, variables: { byPath } }
}

/** Text that is no number stays text, for the schema to refuse it with both named. */
function toNumber(text: string): number | string {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text
}

function withValue(value: unknown, path: Path, leaf: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return leaf
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) return value
  const map = (value ?? {}) as Record<string, unknown>
  return { ...map, [key]: withValue(map[key], rest, leaf) }
}

/** Misspelt variables are silent by nature, so they are looked for. `named` are those that the file itself names. */
export function variableWarnings(env: Environment, named: readonly string[]): string[] {
  const known = [...variables, ...plainVariables].map(({ name }) => name)
  const set = Object.keys(env).filter((name) => name.startsWith('SVYAZ_') && env[name] !== '')
  return set.flatMap((name) => {
    if (known.includes(name) || ignoredVariables.includes(name) || named.includes(name)) return []
    if (unusedVariables.includes(name)) return [`${name} has no effect: this version has no such interface`]
    const guess = nearest(name, known)
    return [`${name} is not a variable of the gateway${guess === undefined ? '' : `; did you mean ${guess}?`}`]
  })
}
