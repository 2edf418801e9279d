import { GatewayError } from '../errors.js'
import type { PollOption } from './poll.js'
import { answerKey } from './words.js'

export interface PollOptionInput {
  label: string
  key?: string
  words?: readonly string[]
}

/** What people write for yes and no; an option of that meaning takes all of it. */
const alike: readonly (readonly string[])[] = [
  ['да', 'ага', 'угу', 'yes', 'y', 'ok', 'ок', '+'],
  ['нет', 'не', 'неа', 'no', 'n', '-'],
]

/**
 * Options with all words that count for them: the number in the list, the label, the given words, and for yes and no what is usual.
 * @throws GatewayError `invalid_parameter` where a word would count for two of them
 */
export function optionsOf(inputs: readonly PollOptionInput[]): PollOption[] {
  const given = new Map<string, number>()
  const own = inputs.map(({ label, words = [] }, index) => {
    const keys = [String(index + 1), ...[label, ...words].map(answerKey)].filter((word) => word !== '')
    for (const key of new Set(keys)) {
      const other = given.get(key)
      if (other !== undefined) throw twice(key, other, index)
      given.set(key, index)
    }
    return [...new Set(keys)]
  })
  return inputs.map(({ label, key = String(index(inputs, label)) }, place) => {
    const words = own[place] ?? []
    const usual = alike.find((group) => group.some((word) => words.includes(word))) ?? []
    // What another option claims is that one's.
    const more = usual.filter((word) => !given.has(word))
    return { key, label: label.trim(), words: [...words, ...more] }
  })
}

function index(inputs: readonly PollOptionInput[], label: string): number {
  return inputs.findIndex((input) => input.label === label) + 1
}

function twice(word: string, first: number, second: number): GatewayError {
  const reason = `The answer "${word}" would count for options ${first + 1} and ${second + 1}.`
  return new GatewayError('invalid_parameter', reason, { field: `/options/${second}` })
}
