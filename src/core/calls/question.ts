import type { Target } from './target.js'

/** What a step has to know that only the company's data, its past calls or its programs can say. */
export type Question =
  /** In which order telephones are rung. `lastFor`: who talked with this caller last is wanted, too. */
  | { about: 'order'; by: RingOrder; targets: readonly WeighedTarget[]; lastFor: string | null }
  /** Which of these groups of the directory the caller is in; the empty name stands for the directory as a whole. */
  | { about: 'groups'; caller: string; groups: readonly string[] }
  /** What a program of the company decides. */
  | PlaceQuestion
  | { about: 'decision'; url: string; timeoutMs: number; step: string; variables: Readonly<Record<string, string>> }

/** Where the call stands among those that wait under a name; asked again and again while it waits. */
export interface PlaceQuestion {
  about: 'place'
  queue: string
  targets: readonly Target[]
  waitedMs: number
}

export type RingOrder = 'as_written' | 'round_robin' | 'longest_idle' | 'by_weight'

export interface WeighedTarget {
  to: Target
  weight: number
}

export type Reply =
  | { about: 'order'; order: readonly Target[]; last: Target | null }
  | { about: 'groups'; groups: readonly string[] }
  /** `ahead` came before; `free`: telephones that nobody talks with, in the order in which they are to be rung; `waitMs`: as far as one can tell. */
  | { about: 'place'; ahead: number; free: readonly Target[]; waitMs: number | null }
  | { about: 'decision'; exit: string; variables: Readonly<Record<string, string>> }

/** Answers from outside; null: there is none, or not in time. */
export interface QuestionAnswerer {
  answer(question: Question): Promise<Reply | null>
}

/** Of many, the first is drawn with the odds of its weight, and so on. `chance` is from 0 up to 1. */
export function drawByWeight(targets: readonly WeighedTarget[], chance: () => number): Target[] {
  const left = [...targets]
  const drawn: Target[] = []
  while (left.length > 0) {
    const sum = left.reduce((total, { weight }) => total + weight, 0)
    let point = chance() * sum
    const found = left.findIndex(({ weight }) => (point -= weight) < 0)
    const [next] = left.splice(found === -1 ? left.length - 1 : found, 1)
    if (next !== undefined) drawn.push(next.to)
  }
  return drawn
}
