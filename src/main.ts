/** Process entry: configuration → gateway → wait for a signal → stop. */
import { ConfigError, loadConfig, ownSurroundings } from './config.js'
import { startUpText } from './demo/start-up-text.js'
import { startGateway } from './gateway.js'
import { SystemClock } from './system-clock.js'
import { openLog } from './telemetry/log.js'

/** What an orchestrator grants between the first signal and the kill. */
const STOP_WITHIN_MS = 10_000

const clock = new SystemClock()
const loaded = readConfig()
const { log, flush } = openLog({ level: loaded.config.log.level })
process.on('uncaughtException', (error, origin) => fail(error, origin))
for (const warning of loaded.warnings) log.warn(warning)

const gateway = await startGateway(loaded, { clock, log }).catch(cannotStart)
const { host } = gateway.config.listen
log.info({ host, port: gateway.httpPort, demo: gateway.config.demo }, 'ready')
if (gateway.config.demo) process.stdout.write(startUpText(gateway))
process.once('SIGTERM', stop).once('SIGINT', stop)

function stop(): void {
  for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal).on(signal, () => process.exit(1))
  clock.setTimer(STOP_WITHIN_MS, () => fail(undefined, 'did not stop in time'))
  gateway.stop().then(flush, (error: unknown) => fail(error, 'did not stop cleanly'))
}

/** A person reads the reason, a machine the record. */
function cannotStart(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error)
  if (!loaded.config.demo) fail(error, 'cannot start')
  const hint = reason.includes('EADDRINUSE')
    ? ' (SVYAZ_HTTP_PORT, SVYAZ_SIMULATOR_SMPP_PORT and SVYAZ_SMTP_PORT choose other ports)'
    : ''
  process.stderr.write(`Svyaz cannot start: ${reason}${hint}\n`)
  process.exit(1)
}

function fail(error: unknown, message: string): never {
  log.fatal({ err: error }, message)
  flush()
  process.exit(1)
}

function readConfig() {
  try {
    return loadConfig(ownSurroundings())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
