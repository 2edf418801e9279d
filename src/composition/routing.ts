import type { Config } from '../config.js'
import type { CoreContext } from '../core/context.js'
import { NumberTable } from '../core/routing/number-table.js'
import { RouteTable } from '../core/routing/route-table.js'
import { SenderTable } from '../core/routing/sender-table.js'

/** The tables that say which way a message goes and which sender is shown. */
export function createRoutingTables(config: Config): Pick<CoreContext, 'numbering' | 'routing' | 'senderNames'> {
  const numbering = new NumberTable()
  return { numbering, routing: new RouteTable(numbering, carrierNames(config)), senderNames: new SenderTable() }
}

/** In the order of the configuration; the simulator comes last. */
function carrierNames({ carriers, simulator }: Config): string[] {
  return [...carriers.map(({ name }) => name), ...(simulator.enabled ? ['simulator'] : [])]
}
