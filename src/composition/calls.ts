import { join } from 'node:path'

import { TelephoneNetwork } from '../carriers/simulator/telephones/telephone-network.js'
import type { Config } from '../config.js'
import type { VoiceCarrier } from '../core/calls/voice-carrier.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import { RecordingFolder } from '../store/recording-folder.js'
import { CallCentre } from '../workers/calls/call-centre.js'

export interface Calls {
  centre: CallCentre
  carriers: readonly VoiceCarrier[]
  /** Present where the simulator runs. */
  telephones: TelephoneNetwork | undefined
  recordingFiles: RecordingFolder
}

export function createCalls(config: Config, clock: Clock, log: Log): Calls {
  const telephones = config.simulator.enabled ? new TelephoneNetwork('simulator', clock) : undefined
  return {
    centre: new CallCentre(log),
    carriers: telephones === undefined ? [] : [telephones],
    telephones,
    recordingFiles: new RecordingFolder(join(config.dataDir, 'recordings')),
  }
}

/** Nothing is under way that would go on without time passing. */
export function callsAreIdle({ centre, carriers }: Calls): boolean {
  return centre.idle && carriers.every((carrier) => carrier.isIdle())
}
