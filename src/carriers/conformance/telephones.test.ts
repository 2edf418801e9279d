import type { Target } from '../../core/calls/target.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { TelephoneNetwork } from '../simulator/telephones/telephone-network.js'
import { exerciseVoiceCarrier } from './voice-carrier.js'

const number = '+74242300000'
const maxSteps = 2_000

exerciseVoiceCarrier('the virtual telephone network', async () => {
  const clock = new VirtualClock()
  const carrier = new TelephoneNetwork('virtual', clock)
  const open: number[] = []
  return {
    carrier,
    number,
    call: async ({ from, hides, pressesOne, hangsUpAfterMs }) => {
      const habit = {
        keys: pressesOne === true ? ['1'] : [],
        hangsUpAfterSeconds: hangsUpAfterMs === undefined ? null : hangsUpAfterMs / 1000,
      }
      open.push(carrier.place(hides === true ? null : from, number, habit).id)
    },
    telephone: (does) => {
      carrier.setHabit('201', { does, afterSeconds: does === 'no_answer' ? 60 : 1 })
      return '201' as Target
    },
    nowhere: (carrier.setHabit('299', { does: 'off' }), '299' as Target),
    until: async (isTrue) => {
      for (let step = 0; step < maxSteps && !isTrue(); step += 1) await clock.advance(100)
      if (!isTrue()) throw new Error('it did not come to pass')
    },
    stop: () => carrier.stop(),
  }
})
