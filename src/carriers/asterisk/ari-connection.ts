import { globalAgent } from 'node:http'

import type { Client } from 'ari-client'

import { type Clock, sleep } from '../../core/clock.js'
import type { AriChannel, AriEvent, AriListener, AriPort, Origination, RecordingOrder } from './ari-port.js'
import { repairShred } from './shred-repair.js'

export interface AriSettings {
  url: string
  user: string
  password: string
  /** Name of the Stasis application; one for each process of the gateway. */
  app: string
}

/** Far more than Asterisk needs under load (its 99th percentile is below 0.5 s); a request that takes longer is lost. */
const requestTimeoutMs = 10_000
/** Asterisk counts sessions, and loses requests beyond its limit. */
const maxSockets = 32
const reconnectMs = [1_000, 2_000, 5_000, 10_000]

/** The Asterisk REST Interface over ari-client, with what that client needs to be relied on. */
export class AriConnection implements AriPort {
  readonly #settings: AriSettings
  readonly #clock: Clock
  readonly #closing = new AbortController()
  #client: Client | undefined

  constructor(settings: AriSettings, clock: Clock) {
    this.#settings = settings
    this.#clock = clock
    repairShred()
    globalAgent.maxSockets = Math.min(globalAgent.maxSockets, maxSockets)
  }

  async open(listener: AriListener): Promise<void> {
    for (let attempt = 0; !this.#closing.signal.aborted; attempt += 1) {
      try {
        await this.#connect(listener)
        return
      } catch (error) {
        listener.onDisconnected(error)
        await sleep(this.#clock, reconnectMs[Math.min(attempt, reconnectMs.length - 1)] ?? 0, this.#closing.signal)
      }
    }
  }

  close(): void {
    this.#closing.abort()
    this.#client?.stop()
    this.#client = undefined
  }

  /** The client throws a wrong password where nobody can catch it, and hangs on some errors: we look first. */
  async #preflight(): Promise<void> {
    const response = await fetch(`${this.#settings.url}/ari/asterisk/info`, {
      headers: this.#headers,
      signal: AbortSignal.timeout(requestTimeoutMs),
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`ARI answers ${response.status}: look at user and password`)
  }

  async #connect(listener: AriListener): Promise<void> {
    await this.#preflight()
    const { url, user, password, app } = this.#settings
    // Fourteen megabytes of memory that a gateway without calls does without.
    const { default: ari } = await import('ari-client')
    const client = await this.#timed(ari.connect(url, user, password))
    if (this.#closing.signal.aborted) return client.stop()
    this.#client = client
    listen(client, (event) => listener.onEvent(event))
    client.on('WebSocketReconnecting', (error: unknown) => listener.onDisconnected(error))
    client.on('WebSocketConnected', () => listener.onConnected())
    // The client gives up after some tries; we do not.
    client.on('WebSocketMaxRetries', () => void this.open(listener))
    await this.#timed(client.start(app))
  }

  get #headers(): Record<string, string> {
    const { user, password } = this.#settings
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
  }

