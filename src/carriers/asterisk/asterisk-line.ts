import type { Media } from '../../core/calls/media.js'
import type { LineCommand, LineEvent, LineListener, SoundUrl, VoiceLine } from '../../core/calls/voice-carrier.js'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { AriEvent, AriPort } from './ari-port.js'
import { type DialPlan, endpointsOf, legEndOf } from './dial-plan.js'

export interface LineParts {
  ari: AriPort
  clock: Clock
  log: Log
  dialPlan: DialPlan
  /** Of a call to the outside: who is on leg 0 has answered. */
  isAnswered?: boolean
  soundUrl: SoundUrl
  onReleased(): void
}

/** A telephone that is rung, and where it is rung next if it cannot be reached. */
interface LegChannel {
  leg: number
  answered: boolean
  callerId: string
  others: readonly string[]
}

/** One call at Asterisk: commands go there one after the other, in their order, and events come back in the call's own numbers. */
export class AsteriskLine implements VoiceLine {
  readonly channelId: string
  readonly #parts: LineParts
  /** By channel. */
  readonly #legs = new Map<string, LegChannel>()
  readonly #recordings = new Map<
    string,
    { recording: number; kind: 'call' | 'message'; snoopId: string | null; at: number }
  >()
  #listener: LineListener | undefined
  readonly #early: LineEvent[] = []
  #orders: Promise<void> = Promise.resolve()
  #pending = 0
  #answered = false
  #waiting: 'ringing' | 'tone' | 'music' | null = null
  #hasBridge = false
  /** The bridge of the room that the caller is in. */
  #room: string | null = null
  #isOver = false

  constructor(channelId: string, parts: LineParts) {
    this.channelId = channelId
    this.#parts = parts
    this.#answered = parts.isAnswered === true
  }

  connect(listener: LineListener): void {
    this.#listener = listener
    for (const event of this.#early.splice(0)) listener.happened(event)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get idle(): boolean {
    return this.#pending === 0
  }

  /** Every channel of the call that is there. */
  get channels(): readonly string[] {
    return this.#isOver ? [...this.#legs.keys()] : [this.channelId, ...this.#legs.keys()]
  }

  perform(command: LineCommand): void {
    const { ari } = this.#parts
    switch (command.kind) {
      case 'answer':
        this.#answered = true
        return this.#order('answer', () => ari.answer(this.channelId))
      case 'play':
        return this.#play(command)
      case 'stop_play':
        return this.#order('stop_play', () => ari.stopPlayback(this.#name('play', command.play)))
      case 'wait':
        return this.#wait(command.hear)
      case 'end_wait':
        return this.#endWait()
      case 'ring':
        return this.#ring(command)
      case 'join_room':
        return this.#joinRoom(command.room)
      case 'leave_room':
        return this.#leaveRoom()
      case 'connect':
        return this.#connect(command.leg)
      case 'hang_up':
        return this.#hangUp(command.leg, command.cause)
      case 'record':
        return this.#record(command.recording)
      case 'take_message':
        return this.#takeMessage(command)
      case 'stop_recording':
        return this.#stopRecording(command.recording)
    }
  }

  fetchRecording(recording: number): AsyncIterable<Uint8Array> {
    return this.#parts.ari.fetchRecording(this.#name('rec', recording))
  }

  release(): void {
    const { ari, onReleased } = this.#parts
    this.#leaveRoom()
    if (this.#hasBridge) this.#order('destroy bridge', () => ari.destroyBridge(this.#bridgeId))
    for (const name of this.#recordings.keys()) this.#order('delete recording', () => ari.deleteRecording(name))
    onReleased()
  }

  /** What Asterisk tells of a channel, a playback or a recording of this call. */
  happened(event: AriEvent): void {
    const at = this.#parts.clock.now()
    switch (event.kind) {
      case 'arrived':
        return this.#arrived(event.channelId, at)
      case 'key': {
        const leg = this.#legs.get(event.channelId)?.leg ?? (event.channelId === this.channelId ? 0 : undefined)
        if (leg !== undefined) this.#tell({ kind: 'key', at, leg, key: event.key })
        return
      }
      case 'gone':
        return this.#gone(event.channelId, event.cause, at)
      case 'playback_finished': {
        const play = numberIn(event.playbackId, 'play')
        if (play !== undefined) this.#tell({ kind: 'play_finished', at, play })
        return
      }
      case 'recording_finished':
        return this.#recorded(event.name, at, event.talkingMs ?? event.durationMs, false)
      case 'recording_failed':
        return this.#recorded(event.name, at, 0, true)
    }
  }

  #arrived(channelId: string, at: number): void {
    const leg = this.#legs.get(channelId)
    if (leg !== undefined) {
      leg.answered = true
      return this.#tell({ kind: 'leg_answered', at, leg: leg.leg })
    }
    const snooped = [...this.#recordings].find(([, { snoopId }]) => snoopId === channelId)
    if (snooped === undefined) return
    const [name] = snooped
    this.#order(
      'record',
      () => this.#parts.ari.record(channelId, { name }),
      () => this.#recorded(name, at, 0, true),
    )
  }

  #gone(channelId: string, cause: number | null, at: number): void {
    if (channelId === this.channelId) {
      if (this.#isOver) return
      this.#isOver = true
      return this.#tell({ kind: 'caller_hung_up', at })
    }
    const leg = this.#legs.get(channelId)
    if (leg === undefined) return
    this.#legs.delete(channelId)
    const end = legEndOf(cause, leg.answered)
    if (end === 'unreachable' && leg.others.length > 0) return this.#try(leg.others, leg, triesOf(channelId) + 1)
    this.#tell({ kind: 'leg_ended', at, leg: leg.leg, end })
  }

  #play({ play, leg, media }: Extract<LineCommand, { kind: 'play' }>): void {
    const uris = media.flatMap((each) => this.#uriOf(each))
    const failed = () => this.#tell({ kind: 'play_finished', at: this.#parts.clock.now(), play })
    // Prompts that are gone by now are passed over.
    if (uris.length === 0) return this.#order('play nothing', async () => failed())
    const channel = leg === 0 ? this.channelId : this.#channelOf(leg)
    this.#order('play', () => this.#parts.ari.play(channel, this.#name('play', play), uris), failed)
  }

  #uriOf(media: Media): string[] {
    if ('digits' in media) return [`digits:${media.digits}`]
    if ('sound' in media) return [`sound:${media.sound}`]
    return media.chosen === null ? [] : [`sound:${this.#parts.soundUrl(media.chosen)}`]
  }

  #wait(hear: 'ringing' | 'music'): void {
    const { ari } = this.#parts
    if (hear === 'music') {
      this.#waiting = 'music'
      return this.#order('music', () => ari.startMusic(this.channelId))
    }
    if (!this.#answered) {
      this.#waiting = 'ringing'
      return this.#order('ring', () => ari.startRinging(this.channelId))
    }
    this.#waiting = 'tone'
    this.#order('tone', () => ari.play(this.channelId, this.#name('wait', 0), ['tone:ring;tonezone=ru']))
  }

