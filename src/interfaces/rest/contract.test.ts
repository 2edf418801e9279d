import { readdirSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { VirtualPhones } from '../../carriers/simulator/index.js'
import { roles, scopes } from '../../core/accounts/account.js'
import { errorCodes, refusalCodes } from '../../core/errors.js'
import { eventTypes } from '../../core/events/event.js'
import { deliveryStates, webhookStates } from '../../core/events/webhook.js'
import {
  encodings,
  lanes,
  messageClasses,
  messageStates,
  segmentStates,
  transliterationModes,
} from '../../core/messaging/message.js'
import { bindOperations } from './bound-operation.js'
import { loadContract } from './contract.js'
import { operations } from './operations.js'
import { answerSchemas, requestSchemas } from './schemas.js'
import type { SimulatedPhones } from './simulated-phones.js'

const contract = loadContract()

interface Node {
  [name: string]: Node | undefined
}

const document = contract.document as Node

function nodeAt(pointer: string): Node {
  let node: Node | undefined = document
  for (const part of pointer.slice(2).split('/')) node = node?.[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  const reference = node?.['$ref'] as unknown
  return typeof reference === 'string' ? nodeAt(reference) : (node ?? {})
}

function examplesAt(pointer: string): unknown[] {
  return Object.entries(nodeAt(pointer)['examples'] ?? {}).map(
    ([name]) => nodeAt(`${pointer}/examples/${name}`)['value'] as unknown,
  )
}

describe('contract', () => {
  it('has exactly the operations that have handlers', () => {
    const described = contract.operations.map(({ id }) => id).sort()
    expect(operations.map(({ id }) => id).sort()).toEqual(described)
  })

  it('keeps each handler in a file named after its operation', () => {
    const files = readdirSync(new URL('handlers', import.meta.url)).sort()
    const named = contract.operations.map(
      ({ id }) => `${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
    )
    expect(files).toEqual(named.sort())
  })

  it('refuses to be bound without one of its handlers', () => {
    const [, ...rest] = operations
    expect(() => bindOperations(contract, rest, { validateResponses: false, opened: new Set() })).toThrow(/no handler/)
  })

  it('lets the numbers and texts of its examples through its own schemas', () => {
    const requests = requestSchemas(contract)
    const answers = answerSchemas(contract)
    for (const { bodyPointer, answers: described } of contract.operations) {
      const checked: [string, ReturnType<typeof requests.compile>][] = [
        ...(bodyPointer === null ? [] : [[bodyPointer, requests.compile(bodyPointer)] as const]),
        ...[...described.values()].map(({ schemaPointer }) => [schemaPointer, answers.compile(schemaPointer)] as const),
      ].map(([pointer, validate]) => [pointer.slice(0, -'/schema'.length), validate])
      for (const [pointer, validate] of checked) {
        for (const example of examplesAt(pointer)) {
          expect(validate(example), `${pointer}: ${JSON.stringify(validate.errors?.[0]?.message)}`).toBe(true)
        }
      }
    }
  })

  it('has schemas of parameters that can be compiled', () => {
    const requests = requestSchemas(contract)
    for (const { id, parameters } of contract.operations) {
      expect(() => requests.compileParameters(parameters)({}), id).not.toThrow()
    }
  })

  it('describes every operation, and shows an example of each body and of each answer in JSON', () => {
    for (const { id, method, path, bodyPointer, answers } of contract.operations) {
      const node = nodeAt(`#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`)
      expect([id, typeof node['summary'], typeof node['description']]).toEqual([id, 'string', 'string'])
      const given = [...answers].filter(
        ([, { mediaType }]) => mediaType === 'application/json' && id !== 'getOpenapiJson',
      )
      const pointers = [bodyPointer, ...given.map(([, { schemaPointer }]) => schemaPointer)].filter(
        (one) => one !== null,
      )
      for (const pointer of pointers) {
        expect(examplesAt(pointer.slice(0, -'/schema'.length)).length, pointer).toBeGreaterThan(0)
      }
    }
  })

  it.each([
    ['MessageState', messageStates],
    ['SegmentState', segmentStates],
    ['MessageClass', messageClasses],
    ['Lane', lanes],
    ['Encoding', encodings],
    ['TransliterationMode', transliterationModes],
    ['Role', roles],
    ['Scope', scopes],
    ['ProblemCode', errorCodes],
    ['EventType/anyOf/0', eventTypes],
    ['WebhookState', webhookStates],
    ['WebhookDeliveryState', deliveryStates],
  ])('names the same values of %s as the core', (schema, values) => {
    expect(nodeAt(`#/components/schemas/${schema}`)['enum']).toEqual([...values])
  })

  it('names the same reasons of refusal as the core', () => {
    expect(nodeAt('#/components/schemas/RefusedRecipient/properties/code')['enum']).toEqual([...refusalCodes])
  })

  it('takes the phones of the simulator as they are', () => {
    const accepts = (phones: VirtualPhones): SimulatedPhones => phones
    expect(accepts).toBeTypeOf('function')
  })
})
