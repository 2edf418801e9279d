import { z } from 'zod'

import { stepSchemas, verbs } from './verbs/index.js'
import { stepName } from './verbs/verb.js'

export const maxSteps = 200

const step = z.discriminatedUnion('verb', stepSchemas)

const scenarioSchema = z.strictObject({
  format: z.literal(1).meta({ description: 'The version of this language.' }),
  start: stepName.meta({ description: 'Where a call begins.' }),
  overflow: stepName.optional().meta({
    description:
      'Where a call begins that comes when all channels of the number are taken; without it, it hears the busy tone.',
  }),
  steps: z
    .record(stepName, step)
    .refine((steps) => Object.keys(steps).length <= maxSteps, { message: `a scenario has at most ${maxSteps} steps` })
    .meta({ description: 'Steps by name. Each does one thing, its verb, and names where each of its exits leads.' }),
})

/** What happens to a call, as steps and the ways between them; its numbers are in E.164 and its defaults filled in. */
export type Scenario = z.output<typeof scenarioSchema>
export type Step = Scenario['steps'][string]

/** A problem of a scenario, for whoever writes it. */
export interface Finding {
  level: 'error' | 'warning'
  code: string
  /** Null where it concerns no single step. */
  step: string | null
  /** Names what is wrong and the way out. */
  message: string
}

export type ReadScenario = { ok: true; scenario: Scenario } | { ok: false; findings: readonly Finding[] }

/** Reads a document whatever it is. What it names may still lead nowhere: see `verify`. */
export function readScenario(document: unknown): ReadScenario {
  const read = scenarioSchema.safeParse(document)
  if (read.success) return { ok: true, scenario: read.data }
  return { ok: false, findings: read.error.issues.flatMap((issue) => describe(issue, document)).slice(0, 100) }
}

/** The language as JSON Schema 2020-12. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' })
}

/** Where steps lead: each exit that is named. */
export function exitsOf(step: Step): readonly (readonly [exit: string, to: string])[] {
  if (!('exits' in step)) return []
  return Object.entries(step.exits as Record<string, string | undefined>).flatMap(([exit, to]) =>
    to === undefined ? [] : [[exit, to] as const],
  )
}

type Issue = z.core.$ZodIssue

function describe(issue: Issue, document: unknown): Finding[] {
  const [root, name, ...rest] = issue.path.map(String)
  const step = root === 'steps' && name !== undefined ? name : null
  const place = step === null ? issue.path.join('/') : rest.join('/')
  const isExit = step !== null && rest[0] === 'exits'
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several forms the one that came nearest tells most.
    const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? []
    return nearest.flatMap((each) => describe({ ...each, path: [...issue.path, ...each.path] }, document))
  }
  const code = isExit ? exitCode(issue, rest) : 'invalid_document'
  return [{ level: 'error', code, step, message: sentence(step, place, reasonOf(issue, document, rest)) }]
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length * 2 + (code === 'unrecognized_keys' ? 0 : 1)))
}

function exitCode(issue: Issue, rest: readonly string[]): string {
  if (issue.code === 'unrecognized_keys') return 'unknown_exit'
  return issue.code === 'invalid_type' && rest.length <= 2 ? 'missing_exit' : 'invalid_document'
}

function sentence(step: string | null, place: string, reason: string): string {
  const where = step === null ? place : `step "${step}"${place === '' ? '' : `, ${place}`}`
  return `${where === '' ? 'The scenario' : where.charAt(0).toUpperCase() + where.slice(1)}: ${reason}.`
}

function reasonOf(issue: Issue, document: unknown, rest: readonly string[]): string {
  const isMissing = issue.code === 'invalid_type' && valueAt(document, issue.path) === undefined
  if (isMissing && rest[0] === 'exits' && rest.length === 2)
    return `the exit "${rest[1]}" is missing; name the step it leads to`
  if (isMissing) return 'it is missing'
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here; remove or correct it`
    case 'invalid_union':
      return `it has no verb of the language; the verbs are ${verbs.map(({ name }) => name).join(', ')}`
    case 'invalid_key':
      return issue.issues.map(({ message }) => message).join('; ')
    default:
      return issue.message.replace(/^Invalid input: /, '')
  }
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    document,
  )
}
