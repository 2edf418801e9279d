/** What the types promise. The compiler does the testing (`npm run check:types`). */
import { describe, expect, expectTypeOf, it } from 'vitest'

import { answering, json } from './_answers.js'
import type { Message, PhoneScript, ProblemCode, SendMessageRequest, SvyazOptions } from './index.js'
import { Svyaz, SvyazError } from './index.js'

describe('answers are open', () => {
  it('to states that this SDK does not know', async () => {
    const fetch = answering(json({ id: '1', state: 'state_of_the_future' }))
    const message = await new Svyaz({ baseUrl: 'http://x', apiKey: 'k', fetch }).messages.get('1')
    const future: Message['state'] = 'state_of_the_future'
    expect(message.state).toBe(future)
    const seen = () => {
      switch (message.state) {
        case 'delivered':
          return 'known'
        default:
          return 'another'
      }
    }
    expect(seen()).toBe('another')
  })

  it('at every depth, and stay nullable where they are', () => {
    expectTypeOf('new_state').toExtend<Message['segments'][number]['state']>()
    expectTypeOf<Message['segments'][number]['errorCode']>().toEqualTypeOf<string | null>()
    expectTypeOf<Message['broadcastId']>().toEqualTypeOf<string | null>()
    expectTypeOf<Message['segmentCount']>().toEqualTypeOf<number>()
    expectTypeOf<Message['complete']>().toEqualTypeOf<boolean>()
    expectTypeOf<null>().not.toExtend<Message['state']>()
    expectTypeOf('new_code').toExtend<ProblemCode>()
  })

  it('and instants are the strings of the contract', () => {
    expectTypeOf<Message['createdAt']>().toEqualTypeOf<string>()
    expectTypeOf<Message['doneAt']>().toEqualTypeOf<string | null>()
  })
})

describe('requests are closed', () => {
  it('so that a mistake in writing does not compile', () => {
    expectTypeOf<string | string[]>().toExtend<SendMessageRequest['to']>()
    expectTypeOf<{ to: string; values: { order: number } }[]>().toExtend<SendMessageRequest['to']>()
    expectTypeOf<{ number: string }[]>().not.toExtend<SendMessageRequest['to']>()
    expectTypeOf<'urgent'>().not.toExtend<NonNullable<SendMessageRequest['class']>>()
    expectTypeOf<{ kind: 'absent'; forMs: number }>().toExtend<PhoneScript>()
    expectTypeOf<{ kind: 'absent' }>().not.toExtend<PhoneScript>()
    expectTypeOf<{ baseUrl: string }>().not.toExtend<SvyazOptions>()
    expectTypeOf<{ baseUrl: string; apiKey: string; login: string }>().not.toExtend<SvyazOptions>()
  })
})

/** Compiles only while it names every kind. */
function adviceFor(error: SvyazError): string {
  switch (error.kind) {
    case 'invalid_request':
      return `correct ${error.field}`
    case 'unprocessable':
      return error.refused.map(({ to, reason }) => `${to}: ${reason}`).join()
    case 'unauthenticated':
    case 'forbidden':
      return 'ask for another key'
    case 'not_found':
    case 'gone':
    case 'conflict':
      return 'look again'
    case 'rate_limited':
    case 'unavailable':
    case 'connection':
    case 'timeout':
      return 'later'
    case 'internal':
    case 'unexpected_answer':
      return `report ${error.requestId}`
    case 'aborted':
      return 'nothing'
  }
}

it('instanceof narrows to a union whose kinds a switch can exhaust', async () => {
  const svyaz = new Svyaz({ baseUrl: 'http://x', apiKey: 'k', fetch: answering(json({}, 418)), maxRetries: 0 })
  const error: unknown = await svyaz.messages.get('1').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Error)
  if (!(error instanceof SvyazError)) throw error
  expectTypeOf(error).toEqualTypeOf<SvyazError>()
  expectTypeOf(error.code).toEqualTypeOf<ProblemCode>()
  expect(adviceFor(error)).toBe('report undefined')
})