  #endWait(): void {
    const { ari } = this.#parts
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting === 'music') this.#order('end music', () => ari.stopMusic(this.channelId))
    if (waiting === 'tone') this.#order('end tone', () => ari.stopPlayback(this.#name('wait', 0)))
    if (waiting === 'ringing' && !this.#answered) this.#order('end ring', () => ari.stopRinging(this.channelId))
  }

  #ring({ leg, target, callerId }: Extract<LineCommand, { kind: 'ring' }>): void {
    const endpoints = endpointsOf(this.#parts.dialPlan, target)
    this.#try(endpoints, { leg, callerId: callerId.replace('+', '') }, 0)
  }

  #try([endpoint, ...others]: readonly string[], { leg, callerId }: { leg: number; callerId: string }, tries: number) {
    const { ari, clock } = this.#parts
    const channelId = tries === 0 ? this.#name('leg', leg) : `${this.#name('leg', leg)}.${tries}`
    this.#legs.set(channelId, { leg, answered: false, callerId, others })
    const failed = () => this.#gone(channelId, null, clock.now())
    if (endpoint === undefined) return this.#order('ring nobody', async () => failed())
    this.#order('originate', () => ari.originate({ channelId, endpoint, callerId, args: 'leg' }), failed)
  }

  #channelOf(leg: number): string {
    const found = [...this.#legs].find(([, each]) => each.leg === leg)
    return found?.[0] ?? this.#name('leg', leg)
  }

  #connect(leg: number): void {
    const { ari } = this.#parts
    const channels = [this.channelId, this.#channelOf(leg)]
    if (this.#room !== null) {
      const room = this.#room
      return this.#order('come in', () => ari.addToBridge(room, channels.slice(1)))
    }
    if (!this.#hasBridge) this.#order('bridge', () => ari.createBridge(this.#bridgeId))
    this.#hasBridge = true
    this.#order('connect', () => ari.addToBridge(this.#bridgeId, channels))
  }

  /** Asterisk makes a bridge of this name where there is none. */
  #joinRoom(name: string): void {
    const { ari } = this.#parts
    const room = `svyaz-room-${name}`
    this.#room = room
    this.#order('open room', () => ari.createBridge(room))
    this.#order('come in', () => ari.addToBridge(room, [this.channelId]))
  }

  #leaveRoom(): void {
    const { ari } = this.#parts
    const room = this.#room
    if (room === null) return
    this.#room = null
    if (!this.#isOver) this.#order('leave room', () => ari.removeFromBridge(room, [this.channelId]))
    this.#order('close room', async () => {
      if ((await ari.countInBridge(room)) === 0) await ari.destroyBridge(room)
    })
  }

  #hangUp(leg: number, cause: 'normal' | 'busy'): void {
    const channelId = leg === 0 ? this.channelId : this.#channelOf(leg)
    if (leg === 0) this.#isOver = true
    else this.#legs.delete(channelId)
    this.#order('hang_up', () => this.#parts.ari.hangUp(channelId, cause))
  }

  #record(recording: number): void {
    const { ari, clock } = this.#parts
    const name = this.#name('rec', recording)
    const snoopId = this.#name('snoop', recording)
    this.#recordings.set(name, { recording, kind: 'call', snoopId, at: clock.now() })
    this.#order(
      'snoop',
      () => ari.snoop(this.channelId, snoopId),
      () => this.#recorded(name, clock.now(), 0, true),
    )
  }

  #takeMessage({ recording, maxMs, silenceMs, finishKey }: Extract<LineCommand, { kind: 'take_message' }>): void {
    const { ari, clock } = this.#parts
    const name = this.#name('rec', recording)
    this.#recordings.set(name, { recording, kind: 'message', snoopId: null, at: clock.now() })
    const order = {
      name,
      maxSeconds: Math.ceil(maxMs / 1000),
      maxSilenceSeconds: Math.ceil(silenceMs / 1000),
      beep: true,
      terminateOn: finishKey,
    }
    this.#order(
      'message',
      () => ari.record(this.channelId, order),
      () => this.#recorded(name, clock.now(), 0, true),
    )
  }

  #stopRecording(recording: number): void {
    const { ari } = this.#parts
    const name = this.#name('rec', recording)
    const snoopId = this.#recordings.get(name)?.snoopId ?? null
    this.#order('stop recording', () => ari.stopRecording(name))
    if (snoopId !== null) this.#order('end snoop', () => ari.hangUp(snoopId, 'normal'))
  }

  #recorded(name: string, at: number, durationMs: number, failed: boolean): void {
    const found = this.#recordings.get(name)
    if (found === undefined) return
    const { recording, kind } = found
    if (kind === 'message') {
      const end = failed ? 'failed' : this.#isOver ? 'hung_up' : 'silence'
      return this.#tell({ kind: 'message_finished', at, recording, durationMs, end })
    }
    if (!failed) this.#tell({ kind: 'recorded', at, recording })
  }

  #tell(event: LineEvent): void {
    if (this.#listener === undefined) this.#early.push(event)
    else this.#listener.happened(event)
  }

  /** What fails because somebody hung up meanwhile is the rule, and told by events; the rest shows in the log. */
  #order(what: string, work: () => Promise<void>, failed: () => void = () => {}): void {
    this.#pending += 1
    this.#orders = this.#orders
      .then(work)
      .catch((error: unknown) => {
        this.#parts.log.debug({ err: error, channel: this.channelId, order: what }, 'Asterisk refused')
        failed()
      })
      .finally(() => {
        this.#pending -= 1
      })
  }

  get #bridgeId(): string {
    return `${this.channelId}-bridge`
  }

  #name(what: 'play' | 'wait' | 'leg' | 'snoop' | 'rec', number: number): string {
    return `${this.channelId}-${what}-${number}`
  }
}

/** Of the names that a line gives, whose channel it is. */
export function lineOfName(name: string): string | undefined {
  return /^(.+)-(?:play|wait|leg|snoop|rec)-\d+(?:\.\d+)?$/.exec(name)?.[1]
}

function triesOf(channelId: string): number {
  return Number(/\.(\d+)$/.exec(channelId.split('-leg-')[1] ?? '')?.[1] ?? 0)
}

function numberIn(name: string, what: string): number | undefined {
  const [, found, number] = /-([a-z]+)-(\d+)$/.exec(name) ?? []
  return found === what ? Number(number) : undefined
}
