import type { CallEvent } from './call-event.js'
import type { Command } from './command.js'
import type { Question, Reply } from './question.js'
import type { Target } from './target.js'

/** What the company's data and programs would say in a simulation. */
export interface SimulatedAnswers {
  /** Who talked with the caller last. */
  lastAgent?: Target
  /** That the caller is in; given at all: he is in the directory. */
  groups?: readonly string[]
  /** Callers who wait before this one where he comes to a queue; one of them is served every half a minute. */
  callersAhead?: number
  /** By step; others do not answer. */
  decisions?: Readonly<
    Record<
      string,
      { exit: string; variables?: Readonly<Record<string, string>> | undefined; afterSeconds?: number | undefined }
    >
  >
}

const servedMs = 30_000

/** What comes of a question, and when. */
export function simulateAnswer(
  { number, question }: Extract<Command, { kind: 'ask' }>,
  answers: SimulatedAnswers,
  at: number,
): CallEvent {
  const decision = question.about === 'decision' ? answers.decisions?.[question.step] : undefined
  const afterMs = (decision?.afterSeconds ?? 0) * 1000
  if (question.about !== 'decision') return { kind: 'answered', at, number, reply: replyOf(question, answers) }
  if (decision === undefined || afterMs > question.timeoutMs)
    return { kind: 'answered', at: at + question.timeoutMs, number, reply: null }
  const { exit, variables = {} } = decision
  return { kind: 'answered', at: at + afterMs, number, reply: { about: 'decision', exit, variables } }
}

/** As if nobody had been rung before; the heaviest come first, so that the same call gives the same trace. */
function replyOf(question: Exclude<Question, { about: 'decision' }>, answers: SimulatedAnswers): Reply {
  if (question.about === 'groups') {
    const { groups } = answers
    const isIn = (name: string) => (name === '' ? groups !== undefined : groups?.includes(name) === true)
    return { about: 'groups', groups: question.groups.filter(isIn) }
  }
  if (question.about === 'place') {
    const ahead = Math.max(0, (answers.callersAhead ?? 0) - Math.floor(question.waitedMs / servedMs))
    return { about: 'place', ahead, free: ahead > 0 ? [] : question.targets, waitMs: ahead * servedMs }
  }
  const targets = [...question.targets]
  if (question.by === 'by_weight') targets.sort((a, b) => b.weight - a.weight)
  const isAmong = targets.some(({ to }) => to === answers.lastAgent)
  const last = question.lastFor !== null && isAmong ? (answers.lastAgent ?? null) : null
  return { about: 'order', order: targets.map(({ to }) => to), last }
}

export function describeQuestion(question: Question): string {
  switch (question.about) {
    case 'order':
      return question.lastFor === null ? `the order: ${question.by}` : `the order: ${question.by}, last agent first`
    case 'groups':
      return `the groups: ${question.groups.map((name) => (name === '' ? 'known' : name)).join(', ')}`
    case 'place':
      return `the place in the queue ${question.queue}`
    case 'decision':
      return question.url
  }
}

export function describeReply(reply: Reply | null): string {
  if (reply === null) return 'no answer'
  switch (reply.about) {
    case 'order':
      return [...(reply.last === null ? [] : [reply.last]), ...reply.order.filter((to) => to !== reply.last)].join(', ')
    case 'groups':
      return reply.groups.map((name) => (name === '' ? 'known' : name)).join(', ') || 'none'
    case 'place':
      return `${reply.ahead + 1}, free: ${reply.free.join(', ') || 'nobody'}`
    case 'decision':
      return reply.exit
  }
}
