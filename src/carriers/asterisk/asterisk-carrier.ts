import type { LegEnd } from '../../core/calls/call-event.js'
import type {
  CallTaker,
  LineListener,
  OutboundCall,
  SoundUrl,
  VoiceCarrier,
  VoiceCarrierStatus,
  VoiceLine,
} from '../../core/calls/voice-carrier.js'
import { type Clock, sleep } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { AriChannel, AriEvent, AriPort } from './ari-port.js'
import { AsteriskLine, lineOfName } from './asterisk-line.js'
import { type DialPlan, endpointsOf, legEndOf, readShownNumber } from './dial-plan.js'

export interface AsteriskParts {
  name: string
  ari: AriPort
  clock: Clock
  log: Log
  dialPlan: DialPlan
  soundUrl: SoundUrl
}

/** Calls by an Asterisk, over ARI: the dialplan sends them into our Stasis application with `inbound` and the number that was dialled. */
export class AsteriskCarrier implements VoiceCarrier {
  readonly name: string
  readonly #parts: AsteriskParts
  /** By the caller's channel. */
  readonly #lines = new Map<string, AsteriskLine>()
  #taker: CallTaker | undefined
  /** Telephones that are rung for calls to the outside, by channel. */
  readonly #ringing = new Map<
    string,
    { answered: (line: VoiceLine) => LineListener; end: (how: LegEnd | null) => void }
  >()
  #lastCall = 0
  #isConnected = false

  constructor(parts: AsteriskParts) {
    this.name = parts.name
    this.#parts = parts
  }

  /** Resolves at once: an Asterisk that is away is connected to when it comes. */
  async start(taker: CallTaker): Promise<void> {
    this.#taker = taker
    const { ari, log } = this.#parts
    void ari.open({
      onConnected: () => void this.#connected(),
      onDisconnected: (error) => {
        if (this.#isConnected) log.warn({ err: error, carrier: this.name }, 'Asterisk is away')
        else log.info({ err: error, carrier: this.name }, 'Asterisk cannot be reached')
        this.#isConnected = false
      },
      onEvent: (event) => this.#happened(event),
    })
  }

  async stop(): Promise<void> {
    this.#taker = undefined
    this.#parts.ari.close()
  }

  status(): VoiceCarrierStatus {
    return { name: this.name, ready: this.#isConnected, calls: this.#lines.size }
  }

  isIdle(): boolean {
    return [...this.#lines.values()].every((line) => line.idle)
  }

  /** A channel of its own is rung; in our application it is once somebody has answered. */
  async callOut(
    { target, callerId, ringMs }: OutboundCall,
    answered: (line: VoiceLine) => LineListener,
    signal: AbortSignal,
  ): Promise<LegEnd | null> {
    const { ari, clock, log, dialPlan } = this.#parts
    const channelId = `svyaz-${clock.now()}-${(this.#lastCall += 1)}`
    const patience = new AbortController()
    const ended = new Promise<LegEnd | null>((resolve) => {
      this.#ringing.set(channelId, { answered, end: resolve })
    })
    const order = {
      channelId,
      endpoint: endpointsOf(dialPlan, target)[0] ?? '',
      callerId: callerId.replace('+', ''),
      args: 'out',
    }
    void ari.originate(order).catch((error: unknown) => {
      log.debug({ err: error, channel: channelId }, 'Asterisk did not ring a telephone')
      this.#ringing.get(channelId)?.end('unreachable')
    })
    const stop = () => patience.abort()
    signal.addEventListener('abort', stop, { once: true })
    const late = sleep(clock, ringMs, patience.signal).then(() => 'no_answer' as const)
    const end = await Promise.race([ended, late])
    patience.abort()
    signal.removeEventListener('abort', stop)
    if (this.#ringing.delete(channelId) && end !== null) {
      await ari
        .hangUp(channelId, 'normal')
        .catch((error: unknown) => log.debug({ err: error, channel: channelId }, 'the telephone was gone already'))
    }
    return end
  }

  #calledOut({ channelId }: Extract<AriEvent, { kind: 'arrived' }>): void {
    const ringing = this.#ringing.get(channelId)
    if (ringing === undefined) return
    this.#ringing.delete(channelId)
    const line = new AsteriskLine(channelId, {
      ...this.#parts,
      isAnswered: true,
      onReleased: () => this.#lines.delete(channelId),
    })
    this.#lines.set(channelId, line)
    line.connect(ringing.answered(line))
    ringing.end(null)
  }

  async #connected(): Promise<void> {
    const { ari, log } = this.#parts
    this.#isConnected = true
    log.info({ carrier: this.name }, 'Asterisk is connected')
    try {
      const present = await ari.listChannels()
      await this.#hangUpOrphans(present)
      this.#endGone(new Set(present.map(({ id }) => id)))
    } catch (error) {
      log.warn({ err: error, carrier: this.name }, 'the channels of Asterisk could not be listed')
    }
  }

  /** Channels of calls that a process before this one had: nobody knows any more what was to happen to them. */
  async #hangUpOrphans(present: readonly AriChannel[]): Promise<void> {
    const { ari, log } = this.#parts
    const orphans = present.filter(({ id, isOurs }) => {
      const line = lineOfName(id)
      return (isOurs || line !== undefined) && !this.#lines.has(line ?? id) && !this.#ringing.has(id)
    })
    for (const { id } of orphans) {
      await ari
        .hangUp(id, 'normal')
        .catch((error: unknown) => log.debug({ err: error, channel: id }, 'the orphan was gone already'))
    }
    if (orphans.length > 0) log.warn({ carrier: this.name, channels: orphans.length }, 'ended calls that nobody had')
  }