  async #timed<T>(work: Promise<T>): Promise<T> {
    const patience = new AbortController()
    const late = sleep(this.#clock, requestTimeoutMs, patience.signal).then(() => {
      if (!patience.signal.aborted) throw new Error('ARI did not answer in time')
      return work
    })
    try {
      return await Promise.race([work, late])
    } catch (error) {
      throw error instanceof Error ? error : new Error(String(error), { cause: error })
    } finally {
      patience.abort()
    }
  }

  async #ask(work: (client: Client) => Promise<unknown>): Promise<void> {
    if (this.#client === undefined) throw new Error('Asterisk is not connected')
    await this.#timed(work(this.#client))
  }

  subscribe(channelId: string): Promise<void> {
    const { app } = this.#settings
    return this.#ask(({ applications }) =>
      applications.subscribe({ applicationName: app, eventSource: `channel:${channelId}` }),
    )
  }

  async readVariable(channelId: string, name: string): Promise<string> {
    if (this.#client === undefined) throw new Error('Asterisk is not connected')
    const { value } = await this.#timed(this.#client.channels.getChannelVar({ channelId, variable: name }))
    return value
  }

  answer(channelId: string): Promise<void> {
    return this.#ask(({ channels }) => channels.answer({ channelId }))
  }

  startRinging(channelId: string): Promise<void> {
    return this.#ask(({ channels }) => channels.ring({ channelId }))
  }

  stopRinging(channelId: string): Promise<void> {
    return this.#ask(({ channels }) => channels.ringStop({ channelId }))
  }

  startMusic(channelId: string): Promise<void> {
    return this.#ask(({ channels }) => channels.startMoh({ channelId }))
  }

  stopMusic(channelId: string): Promise<void> {
    return this.#ask(({ channels }) => channels.stopMoh({ channelId }))
  }

  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void> {
    return this.#ask(({ channels }) => channels.playWithId({ channelId, playbackId, media: [...media] }))
  }

  stopPlayback(playbackId: string): Promise<void> {
    return this.#ask(({ playbacks }) => playbacks.stop({ playbackId }))
  }

  originate({ channelId, endpoint, callerId, args }: Origination): Promise<void> {
    const { app } = this.#settings
    // The interpreter has timers of its own: Asterisk never gives up by itself.
    const order = { channelId, endpoint, app, appArgs: args, callerId, timeout: -1 }
    return this.#ask(({ channels }) => channels.originate(order))
  }

  hangUp(channelId: string, reason: 'normal' | 'busy'): Promise<void> {
    return this.#ask(({ channels }) => channels.hangup({ channelId, reason }))
  }

  createBridge(bridgeId: string): Promise<void> {
    return this.#ask(({ bridges }) => bridges.createWithId({ bridgeId, type: 'mixing' }))
  }

  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    return this.#ask(({ bridges }) => bridges.addChannel({ bridgeId, channel: [...channelIds] }))
  }

  removeFromBridge(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    return this.#ask(({ bridges }) => bridges.removeChannel({ bridgeId, channel: [...channelIds] }))
  }

  async countInBridge(bridgeId: string): Promise<number> {
    if (this.#client === undefined) throw new Error('Asterisk is not connected')
    return (await this.#timed(this.#client.bridges.get({ bridgeId }))).channels.length
  }

  destroyBridge(bridgeId: string): Promise<void> {
    return this.#ask(({ bridges }) => bridges.destroy({ bridgeId }))
  }

  snoop(channelId: string, snoopId: string): Promise<void> {
    const { app } = this.#settings
    const order = { channelId, snoopId, app, appArgs: 'snoop', spy: 'both' }
    return this.#ask(({ channels }) => channels.snoopChannelWithId(order))
  }

  record(channelId: string, { name, maxSeconds, maxSilenceSeconds, beep, terminateOn }: RecordingOrder): Promise<void> {
    const order = {
      channelId,
      name,
      format: 'wav',
      ifExists: 'overwrite',
      maxDurationSeconds: maxSeconds ?? 0,
      maxSilenceSeconds: maxSilenceSeconds ?? 0,
      beep: beep ?? false,
      terminateOn: terminateOn ?? 'none',
    }
    return this.#ask(({ channels }) => channels.record(order))
  }

  stopRecording(recordingName: string): Promise<void> {
    return this.#ask(({ recordings }) => recordings.stop({ recordingName }))
  }

  async *fetchRecording(name: string): AsyncIterable<Uint8Array> {
    const url = `${this.#settings.url}/ari/recordings/stored/${encodeURIComponent(name)}/file`
    const response = await fetch(url, { headers: this.#headers })
    if (!response.ok || response.body === null) throw new Error(`ARI gives no recording: ${response.status}`)
    yield* response.body
  }

  deleteRecording(recordingName: string): Promise<void> {
    return this.#ask(({ recordings }) => recordings.deleteStored({ recordingName }))
  }

  async listChannels(): Promise<readonly AriChannel[]> {
    if (this.#client === undefined) throw new Error('Asterisk is not connected')
    const channels = await this.#timed(this.#client.channels.list())
    return channels.map(({ id, dialplan }) => {
      const { app_name: app, app_data: data } = dialplan as typeof dialplan & { app_name?: string; app_data?: string }
      return { id, isOurs: app === 'Stasis' && (data ?? '').split(',')[0] === this.#settings.app }
    })
  }
}

/** The client's events in words of ours. */
function listen(client: Client, tell: (event: AriEvent) => void): void {
  client.on('StasisStart', ({ args }, { id, caller }) =>
    tell({ kind: 'arrived', channelId: id, caller: caller.number, args: toList(args) }),
  )
  client.on('StasisEnd', (_, { id }) => tell({ kind: 'gone', channelId: id, cause: null }))
  client.on('ChannelDestroyed', ({ cause }, { id }) => tell({ kind: 'gone', channelId: id, cause }))
  client.on('ChannelDtmfReceived', ({ digit }, { id }) => tell({ kind: 'key', channelId: id, key: digit }))
  client.on('PlaybackFinished', (_, { id }) => tell({ kind: 'playback_finished', playbackId: id }))
  client.on('RecordingFinished', ({ recording }) => {
    const { name, duration = 0, talking_duration: talking } = recording
    const talkingMs = talking === undefined ? null : talking * 1000
    tell({ kind: 'recording_finished', name, durationMs: duration * 1000, talkingMs })
  })
  client.on('RecordingFailed', ({ recording }) => tell({ kind: 'recording_failed', name: recording.name }))
}

function toList(args: string | readonly string[]): readonly string[] {
  return typeof args === 'string' ? [args] : args
}
