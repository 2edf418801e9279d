import type { Call } from '../../core/calls/call.js'
import type { CallControl, Invitation, OutboundOrder } from '../../core/calls/call-control.js'
import { findContact } from '../../core/calls/contact.js'
import { loadPrompts } from '../../core/calls/prompts/known-prompts.js'
import { readScenario } from '../../core/calls/scenario.js'
import type { LiveVersion, VoiceNumber } from '../../core/calls/stored-scenario.js'
import type { LegRecord } from '../../core/calls/usage.js'
import type {
  ArrivedCall,
  CallTaker,
  LineEvent,
  LineListener,
  VoiceCarrier,
  VoiceLine,
} from '../../core/calls/voice-carrier.js'
import { sleep } from '../../core/clock.js'
import type { CoreContext } from '../../core/context.js'
import { GatewayError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { CallId } from '../../core/values/ids.js'
import { LiveCall } from './live-call.js'
import { customerScenario, OutgoingCall } from './outgoing-call.js'

/** How long the end of the gateway waits for recordings and writes of calls that it ended. */
const stopPatienceMs = 10_000

/** Takes the calls of every carrier, finds what each is to follow, and keeps those in progress. */
export class CallCentre implements CallTaker, CallControl {
  readonly #log: Log
  readonly #calls = new Map<CallId, LiveCall>()
  /** Over, and still being stored. */
  readonly #ending = new Map<CallId, LiveCall>()
  readonly #arriving = new Set<Promise<void>>()
  /** Calls to the outside whose employee has not answered. */
  readonly #ringing = new Map<CallId, OutgoingCall>()
  readonly #callingOut = new Set<Promise<void>>()
  #carriers: readonly VoiceCarrier[] = []
  #core: CoreContext | undefined
  #isStopping = false
  #onQuiet = () => {}

  constructor(log: Log) {
    this.#log = log
  }

  /** The core knows the call centre, and it the core. */
  start(core: CoreContext): void {
    this.#core = core
  }

  get idle(): boolean {
    return (
      this.#arriving.size === 0 &&
      [...this.#calls.values(), ...this.#ending.values(), ...this.#ringing.values()].every((call) => call.idle)
    )
  }

  get callsInProgress(): number {
    return this.#calls.size
  }

  arrive(carrier: string, arrived: ArrivedCall, line: VoiceLine): LineListener & { readonly callId: CallId | null } {
    const waiting: LineEvent[] = []
    let call: LiveCall | undefined
    const taking = this.#take(carrier, arrived, line)
      .then(async (taken) => {
        if (taken === undefined) return refuse(line)
        await taken.call.start(taken.channelLimit)
        call = taken.call
        for (const event of waiting) call.happened(event)
      })
      .catch((error: unknown) => {
        this.#log.error({ err: error }, 'a call could not be taken')
        refuse(line)
      })
      .finally(() => this.#arriving.delete(taking))
    this.#arriving.add(taking)
    return {
      happened: (event) => (call === undefined ? void waiting.push(event) : call.happened(event)),
      get callId() {
        return call?.call.id ?? null
      },
    }
  }

  /** By which calls go to the outside: the first that is ready. */
  useCarriers(carriers: readonly VoiceCarrier[]): void {
    this.#carriers = carriers
  }

  async callOut(order: OutboundOrder): Promise<Call> {
    const core = this.#core
    const carrier = this.#carriers.find((each) => each.status().ready)
    if (core === undefined || carrier === undefined || this.#isStopping) {
      throw new GatewayError('no_carrier', 'No telephone network is connected; try again when one is.')
    }
    const outgoing = await OutgoingCall.begin(core, this.#log, order, carrier.name)
    const { call } = outgoing
    this.#ringing.set(call.id, outgoing)
    const ringing = outgoing
      .ring(carrier, (line, parts) => {
        const live = new LiveCall(
          {
            core,
            log: this.#log,
            line,
            ...parts,
            onOver: () => this.#over(call.id),
            onDone: () => this.#done(call.id),
          },
          call,
          { caller: call.caller, number: call.number, zone: order.zone },
          customerScenario(order.customer),
          { contact: undefined, voicemail: { mail: null, sms: null } },
        )
        this.#ringing.delete(call.id)
        this.#calls.set(call.id, live)
        // The line is connected before it is told what to do.
        core.clock.setTimer(0, () => live.goOn())
        return live
      })
      .finally(() => {
        this.#ringing.delete(call.id)
        this.#callingOut.delete(ringing)
      })
    this.#callingOut.add(ringing)
    return call
  }

  invite(id: CallId, invitation: Invitation): 'invited' | 'not_talking' | 'not_here' {
    const call = this.#calls.get(id)
    if (call === undefined) return 'not_here'
    return call.invite(invitation) ? 'invited' : 'not_talking'
  }

  legsOf(id: CallId): readonly LegRecord[] | undefined {
    return this.#calls.get(id)?.legs ?? this.#ringing.get(id)?.legs
  }

  hangUp(id: CallId): boolean {
    const ringing = this.#ringing.get(id)
    if (ringing !== undefined) {
      ringing.stop()
      return true
    }
    const call = this.#calls.get(id)
    if (call === undefined || this.#core === undefined) return false
    call.take({ kind: 'stopped', at: this.#core.clock.now() })
    return true
  }

  /** Ends what is in progress, and waits until all of it is stored. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const outgoing of this.#ringing.values()) outgoing.stop()
    await Promise.all([...this.#arriving, ...this.#callingOut])
    for (const id of this.#calls.keys()) this.hangUp(id)
    if (this.#ending.size === 0 || this.#core === undefined) return
    const patience = new AbortController()
    this.#onQuiet = () => patience.abort()
    await sleep(this.#core.clock, stopPatienceMs, patience.signal)
  }

  async #take(
    carrier: string,
    arrived: ArrivedCall,
    line: VoiceLine,
  ): Promise<{ call: LiveCall; channelLimit: number | null } | undefined> {
    const core = this.#core
    if (core === undefined || this.#isStopping) return undefined
    const startedAt = core.clock.now()
    const number = await core.store.calls.findVoiceNumber(arrived.number)
    const live = number && (await this.#liveVersion(core, number, startedAt))
    const company = number && (await core.store.accounts.findCompany(number.companyId))
    if (number === undefined || live === undefined || company === undefined || company.state !== 'active') {
      this.#log.warn({ carrier, number: number?.numberId ?? null }, 'a call came for a number that takes none')
      return undefined
    }
    const read = readScenario(live.document)
    if (!read.ok) throw new Error(`scenario ${live.scenarioId} version ${live.version} cannot be read any more`)
    const prompts = await loadPrompts(core, number.companyId, live.document)
    const id = (await core.store.allocateIds(1)) as CallId
    const call = new LiveCall(
      { core, log: this.#log, line, onOver: () => this.#over(id), onDone: () => this.#done(id) },
      {
        id,
        companyId: number.companyId,
        numberId: number.numberId,
        number: number.address,
        direction: 'in',
        caller: arrived.caller,
        scenarioId: live.scenarioId,
        scenarioVersion: live.version,
        carrier,
        state: 'in_progress',
        outcome: null,
        reason: null,
        startedAt,
        answeredAt: null,
        endedAt: null,
      },
      { caller: arrived.caller, number: number.address, zone: number.zone ?? company.zone, prompts },
      read.scenario,
      {
        contact: await findContact(core, number.companyId, arrived.caller, startedAt),
        voicemail: { mail: number.voicemailMail, sms: number.voicemailSms },
      },
    )
    this.#calls.set(id, call)
    return { call, channelLimit: number.channelLimit }
  }

  async #liveVersion(core: CoreContext, number: VoiceNumber, at: number): Promise<LiveVersion | undefined> {
    if (number.scenarioId === null) return undefined
    return core.store.calls.findLive({ companyId: number.companyId, id: number.scenarioId }, at)
  }

  #over(id: CallId): void {
    const call = this.#calls.get(id)
    if (call === undefined) return
    this.#calls.delete(id)
    this.#ending.set(id, call)
  }

  #done(id: CallId): void {
    this.#ending.delete(id)
    if (this.#ending.size === 0) this.#onQuiet()
  }
}

/** The caller hears the busy tone: there is nothing that could happen to his call. */
function refuse(line: VoiceLine): void {
  line.perform({ kind: 'hang_up', leg: 0, cause: 'busy' })
  line.release()
}
