import type { Simulator } from '../carriers/simulator/index.js'
import type { LoadedConfig } from '../config.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { Metrics } from '../telemetry/metrics.js'
import type { Storage } from './storage.js'

/** What is made first, for all that is made after it. */
export interface Parts {
  loaded: LoadedConfig
  clock: Clock
  log: Log
  metrics: Metrics
  storage: Storage
  simulator: Simulator | undefined
  simulatorPort: number
}
