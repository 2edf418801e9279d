import type { Call, NewCallEvent } from '../../core/calls/call.js'
import type { OutboundOrder } from '../../core/calls/call-control.js'
import type { LegEnd } from '../../core/calls/call-event.js'
import { CallProgress } from '../../core/calls/call-progress.js'
import { contactOf, findContact } from '../../core/calls/contact.js'
import { readScenario, type Scenario } from '../../core/calls/scenario.js'
import type { Target } from '../../core/calls/target.js'
import { CallRecord, type LegRecord } from '../../core/calls/usage.js'
import type { LineListener, VoiceCarrier, VoiceLine } from '../../core/calls/voice-carrier.js'
import type { CoreContext } from '../../core/context.js'
import type { Log } from '../../core/log.js'
import type { CallId } from '../../core/values/ids.js'
import type { LiveParts } from './live-call.js'

/** How long the employee's telephone is rung, and the customer's. */
const employeeRingMs = 30_000
const customerRingSeconds = 45

/** What happens once the employee has answered: the customer is rung, and shown our number. */
export function customerScenario(customer: Target): Scenario {
  const read = readScenario({
    format: 1,
    start: 'customer',
    steps: {
      customer: {
        verb: 'ring',
        targets: [{ to: customer }],
        ringSeconds: customerRingSeconds,
        show: 'number',
        exits: { no_answer: 'end' },
      },
      end: { verb: 'hangup' },
    },
  })
  if (!read.ok) throw new Error('the scenario of calls to the outside cannot be read')
  return read.scenario
}

/** A call to the outside until the employee's telephone is answered, and what is known of it for the time after. */
export class OutgoingCall {
  readonly call: Call
  readonly record: CallRecord
  readonly progress: CallProgress
  readonly #core: CoreContext
  readonly #log: Log
  readonly #order: OutboundOrder
  readonly #ringing = new AbortController()
  #isWriting = false

  private constructor(core: CoreContext, log: Log, order: OutboundOrder, call: Call, progress: CallProgress) {
    this.#core = core
    this.#log = log
    this.#order = order
    this.call = call
    this.progress = progress
    this.record = new CallRecord(call.startedAt)
  }

  /** Stores that it begins. @throws GatewayError `storage_unavailable`, `storage_full` */
  static async begin(core: CoreContext, log: Log, order: OutboundOrder, carrier: string): Promise<OutgoingCall> {
    const { number, customer, employee } = order
    const startedAt = core.clock.now()
    const call: Call = {
      id: (await core.store.allocateIds(1)) as CallId,
      companyId: number.companyId,
      numberId: number.numberId,
      number: number.address,
      direction: 'out',
      caller: customer,
      scenarioId: null,
      scenarioVersion: null,
      carrier,
      state: 'in_progress',
      outcome: null,
      reason: null,
      startedAt,
      answeredAt: null,
      endedAt: null,
    }
    const contact = contactOf(await findContact(core, number.companyId, customer, startedAt))
    const progress = new CallProgress(call, contact)
    const outgoing = new OutgoingCall(core, log, order, call, progress)
    const payload = { isOutbound: true, caller: customer, number: number.address, employee, carrier, contact }
    await core.store.calls.insertCall(call, progress.event('call.started', startedAt, payload))
    outgoing.record.ringOrigin(employee, startedAt)
    return outgoing
  }

  /** Rings the employee. `answered` makes a live call of it. Never rejects. */
  async ring(
    carrier: VoiceCarrier,
    answered: (line: VoiceLine, parts: Pick<LiveParts, 'record' | 'progress'>) => LineListener,
  ): Promise<void> {
    try {
      await this.#write(() => this.#tell())
      const order = { target: this.#order.employee, callerId: this.call.number, ringMs: employeeRingMs }
      const take = (line: VoiceLine) => {
        this.record.originAnswered(this.#core.clock.now())
        return answered(line, this)
      }
      const end = await carrier.callOut(order, take, this.#ringing.signal)
      if (end !== null) await this.#write(() => this.#end(end))
    } catch (error) {
      this.#log.error({ err: error, call: this.call.id }, 'a call to the outside was not stored')
    }
  }

  /** Nothing is being written. */
  get idle(): boolean {
    return !this.#isWriting
  }

  get legs(): readonly LegRecord[] {
    return [...this.record.legs.values()]
  }

  stop(): void {
    this.#ringing.abort()
  }

  async #write(work: () => Promise<void>): Promise<void> {
    this.#isWriting = true
    try {
      await work()
    } finally {
      this.#isWriting = false
    }
  }

  async #tell(): Promise<void> {
    const events = this.progress.eventsOf(this.record)
    if (events.length > 0) await this.#core.store.calls.addEvents(events)
  }

  /** The employee did not answer. */
  async #end(end: LegEnd): Promise<void> {
    const at = this.#core.clock.now()
    this.record.originEnded(at, end)
    const outcome = 'missed' as const
    const reason = this.#ringing.signal.aborted ? ('stopped' as const) : ('scenario' as const)
    const payload = { outcome, reason, caller: this.call.caller, number: this.call.number, usage: [] }
    const events: NewCallEvent[] = [
      ...this.progress.eventsOf(this.record),
      this.progress.event('call.ended', at, payload),
    ]
    const legs = [...this.record.legs.values()]
    const ended = { outcome, reason, answeredAt: null, endedAt: at, notes: [], legs }
    await this.#core.store.calls.endCall(this.call, ended, { usage: [], step: null }, events)
  }
}
