import { z } from 'zod'

import type { CallEvent } from '../call-event.js'
import type { CallFacts } from '../call-state.js'
import type { Turn } from '../turn.js'

/** Letters of any script: steps are named by those who write scenarios. */
export const stepNamePattern = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u

export const stepName = z
  .string()
  .regex(stepNamePattern, 'name a step with up to 40 letters, digits, - and _, a letter first')
  .meta({ description: 'Name of a step.' })

/**
 * What must happen before an exit is taken. `instant`: nothing. `time`: something takes its time, without anybody doing anything.
 * `person`: somebody acts.
 */
export type ExitNeeds = 'instant' | 'time' | 'person'

/** What of a call is charged beside its legs: the menu, or a recording (a message). */
export type Activity = 'ivr' | 'record' | null

export interface StepProblem {
  code: string
  message: string
  level: 'error' | 'warning'
}

interface StepShape {
  verb: string
  exits?: Readonly<Record<string, string | undefined>> | undefined
}

export interface VerbDefinition<Schema extends z.ZodType<StepShape>, Local> {
  name: string
  /** One sentence, for the reference. */
  summary: string
  schema: Schema
  needs(exit: string, step: z.output<Schema>): ExitNeeds
  /** Exits that this step can take and does not name, each with what happens then. */
  check?(step: z.output<Schema>): readonly StepProblem[]
  /** Whether the caller hears something in it. */
  isHeard: boolean
  enter(turn: Turn, step: z.output<Schema>, call: CallFacts): Local | void
  on?(turn: Turn, step: z.output<Schema>, local: Local, event: CallEvent, call: CallFacts): Local | void
  activity?(local: Local, step: z.output<Schema>): Activity
}

/** The same with its types put aside: the interpreter looks verbs up by name, and the schema has checked the step. */
export interface Verb {
  readonly name: string
  readonly summary: string
  readonly schema: z.ZodType<StepShape>
  readonly isHeard: boolean
  needs(exit: string, step: StepShape): ExitNeeds
  check(step: StepShape): readonly StepProblem[]
  enter(turn: Turn, step: StepShape, call: CallFacts): unknown
  on(turn: Turn, step: StepShape, local: unknown, event: CallEvent, call: CallFacts): unknown
  activity(local: unknown, step: StepShape): Activity
}

export function defineVerb<Schema extends z.ZodType<StepShape>, Local = null>(
  definition: VerbDefinition<Schema, Local>,
): Omit<Verb, 'schema'> & { readonly schema: Schema } {
  type Step = z.output<Schema>
  const { name, summary, schema, isHeard } = definition
  return {
    name,
    summary,
    schema,
    isHeard,
    needs: (exit, step) => definition.needs(exit, step as Step),
    check: (step) => definition.check?.(step as Step) ?? [],
    enter: (turn, step, call) => definition.enter(turn, step as Step, call) ?? null,
    on: (turn, step, local, event, call) => definition.on?.(turn, step as Step, local as Local, event, call) ?? local,
    activity: (local, step) => definition.activity?.(local as Local, step as Step) ?? null,
  }
}
