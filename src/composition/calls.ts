import { join } from 'node:path'

import { AriConnection } from '../carriers/asterisk/ari-connection.js'
import { AsteriskCarrier } from '../carriers/asterisk/asterisk-carrier.js'
import { TelephoneNetwork } from '../carriers/simulator/telephones/telephone-network.js'
import type { AsteriskSettings, Config, Secrets } from '../config.js'
import type { VoiceCarrier } from '../core/calls/voice-carrier.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import { RecordingFolder } from '../store/recording-folder.js'
import { CallCentre } from '../workers/calls/call-centre.js'

/** Further carriers, for tests. */
export type VoiceCarriers = (clock: Clock, log: Log) => readonly VoiceCarrier[]

export interface Calls {
  centre: CallCentre
  carriers: readonly VoiceCarrier[]
  /** Present where the simulator runs. */
  telephones: TelephoneNetwork | undefined
  recordingFiles: RecordingFolder
}

export function createCalls(
  config: Config,
  secrets: Secrets,
  clock: Clock,
  log: Log,
  others: VoiceCarriers = () => [],
): Calls {
  const telephones = config.simulator.enabled ? new TelephoneNetwork('simulator', clock) : undefined
  const centre = new CallCentre(log)
  const carriers = [
    ...(telephones === undefined ? [] : [telephones]),
    ...config.asterisk.map((settings) => createAsterisk(settings, secrets, clock, log)),
    ...others(clock, log),
  ]
  centre.useCarriers(carriers)
  return { centre, carriers, telephones, recordingFiles: new RecordingFolder(join(config.dataDir, 'recordings')) }
}

function createAsterisk(
  { name, dial, ...settings }: AsteriskSettings,
  secrets: Secrets,
  clock: Clock,
  log: Log,
): VoiceCarrier {
  const ari = new AriConnection({ ...settings, password: secrets.asteriskPassword(name) }, clock)
  return new AsteriskCarrier({ name, ari, clock, log, dialPlan: dial })
}

/** Nothing is under way that would go on without time passing. */
export function callsAreIdle({ centre, carriers }: Calls): boolean {
  return centre.idle && carriers.every((carrier) => carrier.isIdle())
}
