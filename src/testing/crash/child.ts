/** A gateway as `svyaz serve` runs it, except that it dies at the crash point that CRASH_AT names. */
import { loadConfig, ownSurroundings } from '../../config.js'
import { startGateway } from '../../gateway.js'
import { SystemClock } from '../../system-clock.js'
import { CrashTrap } from './crash-points.js'
import { trappedParts } from './trapped-parts.js'

const trap = CrashTrap.parse(process.env.CRASH_AT ?? '')
await startGateway(loadConfig(ownSurroundings()), trappedParts(trap, new SystemClock()))
