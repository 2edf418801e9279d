import { answerQuestion } from '../../core/calls/answer-question.js'
import type { Call, NewCallEvent, Recording, StoredUsage } from '../../core/calls/call.js'
import type { Invitation } from '../../core/calls/call-control.js'
import type { CallEvent } from '../../core/calls/call-event.js'
import { CallProgress } from '../../core/calls/call-progress.js'
import { type CallFacts, type CallState, newCall } from '../../core/calls/call-state.js'
import type { Command } from '../../core/calls/command.js'
import { contactOf } from '../../core/calls/contact.js'
import { canInvite } from '../../core/calls/desk.js'
import { activityOf, interpret } from '../../core/calls/interpret.js'
import type { Scenario } from '../../core/calls/scenario.js'
import { CallRecord, type LegRecord, type Usage } from '../../core/calls/usage.js'
import type { LineEvent, VoiceLine } from '../../core/calls/voice-carrier.js'
import { receiversOf, voicemailMail, type VoicemailReceivers, voicemailSms } from '../../core/calls/voicemail-notice.js'
import { sleep, type Timer } from '../../core/clock.js'
import type { CoreContext } from '../../core/context.js'
import { GatewayError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { SubmitCommand } from '../../core/messaging/commands.js'
import { submitMessage } from '../../core/messaging/submit-message.js'
import type { Person } from '../../core/people/person.js'
import { chargeCall } from '../../core/rating/ledger/charge-calls.js'
import type { RecordingId } from '../../core/values/ids.js'

/** How long after a call its recordings are waited for. */
const recordingPatienceMs = 60_000
const noReceivers: VoicemailReceivers = { mail: null, sms: null }
/** Tries to write what happened, a second longer apart each time: a database that is away for a minute costs no CDR. */
const writeAttempts = 12

/** What the directory and the number say of a call. */
export interface KnownOfCall {
  /** Who calls, by the company's directory. */
  contact: Person | undefined
  voicemail: VoicemailReceivers
}

export interface LiveParts {
  core: CoreContext
  log: Log
  line: VoiceLine
  onOver: () => void
  onDone: () => void
  /** Of a call to the outside, whose employee has answered. */
  record?: CallRecord
  progress?: CallProgress
}

/** One call in progress: brings its events to the interpreter, its commands to the line, and what happened to the store. */
export class LiveCall {
  readonly call: Call
  readonly #core: CoreContext
  readonly #log: Log
  readonly #line: VoiceLine
  readonly #scenario: Scenario
  readonly #known: KnownOfCall
  readonly #record: CallRecord
  readonly #progress: CallProgress
  readonly #timers = new Map<number, Timer>()
  /** Recordings that have begun and are not stored: number to when. */
  readonly #recordings = new Map<number, { kind: 'call' | 'message'; at: number; step: string | null }>()
  readonly #facts: CallFacts
  #state: CallState
  /** Writes follow each other, so that events stand in the log in their order. */
  #writing: Promise<void> = Promise.resolve()
  #pending = 0
  /** How much of the record's usage is written, or waits to be. */
  #usageTold = 0
  #patience: Timer | undefined
  readonly #onOver: () => void
  readonly #onDone: () => void
  #isReleased = false

  constructor(parts: LiveParts, call: Call, facts: CallFacts, scenario: Scenario, known: KnownOfCall) {
    this.call = call
    this.#known = known
    this.#core = parts.core
    this.#log = parts.log
    this.#line = parts.line
    this.#onOver = parts.onOver
    this.#onDone = parts.onDone
    this.#scenario = scenario
    this.#record = parts.record ?? new CallRecord(call.startedAt)
    this.#progress = parts.progress ?? new CallProgress(call, contactOf(known.contact))
    this.#facts = facts
    this.#state = { ...newCall(facts), answered: parts.record !== undefined }
  }

  /** Nothing is being written or fetched. */
  get idle(): boolean {
    return this.#pending === 0
  }

  /** Begins; above the limit of channels of its number, where the scenario has that begin. */
  async start(channelLimit: number | null): Promise<void> {
    const { caller, number, scenarioId, scenarioVersion, carrier } = this.call
    const contact = contactOf(this.#known.contact)
    const payload = { caller, number, scenarioId: String(scenarioId), scenarioVersion, carrier, contact }
    const event = this.#progress.event('call.started', this.call.startedAt, payload)
    this.#write(() => this.#core.store.calls.insertCall(this.call, event))
    const isOver = channelLimit !== null && !(await this.#getsChannel(channelLimit))
    this.take({ kind: 'started', at: this.#core.clock.now(), isOver })
  }

  /**
   * It takes a channel first and counts then, so that processes that do so at the same time never have too many. A database that cannot be
   * asked turns nobody away.
   */
  async #getsChannel(limit: number): Promise<boolean> {
    const { calls } = this.#core.store
    try {
      await this.#writing
      if ((await calls.countChannels(this.call)) < limit) return true
      this.#write(() => calls.leaveChannel(this.call))
      return false
    } catch (error) {
      this.#log.error({ err: error, call: this.call.id }, 'the channels of a number could not be counted')
      return true
    }
  }

  /** What `start` does, for a call that is stored already. */
  goOn(): void {
    this.take({ kind: 'started', at: this.#core.clock.now() })
  }

  get legs(): readonly LegRecord[] {
    return [...this.#record.legs.values()]
  }

  /** False where nobody talks, or somebody is being rung already. */
  invite({ mode, target, show }: Invitation): boolean {
    if (this.#state.ended !== null || !canInvite({ state: this.#state })) return false
    const { caller, number } = this.call
    const callerId = show === 'caller' ? (caller ?? number) : number
    this.take({ kind: 'invited', at: this.#core.clock.now(), mode, target, callerId })
    return true
  }

  happened(event: LineEvent): void {
    if (event.kind === 'recorded') return this.#store(event.recording)
    this.take(event)
    if (event.kind === 'message_finished') {
      if (this.#state.leftMessage && event.end !== 'failed') this.#store(event.recording)
      else this.#recordings.delete(event.recording)
      this.#releaseWhenDone()
    }
  }

  take(event: CallEvent): void {
    if (this.#state.ended !== null) return
    const { state, commands, notes } = interpret(this.#scenario, this.#state, event)
    this.#state = state
    this.#record.follow(event, state, commands, notes, activityOf(this.#scenario, state))
    for (const command of commands) this.#perform(command, event.at)
    const events = this.#progress.eventsOf(this.#record)
    const usage = this.#newUsage()
    if (state.ended !== null) this.#end(events, usage)
    else if (usage.length > 0) this.#writeUsage(events, usage)
    else if (events.length > 0) this.#write(() => this.#core.store.calls.addEvents(events))
  }

  #perform(command: Command, at: number): void {
    switch (command.kind) {
      case 'start_timer': {
        const fire = () => {
          this.#timers.delete(command.timer)
          this.take({ kind: 'timer', at: this.#core.clock.now(), timer: command.timer })
        }
        this.#timers.set(command.timer, this.#core.clock.setTimer(command.afterMs, fire))
        return
      }
      case 'cancel_timer':
        this.#timers.get(command.timer)?.cancel()
        this.#timers.delete(command.timer)
        return
      case 'send_sms':
        return this.#sendSms(command)
      case 'ask':
        return this.#ask(command)
      case 'leave_queue':
        return this.#write(() => this.#core.store.calls.leaveQueue(this.call, command.queue))
      case 'join_room':
      case 'leave_room':
        // Rooms of companies never meet.
        return this.#line.perform({ ...command, room: `${this.call.companyId}-${command.room}` })
      case 'record':
      case 'take_message':
        this.#recordings.set(command.recording, {
          kind: command.kind === 'record' ? 'call' : 'message',
          at,
          step: this.#state.step,
        })
        return this.#line.perform(command)
      default:
        return this.#line.perform(command)
    }
  }

  /** What has ended since the last time. */
  #newUsage(): readonly Usage[] {
    const usage = this.#record.usage.slice(this.#usageTold)
    this.#usageTold += usage.length
    return usage
  }

  /** Written as it ends, and charged with it. */
  #writeUsage(events: readonly NewCallEvent[], usage: readonly Usage[]): void {
    const { store } = this.#core
    const number = numbering(this.#core, usage)
    this.#write(async () =>
      chargeCall(this.#core, this.call, await number(), (used) => store.calls.addUsage(this.call, used, events)),
    )
  }

  #end(events: readonly NewCallEvent[], newUsage: readonly Usage[]): void {
    const { outcome, answeredAt, endedAt, notes, legs, usage, startedAt } = this.#record
    const reason = this.#state.ended ?? 'scenario'
    for (const timer of this.#timers.values()) timer.cancel()
    const number = numbering(this.#core, newUsage)
    this.#write(async () => {
      const at = endedAt ?? this.#core.clock.now()
      const end = {
        outcome: outcome ?? 'missed',
        reason,
        answeredAt,
        endedAt: at,
        notes,
        legs: [...legs.values()],
      }
      const payload = {
        outcome: end.outcome,
        reason,
        caller: this.call.caller,
        number: this.call.number,
        durationMs: at - startedAt,
        answeredMs: answeredAt === null ? null : at - answeredAt,
        usage: usage.map(({ kind, seconds, target, accepted, steps }) => ({ kind, seconds, target, accepted, steps })),
      }
      const told = [...events, this.#progress.event('call.ended', at, payload)]
      const { calls } = this.#core.store
      await chargeCall(this.#core, this.call, await number(), (used) => calls.endCall(this.call, end, used, told))
    })
    this.#onOver()
    this.#patience = this.#core.clock.setTimer(recordingPatienceMs, () => {
      if (this.#recordings.size === 0) return
      this.#log.error({ call: this.call.id, recordings: this.#recordings.size }, 'the carrier never gave a recording')
      this.#recordings.clear()
      this.#releaseWhenDone()
    })
    this.#releaseWhenDone()
  }

  #store(recording: number): void {
    const begun = this.#recordings.get(recording)
    if (begun === undefined) return
    const { companyId, id: callId } = this.call
    this.#write(
      async () => {
        const id = (await this.#core.store.allocateIds(1)) as RecordingId
        const key = { companyId, id, startedAt: begun.at }
        const saved = await this.#core.recordingFiles.save(key, this.#line.fetchRecording(recording))
        const stored: Recording = { ...key, callId, kind: begun.kind, ...saved, deletedAt: null }
        const payload = { recordingId: String(id), kind: begun.kind, durationMs: saved.durationMs, bytes: saved.bytes }
        const event = this.#progress.event('call.recording_ready', this.#core.clock.now(), payload)
        await this.#keep(stored, event, begun.step)
      },
      () => {
        this.#recordings.delete(recording)
        this.#releaseWhenDone()
      },
    )
  }

  /** Whoever is to be told of a message is told: the mail with the row, the SMS after it. */
  async #keep(recording: Recording, event: NewCallEvent, step: string | null): Promise<void> {
    const { mail, sms } =
      recording.kind === 'message' ? receiversOf(this.#scenario, step, this.#known.voicemail) : noReceivers
    const message = {
      call: this.call,
      recording,
      name: this.#known.contact?.name ?? null,
      zone: this.#facts.zone,
    }
    const letter = mail === null ? null : voicemailMail(mail, message)
    await this.#core.store.calls.insertRecording(recording, event, letter)
    if (sms !== null) this.#submit(voicemailSms(sms, message), 'the SMS about a message was refused')
  }

  #releaseWhenDone(): void {
    if (this.#state.ended === null || this.#recordings.size > 0 || this.#isReleased) return
    this.#isReleased = true
    this.#patience?.cancel()
    this.#line.release()
    void this.#writing.then(() => this.#onDone())
  }

  /** The call goes on, whatever fails. */
  #ask({ number, question }: Extract<Command, { kind: 'ask' }>): void {
    this.#pending += 1
    void answerQuestion(this.#core, this.call, question)
      .catch((error: unknown) => {
        this.#log.error({ err: error, call: this.call.id, about: question.about }, 'a question of a call has no answer')
        return null
      })
      .then((reply) => this.take({ kind: 'answered', at: this.#core.clock.now(), number, reply }))
      .finally(() => (this.#pending -= 1))
  }

  #sendSms({ to, text, from }: { to: string; text: string; from: string | null }): void {
    const { id } = this.call
    const command: SubmitCommand = {
      to: [to],
      text,
      ...(from === null ? {} : { from }),
      class: 'service',
      reference: `call:${id}`,
      onRefusedRecipient: 'skip',
      traceId: `call-${id}`,
      via: 'call' as const,
    }
    this.#submit(command, 'the SMS of a scenario was refused')
  }

  #submit(command: SubmitCommand, otherwise: string): void {
    const { companyId, id } = this.call
    const principal = { companyId, actor: `call:${id}`, scopes: new Set(['messages:send'] as const) }
    this.#pending += 1
    void submitMessage(this.#core, principal, command)
      .catch((error: unknown) => this.#log.warn({ err: error, call: id }, otherwise))
      .finally(() => (this.#pending -= 1))
  }

  #write(work: () => Promise<unknown>, then: () => void = () => {}): void {
    this.#pending += 1
    this.#writing = this.#writing
      .then(() => this.#tryToWrite(work))
      .catch((error: unknown) => this.#log.error({ err: error, call: this.call.id }, 'a part of a call was not stored'))
      .finally(() => {
        this.#pending -= 1
        then()
      })
  }

  async #tryToWrite(work: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await work()
        return
      } catch (error) {
        const isPassing = error instanceof GatewayError && error.retryAfterSeconds !== undefined
        if (!isPassing || attempt === writeAttempts) throw error
        await sleep(this.#core.clock, attempt * 1000)
      }
    }
  }
}

/** Gives usage its ids once, however often the write is tried. */
function numbering(core: CoreContext, usage: readonly Usage[]): () => Promise<readonly StoredUsage[]> {
  let stored: readonly StoredUsage[] | undefined
  return async () => {
    if (stored !== undefined) return stored
    const first = usage.length === 0 ? 0 : await core.store.allocateIds(usage.length)
    stored = usage.map((each, index) => ({ ...each, id: first + index }))
    return stored
  }
}
