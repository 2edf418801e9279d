import { answer } from './answer.js'
import { branch } from './branch.js'
import { caller } from './caller.js'
import { conference } from './conference.js'
import { hangup } from './hangup.js'
import { menu } from './menu.js'
import { play } from './play.js'
import { queue } from './queue.js'
import { record } from './record.js'
import { ring } from './ring.js'
import { schedule } from './schedule.js'
import { set } from './set.js'
import { sms } from './sms.js'
import type { Verb } from './verb.js'
import { voicemail } from './voicemail.js'
import { webhook } from './webhook.js'

/** Every verb of the language: each works from end to end, or does not stand here. */
export const verbs: readonly Verb[] = [
  answer,
  play,
  menu,
  schedule,
  caller,
  ring,
  queue,
  conference,
  voicemail,
  record,
  sms,
  set,
  branch,
  webhook,
  hangup,
]

/** A step is one of these; apart from `verbs`, so that the compiler keeps each form. */
export const stepSchemas = [
  answer.schema,
  play.schema,
  menu.schema,
  schedule.schema,
  caller.schema,
  ring.schema,
  queue.schema,
  conference.schema,
  voicemail.schema,
  record.schema,
  sms.schema,
  set.schema,
  branch.schema,
  webhook.schema,
  hangup.schema,
] as const

const byName: ReadonlyMap<string, Verb> = new Map(verbs.map((verb) => [verb.name, verb]))

/** @throws Error for a name that the schema does not have */
export function getVerb(name: string): Verb {
  const verb = byName.get(name)
  if (verb === undefined) throw new Error(`there is no verb ${name}`)
  return verb
}

export type { Activity, ExitNeeds, StepProblem, Verb } from './verb.js'
