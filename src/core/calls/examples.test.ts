import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import type { PhoneHabit } from './line/virtual-line.js'
import { simulate, type Simulation } from './simulate.js'
import { verify } from './verify.js'

interface Example {
  scenario: object
  calls: SampleCall[]
}

interface SampleCall {
  name: string
  at: string
  caller: string | null
  keys?: string[]
  phones?: Record<string, PhoneHabit>
  messageSeconds?: number
  hangsUpAfterSeconds?: number
  steps: string[]
  outcome: string
  usage?: string[]
  sms?: string[]
}

const folder = new URL('../../../examples/scenarios/', import.meta.url)

describe.each(readdirSync(folder))('%s', (file) => {
  const example = parse(readFileSync(new URL(file, folder), 'utf8')) as Example
  const { scenario, findings } = verify(example.scenario)

  it('has nothing wrong', () => {
    expect(findings).toEqual([])
  })

  it.each(example.calls)('$name', (sample) => {
    const { at, caller, keys = [], phones = {}, messageSeconds = 10, hangsUpAfterSeconds = null } = sample
    const simulation = simulate(scenario!, {
      at: Date.parse(at),
      caller,
      number: '+74242000000',
      zone: 'Europe/Moscow',
      phones,
      habits: { keys, messageSeconds, hangsUpAfterSeconds },
    })
    expect(stepsOf(simulation)).toEqual(sample.steps)
    expect(simulation.outcome).toBe(sample.outcome)
    if (sample.usage !== undefined) expect(usageOf(simulation)).toEqual(sample.usage)
    if (sample.sms !== undefined) expect(simulation.messages.map(({ to }) => to)).toEqual(sample.sms)
  })
})

function stepsOf({ trace }: Simulation): string[] {
  return trace.flatMap((entry) => (entry.kind === 'entered' ? [entry.step] : []))
}

function usageOf({ usage }: Simulation): string[] {
  return usage
    .map(({ kind, target, seconds }) => `${kind}${target === null ? '' : ` ${target}`} ${seconds}`)
    .sort((a, b) => a.localeCompare(b))
}
