import { expect } from 'vitest'

import type { ReceivedEvent } from './_receiver.js'
import { readAll, until } from './_webhooks.js'
import type { TestGateway } from './test-gateway.js'

const second = 1_000

/** A company with the virtual telephone network: what tests of calls do again and again. `gateway` is asked for each time. */
export function callKit(gatewayOf: () => TestGateway) {
  const ask = async (method: string, path: string, body?: object, status = 200, token = 'demo-token') => {
    const answer = await gatewayOf().request(method, path, { token, ...(body === undefined ? {} : { body }) })
    expect([answer.status, answer.body]).toEqual([status, answer.body])
    return answer.body
  }
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 5 * second) await gatewayOf().advance(Math.min(left, 5 * second))
  }
  const dial = async (to: string, more: object = {}) => {
    const placed = await ask('POST', '/v1/simulator/calls', { from: '+79161234567', to, ...more }, 201)
    await gatewayOf().processAll()
    return ask('GET', `/v1/simulator/calls/${placed.id}`)
  }
  /** A scenario that is followed. */
  const published = async (name: string, start: string, steps: object, more: object = {}): Promise<string> => {
    const { id } = await ask('POST', '/v1/scenarios', { name, document: { format: 1, start, steps, ...more } }, 201)
    await ask('POST', `/v1/scenarios/${id}/publish`, {})
    return id
  }
  const newNumber = async (address: string, scenarioId?: string, more: object = {}): Promise<string> => {
    const { companyId } = await ask('GET', '/v1/scenarios').then(({ scenarios }) => scenarios[0])
    const { id } = await ask('POST', '/v1/numbers', { address, kind: 'city', companyId }, 201, 'demo-admin-token')
    if (scenarioId !== undefined) await ask('PATCH', `/v1/numbers/${id}/voice`, { scenarioId, ...more })
    return id
  }
  const eventsOf = async (callId: string, isThere: (types: readonly string[]) => boolean): Promise<ReceivedEvent[]> => {
    let events: ReceivedEvent[] = []
    await until(gatewayOf(), async () => {
      events = await readAll(gatewayOf(), `&subject=call:${callId}`)
      return isThere(events.map(({ type }) => type))
    })
    return events
  }
  const habit = (target: string, does: object) => ask('PUT', `/v1/simulator/telephones/${target}`, does)
  return { ask, pass, dial, published, newNumber, eventsOf, habit }
}

export const say = (text: string, done: string) => ({
  verb: 'play',
  prompt: [{ sound: 'custom/prompt', text }],
  exits: { done },
})
