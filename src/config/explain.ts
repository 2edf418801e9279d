import type { z } from 'zod'

import type { ConfigDocument } from './document.js'
import type { Variables } from './environment.js'
import { expectation, formatPath, type Path, settingAt, type SettingSchema } from './expectation.js'
import { nearest } from './nearest.js'
import type { Problem } from './problem.js'

/** What the value came from, to tell where it must be mended. */
export interface Sources {
  document: ConfigDocument | undefined
  variables: Variables
  value: unknown
}

/** The message of a refinement that leaves the wording to the setting's `expects`. */
const UNEXPLAINED = 'Invalid input'

/** Turns what the schema found into problems for the operator. */
export function explain(issues: readonly z.core.$ZodIssue[], sources: Sources): Problem[] {
  const problems = issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
    if (issue.code !== 'unrecognized_keys') return [problem(path, message(issue, path, sources), sources)]
    return issue.keys.map((key) => problem([...path, key], unknownKey(key, settingAt(path)), sources))
  })
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

/** A problem at a path: in the variable that set it, else in the file. */
export function problem(path: Path, text: string, { document, variables }: Omit<Sources, 'value'>): Problem {
  const key = formatPath(path)
  const variable = variables.byPath.get(key)
  if (variable !== undefined) return { place: variable, path: '', message: text }
  if (document === undefined) return { place: 'configuration', path: key, message: text }
  const line = document.lineOf(path)
  return { place: `${document.file}:${line}`, line, path: key, message: text }
}

function message(issue: z.core.$ZodIssue, path: Path, sources: Sources): string {
  const schema = settingAt(path) ?? {}
  const value = valueAt(sources.value, path)
  if (issue.code === 'custom' && issue.message !== UNEXPLAINED) return issue.message
  if (value === undefined) return `is required: ${expectation(schema)}`
  return `expected ${expectation(schema)}, got ${shown(value, schema)}${quoteHint(value, schema, path, sources)}`
}

function unknownKey(key: string, parent: SettingSchema | undefined): string {
  const known = Object.keys(parent?.properties ?? {})
  const guess = nearest(key, known)
  return guess === undefined ? `unknown key; allowed: ${known.join(', ')}` : `unknown key; did you mean ${guess}?`
}

function shown(value: unknown, schema: SettingSchema): string {
  if (schema.secret === true && typeof value !== 'object') return `a ${typeof value} that is not shown`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'keys'
  const json = JSON.stringify(value)
  return json.length > 60 ? `${json.slice(0, 57)}…` : json
}

/** YAML reads 0890 as the number 890 and no as text, so what looks like text to a person may not be. */
function quoteHint(value: unknown, schema: SettingSchema, path: Path, { document, variables }: Sources): string {
  if (schema.type !== 'string' || typeof value === 'string' || typeof value === 'object') return ''
  if (variables.byPath.has(formatPath(path))) return ''
  const source = document?.sourceOf(path)
  return schema.secret === true || source === undefined ? ': put it in quotes' : `: write "${source}", in quotes`
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
    value,
  )
}
