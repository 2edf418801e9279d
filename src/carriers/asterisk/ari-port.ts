/** What the carrier needs of the Asterisk REST Interface; the client library stands behind it and can be exchanged. */
export interface AriPort {
  /** Connects and subscribes, and again whenever the connection is lost; ends only with `close`. */
  open(listener: AriListener): Promise<void>
  close(): void
  /** Follows a channel that came in from the dialplan to its end: without it no end is told. */
  subscribe(channelId: string): Promise<void>
  /** A variable or function of the dialplan, such as CALLERID(num-pres). */
  readVariable(channelId: string, name: string): Promise<string>
  answer(channelId: string): Promise<void>
  startRinging(channelId: string): Promise<void>
  stopRinging(channelId: string): Promise<void>
  startMusic(channelId: string): Promise<void>
  stopMusic(channelId: string): Promise<void>
  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void>
  stopPlayback(playbackId: string): Promise<void>
  originate(call: Origination): Promise<void>
  hangUp(channelId: string, reason: 'normal' | 'busy'): Promise<void>
  createBridge(bridgeId: string): Promise<void>
  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void>
  removeFromBridge(bridgeId: string, channelIds: readonly string[]): Promise<void>
  destroyBridge(bridgeId: string): Promise<void>
  /** How many channels are in it. */
  countInBridge(bridgeId: string): Promise<number>
  /** A channel that hears what another says and hears. */
  snoop(channelId: string, snoopId: string): Promise<void>
  record(channelId: string, recording: RecordingOrder): Promise<void>
  stopRecording(name: string): Promise<void>
  fetchRecording(name: string): AsyncIterable<Uint8Array>
  deleteRecording(name: string): Promise<void>
  listChannels(): Promise<readonly AriChannel[]>
}

export interface AriListener {
  /** Connected, for the first time or again. */
  onConnected(): void
  onDisconnected(error: unknown): void
  onEvent(event: AriEvent): void
}

export interface Origination {
  channelId: string
  endpoint: string
  callerId: string
  args: string
}

export interface RecordingOrder {
  name: string
  maxSeconds?: number
  maxSilenceSeconds?: number
  beep?: boolean
  terminateOn?: string
}

export interface AriChannel {
  id: string
  /** In our Stasis application. */
  isOurs: boolean
}

/** The events of interest, by channel. */
export type AriEvent =
  | { kind: 'arrived'; channelId: string; caller: string; args: readonly string[] }
  | { kind: 'key'; channelId: string; key: string }
  /** The channel is gone, or has left us. `cause` as in ITU-T Q.850. */
  | { kind: 'gone'; channelId: string; cause: number | null }
  | { kind: 'playback_finished'; playbackId: string }
  | { kind: 'recording_finished'; name: string; durationMs: number; talkingMs: number | null }
  | { kind: 'recording_failed'; name: string }
