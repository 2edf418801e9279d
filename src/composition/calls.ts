import { join } from 'node:path'

import { AriConnection } from '../carriers/asterisk/ari-connection.js'
import { AsteriskCarrier } from '../carriers/asterisk/asterisk-carrier.js'
import { TelephoneNetwork } from '../carriers/simulator/telephones/telephone-network.js'
import type { AsteriskSettings, LoadedConfig, Secrets } from '../config.js'
import { promptPath } from '../core/calls/prompts/prompt-address.js'
import type { SoundConverter } from '../core/calls/prompts/sound.js'
import type { SoundUrl, VoiceCarrier } from '../core/calls/voice-carrier.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import { ProgramSoundConverter } from '../sounds/index.js'
import { RecordingFolder } from '../store/recording-folder.js'
import { CallCentre } from '../workers/calls/call-centre.js'

/** Further carriers, for tests. */
export type VoiceCarriers = (clock: Clock, log: Log, soundUrl: SoundUrl) => readonly VoiceCarrier[]

export interface Calls {
  centre: CallCentre
  carriers: readonly VoiceCarrier[]
  /** Present where the simulator runs. */
  telephones: TelephoneNetwork | undefined
  recordingFiles: RecordingFolder
  soundConverter: SoundConverter
}

/** @param httpPort where switches of this machine fetch sounds, once it is open */
export function createCalls(
  { config, secrets }: LoadedConfig,
  clock: Clock,
  log: Log,
  httpPort: () => number,
  others: VoiceCarriers = () => [],
): Calls {
  const telephones = config.simulator.enabled ? new TelephoneNetwork('simulator', clock) : undefined
  const soundUrl =
    (gateway?: string): SoundUrl =>
    (sound) =>
      `${gateway ?? `http://127.0.0.1:${httpPort()}`}${promptPath(secrets.openKeys().sealingKey, sound)}`
  const centre = new CallCentre(log)
  const carriers = [
    ...(telephones === undefined ? [] : [telephones]),
    ...config.asterisk.map((settings) => createAsterisk(settings, secrets, clock, log, soundUrl(settings.gatewayUrl))),
    ...others(clock, log, soundUrl()),
  ]
  centre.useCarriers(carriers)
  return {
    centre,
    carriers,
    telephones,
    recordingFiles: new RecordingFolder(join(config.dataDir, 'recordings')),
    soundConverter: new ProgramSoundConverter(clock),
  }
}

function createAsterisk(
  { name, dial, gatewayUrl: _gateway, ...settings }: AsteriskSettings,
  secrets: Secrets,
  clock: Clock,
  log: Log,
  soundUrl: SoundUrl,
): VoiceCarrier {
  const ari = new AriConnection({ ...settings, password: secrets.asteriskPassword(name) }, clock)
  return new AsteriskCarrier({ name, ari, clock, log, dialPlan: dial, soundUrl })
}

/** Nothing is under way that would go on without time passing. */
export function callsAreIdle({ centre, carriers }: Calls): boolean {
  return centre.idle && carriers.every((carrier) => carrier.isIdle())
}
