import { z } from 'zod'

import { parseMsisdn } from '../../values/msisdn.js'
import type { Turn } from '../turn.js'
import { defineVerb, stepName, type StepProblem } from './verb.js'

const listName = /^[a-z][a-z0-9_]{0,29}$/
const prefixForm = /^\+[1-9]\d{0,14}\*$/

const groupForm = /^group:.{1,100}$/u

/** `hidden`, `known`, `group:NAME`, a prefix `+7914*`, or a number, which is put into E.164. */
const entry = z
  .string()
  .max(40)
  .transform((text, context) => {
    if (text === 'hidden' || text === 'known' || groupForm.test(text) || prefixForm.test(text)) return text
    const parsed = parseMsisdn(text)
    if (parsed.ok) return parsed.value
    context.addIssue({
      code: 'custom',
      message: `${parsed.reason}; or give a prefix such as +7914*, group:NAME, known, or hidden`,
    })
    return z.NEVER
  })

const schema = z.strictObject({
  verb: z.literal('caller'),
  lists: z
    .record(
      z.string().regex(listName, 'name a list with small Latin letters, digits and _'),
      z.array(entry).min(1).max(1000),
    )
    .meta({
      description:
        'Callers by name of the list: numbers, prefixes such as `+7914*`, `group:NAME` for who is in a group of the directory, `known` for who is in the directory at all, or `hidden`. The first list that has him counts.',
      examples: [
        { vip: ['+79140000001', 'group:VIP'], kamchatka: ['+74152*'], blocked: ['hidden', 'group:Blacklist'] },
      ],
    }),
  exits: z
    .object({ other: stepName.meta({ description: 'Everybody else.' }) })
    .catchall(stepName)
    .meta({ description: 'An exit for each list, and `other`.' }),
})

export const caller = defineVerb({
  name: 'caller',
  summary: 'Goes different ways by who calls.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  check: ({ lists, exits }): StepProblem[] => [
    ...Object.keys(lists)
      .filter((name) => exits[name] === undefined)
      .map((name) => problem('missing_exit', `the list "${name}" has no exit; give one of that name`)),
    ...Object.keys(exits)
      .filter((name) => name !== 'other' && lists[name] === undefined)
      .map((name) => problem('unknown_exit', `the exit "${name}" belongs to no list; remove it or add the list`)),
  ],
  enter: (turn, { lists }, call) => {
    const groups = Object.values(lists).flatMap((entries) => entries.flatMap(groupOf))
    if (call.caller === null || groups.length === 0) return go(turn, lists, call.caller, new Set())
    turn.ask({ about: 'groups', caller: call.caller, groups: [...new Set(groups)] })
  },
  on: (turn, { lists }, _local, event, call) => {
    if (event.kind !== 'answered') return
    const groups = event.reply?.about === 'groups' ? event.reply.groups : []
    go(turn, lists, call.caller, new Set(groups))
  },
})

type Lists = z.output<typeof schema>['lists']

function go(turn: Turn, lists: Lists, caller: string | null, groups: ReadonlySet<string>): void {
  const isIn = (each: string) => {
    const group = groupOf(each)[0]
    return group === undefined ? matches(each, caller) : groups.has(group)
  }
  turn.leave(Object.entries(lists).find(([, entries]) => entries.some(isIn))?.[0] ?? 'other')
}

/** The name of the group that an entry stands for; the empty one for the directory. */
function groupOf(entry: string): string[] {
  if (entry === 'known') return ['']
  return entry.startsWith('group:') ? [entry.slice('group:'.length).trim()] : []
}

function matches(entry: string, number: string | null): boolean {
  if (number === null) return entry === 'hidden'
  return entry.endsWith('*') ? number.startsWith(entry.slice(0, -1)) : entry === number
}

function problem(code: string, message: string): StepProblem {
  return { code, level: 'error', message }
}
