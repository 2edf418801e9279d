import type { Question } from './question.js'

type Open = readonly Pick<Question, 'code' | 'takes'>[]

/** Answers are one digit most often; codes are none of those. */
const firstCode = 11

/** The smallest number that is no code and no answer of another open question. */
export function freeCode(open: Open): number {
  const taken = new Set([...open.map(({ code }) => String(code)), ...wordsOf(open)])
  let code = firstCode
  while (taken.has(String(code))) code += 1
  return code
}

/** What an alert is taken with: one digit that answers nothing else, or its code where there is none. */
export function freeWord(open: Open, code: number): string {
  const taken = new Set(wordsOf(open))
  for (let digit = 1; digit <= 9; digit += 1) if (!taken.has(String(digit))) return String(digit)
  return String(code)
}

function wordsOf(open: Open): string[] {
  return open.flatMap(({ takes }) => takes.options.flatMap(({ words }) => words))
}
