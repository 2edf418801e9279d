import type { CoreContext } from '../context.js'
import { GroupReader } from '../people/expand-group.js'
import { nameKey, numberAt } from '../people/person.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Call } from './call.js'
import type { TargetUse } from './ports.js'
import { drawByWeight, type PlaceQuestion, type Question, type Reply } from './question.js'
import type { Target } from './target.js'

/** How long ago a talk counts as the last one. */
const lastAgentMs = 30 * 86_400_000

/** Asks a program of a company. */
export interface DecisionSource {
  /** Undefined where it did not answer in time, or not with a decision; the log says why. Never rejects. */
  decide(
    url: string,
    asked: Readonly<Record<string, unknown>>,
    timeoutMs: number,
  ): Promise<{ exit: string; variables: Readonly<Record<string, string>> } | undefined>
}

type Known = Pick<CoreContext, 'store' | 'clock' | 'decisions' | 'chance'>

/** What the company's data, its past calls and its programs say. Null: nothing. @throws Error when the store cannot be read */
export async function answerQuestion(core: Known, call: Call, question: Question): Promise<Reply | null> {
  switch (question.about) {
    case 'order':
      return orderOf(core, call, question)
    case 'groups':
      return { about: 'groups', groups: await groupsOf(core, call, question.caller, question.groups) }
    case 'place':
      return placeOf(core, call, question)
    case 'decision':
      return decisionOf(core, call, question)
  }
}

async function orderOf(
  { store, clock, chance }: Known,
  { companyId }: Call,
  { by, targets, lastFor }: Extract<Question, { about: 'order' }>,
): Promise<Reply> {
  const all = targets.map(({ to }) => to)
  const since = clock.now() - lastAgentMs
  const last = lastFor === null ? undefined : await store.calls.findLastAgent(companyId, lastFor, since)
  const known = all.find((to) => to === last) ?? null
  if (by === 'as_written') return { about: 'order', order: all, last: known }
  if (by === 'by_weight') return { about: 'order', order: drawByWeight(targets, chance), last: known }
  const uses = await store.calls.targetUses(companyId, all)
  const kind = by === 'round_robin' ? 'rung' : 'talked'
  return { about: 'order', order: longestAgo(all, uses, kind), last: known }
}

/** Who never was comes first; equals stay as they are written. */
export function longestAgo(targets: readonly Target[], uses: readonly TargetUse[], kind: TargetUse['kind']): Target[] {
  const at = new Map(uses.filter((use) => use.kind === kind).map((use) => [use.target, use.at]))
  return [...targets].sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0))
}

/** The first question takes a place behind those who wait already. */
async function placeOf(
  { store, clock }: Known,
  call: Call,
  { queue, targets, waitedMs }: PlaceQuestion,
): Promise<Reply> {
  const { companyId } = call
  if (waitedMs === 0) await store.calls.joinQueue(call, queue, clock.now())
  const [ahead, busy, uses, talkMs] = await Promise.all([
    store.calls.countAhead(call, queue),
    store.calls.busyTargets(call, targets),
    store.calls.targetUses(companyId, targets),
    store.calls.usualTalkMs(companyId, targets),
  ])
  const free = longestAgo(
    targets.filter((target) => !busy.includes(target)),
    uses,
    'talked',
  )
  const waitMs = talkMs === null ? null : Math.round(((ahead + 1) * talkMs) / targets.length)
  return { about: 'place', ahead, free, waitMs }
}

async function groupsOf(
  { store, clock }: Known,
  { companyId }: Call,
  caller: string,
  names: readonly string[],
): Promise<string[]> {
  const at = clock.now()
  const found = await store.people.findByNumbers(companyId, [caller as Msisdn])
  const persons = new Set(found.filter((person) => numberAt(person, at) === caller).map(({ id }) => id))
  if (persons.size === 0) return []
  const reader = new GroupReader(store.people, companyId, at)
  const isIn = async (name: string) => {
    if (name === '') return true
    const group = await store.people.findGroup(companyId, { key: nameKey(name) })
    return group !== undefined && (await reader.personsOf(group)).some(({ id }) => persons.has(id))
  }
  const groups: string[] = []
  for (const name of names) if (await isIn(name)) groups.push(name)
  return groups
}

async function decisionOf(
  { decisions }: Known,
  { id, caller, number, startedAt }: Call,
  { url, timeoutMs, step, variables }: Extract<Question, { about: 'decision' }>,
): Promise<Reply | null> {
  const asked = { callId: String(id), caller, number, startedAt: new Date(startedAt).toISOString(), step, variables }
  const decision = await decisions.decide(url, asked, timeoutMs)
  return decision === undefined ? null : { about: 'decision', ...decision }
}
