import type { CallTaker, SoundUrl, VoiceCarrier, VoiceCarrierStatus } from '../../core/calls/voice-carrier.js'
import type { Clock } from '../../core/clock.js'
import type { Log } from '../../core/log.js'
import type { AriChannel, AriEvent, AriPort } from './ari-port.js'
import { AsteriskLine, lineOfName } from './asterisk-line.js'
import { type DialPlan, readShownNumber } from './dial-plan.js'

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
      return (isOurs || line !== undefined) && !this.#lines.has(line ?? id)
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
    void ari
      .subscribe(channelId)
      .catch((error: unknown) => log.debug({ err: error, channel: channelId }, 'the caller was gone at once'))
      .then(() => line.connect(taker.arrive(this.name, { caller: readShownNumber(caller), number }, line)))
  }
}