  /** Whatever ended while nobody listened has ended now. */
  #endGone(present: ReadonlySet<string>): void {
    for (const line of this.#lines.values()) {
      for (const channelId of line.channels) {
        if (!present.has(channelId)) line.happened({ kind: 'gone', channelId, cause: null })
      }
    }
  }

  #happened(event: AriEvent): void {
    if (event.kind === 'arrived' && event.args[0] === 'inbound') return this.#arrived(event)
    if (event.kind === 'arrived' && event.args[0] === 'out') return this.#calledOut(event)
    if (event.kind === 'gone') this.#ringing.get(event.channelId)?.end(legEndOf(event.cause, false))
    this.#lineOf(event)?.happened(event)
  }

  #lineOf(event: AriEvent): AsteriskLine | undefined {
    const name = 'channelId' in event ? event.channelId : 'playbackId' in event ? event.playbackId : event.name
    return this.#lines.get(name) ?? this.#lines.get(lineOfName(name) ?? '')
  }

  #arrived({ channelId, caller, args }: Extract<AriEvent, { kind: 'arrived' }>): void {
    const { ari, clock, log, dialPlan, soundUrl } = this.#parts
    const line = new AsteriskLine(channelId, {
      ari,
      clock,
      log,
      dialPlan,
      soundUrl,
      onReleased: () => this.#lines.delete(channelId),
    })
    this.#lines.set(channelId, line)
    const number = readShownNumber(args[1] ?? '')
    if (this.#taker === undefined || number === null) {
      line.perform({ kind: 'hang_up', leg: 0, cause: 'busy' })
      return line.release()
    }
    const taker = this.#taker
    void this.#introduce(channelId, caller).then((shown) =>
      line.connect(taker.arrive(this.name, { caller: shown, number }, line)),
    )
  }

  /** Follows the channel to its end, and says who calls: networks pass on numbers that are hidden, and nobody may see them. */
  async #introduce(channelId: string, caller: string): Promise<string | null> {
    const { ari, log } = this.#parts
    const gone = (error: unknown) => log.debug({ err: error, channel: channelId }, 'the caller was gone at once')
    const [presentation] = await Promise.all([
      ari.readVariable(channelId, 'CALLERID(num-pres)').catch(gone),
      ari.subscribe(channelId).catch(gone),
    ])
    return presentation?.startsWith('allowed') === true ? readShownNumber(caller) : null
  }
}
