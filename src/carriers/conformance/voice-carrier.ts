import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Target } from '../../core/calls/target.js'
import type { ArrivedCall, LineEvent, VoiceCarrier, VoiceLine } from '../../core/calls/voice-carrier.js'

/** A carrier with a telephone network behind it, of which callers and one telephone do as they are told. */
export interface VoiceWorld {
  carrier: VoiceCarrier
  /** What callers dial. */
  number: string
  /** Somebody calls; he presses 1 at once, or hangs up after so long. Resolves when his telephone is done. */
  call(habit: { from: string; hides?: boolean; pressesOne?: boolean; hangsUpAfterMs?: number }): Promise<unknown>
  /** The telephone that does so when it is rung next. */
  telephone(does: 'answer' | 'busy' | 'no_answer'): Target
  /** A number that leads nowhere. */
  nowhere: Target
  /** Lets time pass until something is true. */
  until(isTrue: () => boolean): Promise<void>
  stop(): Promise<void>
}

interface Taken {
  arrived: ArrivedCall
  line: VoiceLine
  events: LineEvent[]
}

const caller = '+79161234567'
const hello = [{ sound: 'hello-world', text: 'Hello' }]

/** What the core relies on, of every carrier of calls. */
export function exerciseVoiceCarrier(name: string, open: () => Promise<VoiceWorld>): void {
  describe(`${name}: a carrier of calls`, () => {
    let world: VoiceWorld
    const taken: Taken[] = []

    beforeAll(async () => {
      world = await open()
      await world.carrier.start({
        arrive: (_carrier, arrived, line) => {
          const call: Taken = { arrived, line, events: [] }
          taken.push(call)
          return { happened: (event) => void call.events.push(event) }
        },
      })
      await world.until(() => world.carrier.status().ready)
    })

    afterAll(() => world.stop())

    const arrival = async (habit: Omit<Parameters<VoiceWorld['call']>[0], 'from'> = {}) => {
      const before = taken.length
      const done = world.call({ from: caller, ...habit })
      await world.until(() => taken.length > before)
      const call = taken[before] as Taken
      const has = (kind: LineEvent['kind']) => world.until(() => call.events.some((event) => event.kind === kind))
      const end = async () => {
        call.line.perform({ kind: 'hang_up', leg: 0, cause: 'normal' })
        call.line.release()
        await done
      }
      return { ...call, has, end, done }
    }
    const ring = (line: VoiceLine, target: Target) => line.perform({ kind: 'ring', leg: 7, target, callerId: caller })
    const ofLeg = (events: readonly LineEvent[]) =>
      events.flatMap((event) =>
        'leg' in event && event.leg === 7 ? [event.kind === 'leg_ended' ? event.end : event.kind] : [],
      )

    it('says who calls, and what he dialled', async () => {
      const { arrived, end } = await arrival()
      expect(arrived).toEqual({ caller, number: world.number })
      await end()
    })

    it('names nobody who hides his number', async () => {
      const { arrived, end, line } = await arrival({ hides: true })
      expect(arrived.caller).toBeNull()
      line.perform({ kind: 'answer' })
      await end()
    })

    it('tells the end of a prompt, and the keys of the caller', async () => {
      const { line, has, events, end } = await arrival({ pressesOne: true })
      line.perform({ kind: 'answer' })
      line.perform({ kind: 'play', play: 1, leg: 0, media: hello, awaitsKey: true })
      await has('play_finished')
      await has('key')
      expect(events.find(({ kind }) => kind === 'key')).toMatchObject({ leg: 0, key: '1' })
      expect(events.filter(({ kind }) => kind === 'play_finished')).toMatchObject([{ play: 1 }])
      await end()
    })

    it('tells once that the caller hung up, and then nothing of him', async () => {
      const { line, has, events, done } = await arrival({ hangsUpAfterMs: 1_500 })
      line.perform({ kind: 'answer' })
      line.perform({ kind: 'wait', hear: 'music' })
      await has('caller_hung_up')
      // What is over already is not touched.
      line.perform({ kind: 'end_wait' })
      line.perform({ kind: 'hang_up', leg: 0, cause: 'normal' })
      line.release()
      await done
      expect(events.map(({ kind }) => kind)).toEqual(['caller_hung_up'])
    })

    it('tells exactly one end of a telephone that is busy', async () => {
      const target = world.telephone('busy')
      const { line, has, events, end } = await arrival()
      ring(line, target)
      await has('leg_ended')
      line.perform({ kind: 'hang_up', leg: 7, cause: 'normal' })
      await end()
      expect(ofLeg(events)).toEqual(['busy'])
    })

    it('tells nothing more of a telephone that was rung in vain', async () => {
      const target = world.telephone('no_answer')
      const { line, events, end } = await arrival()
      ring(line, target)
      line.perform({ kind: 'answer' })
      line.perform({ kind: 'play', play: 1, leg: 0, media: hello, awaitsKey: false })
      await world.until(() => events.some(({ kind }) => kind === 'play_finished'))
      line.perform({ kind: 'hang_up', leg: 7, cause: 'normal' })
      await end()
      expect(ofLeg(events)).toEqual([])
    })

    it('tells that nobody can be rung, as the end of the leg', async () => {
      const { line, has, events, end } = await arrival()
      ring(line, world.nowhere)
      await has('leg_ended')
      await end()
      expect(ofLeg(events)).toEqual(['unreachable'])
    })

    it('connects a telephone, and gives the recording of the call as WAV after its end', async () => {
      const target = world.telephone('answer')
      const { line, has, events, end } = await arrival()
      line.perform({ kind: 'answer' })
      line.perform({ kind: 'record', recording: 9 })
      ring(line, target)
      await has('leg_answered')
      line.perform({ kind: 'connect', leg: 7 })
      line.perform({ kind: 'play', play: 2, leg: 7, media: hello, awaitsKey: false })
      line.perform({ kind: 'stop_play', play: 2 })
      line.perform({ kind: 'stop_recording', recording: 9 })
      await has('recorded')
      const parts: Uint8Array[] = []
      for await (const part of line.fetchRecording(9)) parts.push(part)
      expect(Buffer.concat(parts).toString('latin1', 0, 4)).toBe('RIFF')
      line.perform({ kind: 'hang_up', leg: 7, cause: 'normal' })
      await end()
      expect(ofLeg(events)).toEqual(['leg_answered'])
    })

    it('has no calls after the last', async () => {
      await world.until(() => world.carrier.status().calls === 0)
      expect(world.carrier.isIdle()).toBe(true)
    })
  })
}
