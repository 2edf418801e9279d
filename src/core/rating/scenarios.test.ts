import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { openAccount, roubles, type Scenario, take, words } from './_scenario.js'

const files = [
  'worked-examples',
  'number-fee',
  'packages',
  'usage',
  'late-and-corrected',
  'sms-company',
  'sms-employee',
  'refusals',
] as const

describe.each(files)('%s', (file) => {
  it.each(readVectors<Scenario[]>(`rating/${file}.json`))('$name', ({ zone, steps }) => {
    const account = openAccount(zone)
    for (const [index, step] of steps.entries()) {
      const { postings, outcome, found } = take(account, step, zone)
      const place = `step ${index + 1}: ${JSON.stringify(step)}`
      const { costs, outcome: expected = 'done|rated', postings: count, says = [] } = step
      expect(outcome, place).toMatch(new RegExp(`^(${expected})`))
      if (costs !== undefined) expect(roubles(postings), place).toBe(costs)
      if (count !== undefined) expect(postings, place).toHaveLength(count)
      for (const each of says) expect(words(postings).join('\n'), place).toContain(each)
      if ('left' in step) expect(found, place).toBe(step.left.is)
      if ('smsLeft' in step) expect(found, place).toBe(step.smsLeft.is)
      if ('pool' in step) expect(found, place).toBe(step.pool.is)
    }
  })
})
