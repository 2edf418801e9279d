import { readFileSync } from 'node:fs'

import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { scenarioJsonSchema } from './scenario.js'
import { verify } from './verify.js'

interface Bad {
  name: string
  document: unknown
  findings: [code: string, step: string | null, words: string][]
}

const vectors = readVectors<Bad[]>('calls/bad-scenarios.json')

describe('the verifier', () => {
  it.each(vectors)('finds $name', ({ document, findings }) => {
    const found = verify(document).findings
    expect(found.map(({ code, step }) => [code, step])).toEqual(findings.map(([code, step]) => [code, step]))
    for (const [index, [, , words]] of findings.entries()) expect(found[index]?.message).toContain(words)
  })

  it('takes any value without failing', () => {
    for (const document of [undefined, 0, '', [], {}, { format: 1 }, { format: 1, start: 'a', steps: [] }]) {
      expect(verify(document).findings.length).toBeGreaterThan(0)
    }
  })
})

describe('the JSON Schema of the language', () => {
  const validate = new Ajv2020({ strict: false, formats: { uri: true } }).compile(scenarioJsonSchema())

  it('accepts what the gateway accepts, as it is written', () => {
    const url = new URL('../../../examples/scenarios/office.yaml', import.meta.url)
    const { scenario } = parse(readFileSync(url, 'utf8')) as { scenario: object }
    expect([validate(scenario), validate.errors]).toEqual([true, null])
  })

  it('refuses a menu without a way for silent callers', () => {
    const bad = vectors.find(({ name }) => name === 'a menu without a way for silent callers')
    expect(validate(bad?.document)).toBe(false)
  })

  it('describes every verb and its parameters', () => {
    expect(JSON.stringify(scenarioJsonSchema())).toContain('How often the prompt is repeated')
  })
})
