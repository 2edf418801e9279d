import type { IntegrationTable } from './integration-table.js'
import type { MailReader } from './mail-reader.js'
import type { StormGuard } from './storm-guard.js'
import type { WatchTable } from './watch.js'

/** What the core's functions about mail work with. */
export interface MailContext {
  integrations: IntegrationTable
  watches: WatchTable
  reader: MailReader
  storms: StormGuard
  settings: MailSettings
}

export interface MailSettings {
  /** The domains of the gateway's own addresses; the first is the one that it names. */
  domains: readonly string[]
  recordDays: number
  textDays: number
}
