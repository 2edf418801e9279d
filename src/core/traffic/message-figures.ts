import type { MessageState, MessageWithSegments } from '../messaging/message.js'
import type { ChargedMessage } from '../rating/ledger/ports.js'
import { addMoney, type Money, noMoney } from '../values/money.js'
import { isInHours, keyOfMoment, type LocalMoment, type TrafficCriteria } from './criteria.js'

export interface MessageFigures {
  messages: number
  segments: number
  /** What subscribers wrote. */
  received: number
  delivered: number
  /** Ended without having arrived. */
  failed: number
  /** Sent without word of its arrival, or still to be sent. */
  open: number
  /** Messages that the ledger has charged, and for how much in all. */
  charged: number
  amount: Money
}

const noMessages: MessageFigures = {
  messages: 0,
  segments: 0,
  received: 0,
  delivered: 0,
  failed: 0,
  open: 0,
  charged: 0,
  amount: noMoney,
}

const failedStates: ReadonlySet<MessageState> = new Set(['undelivered', 'expired', 'rejected', 'failed', 'cancelled'])

/** Adds messages, one by one, to the row of each and to the total; the rows together are the total. */
export class MessageSums {
  readonly total: MessageFigures = { ...noMessages }
  readonly rows = new Map<string, MessageFigures>()
  readonly #criteria: TrafficCriteria

  constructor(criteria: TrafficCriteria) {
    this.#criteria = criteria
  }

  add(message: MessageWithSegments, moment: LocalMoment, charge: ChargedMessage | undefined): void {
    if (!isInHours(this.#criteria, moment)) return
    const key = keyOfMoment(this.#criteria.groupBy, moment) ?? message.state
    const row = this.rows.get(key) ?? { ...noMessages }
    this.rows.set(key, row)
    const figures = figuresOf(message, charge)
    addTo(row, figures)
    addTo(this.total, figures)
  }
}

function figuresOf(message: MessageWithSegments, charge: ChargedMessage | undefined): MessageFigures {
  const { direction, state, segmentCount } = message
  const is = (condition: boolean) => (condition ? 1 : 0)
  const isOut = direction === 'mt'
  const arrived = isOut && state === 'delivered'
  const failed = isOut && failedStates.has(state)
  return {
    messages: 1,
    segments: segmentCount,
    received: is(!isOut),
    delivered: is(arrived),
    failed: is(failed),
    open: is(isOut && !arrived && !failed),
    charged: is(charge !== undefined),
    amount: charge?.amount ?? noMoney,
  }
}

function addTo(sum: MessageFigures, { amount, ...counted }: MessageFigures): void {
  sum.amount = addMoney(sum.amount, amount)
  for (const [name, value] of Object.entries(counted) as [keyof typeof counted, number][]) sum[name] += value
}
