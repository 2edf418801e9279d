import type { Config } from '../config.js'
import type { CoreContext } from '../core/context.js'
import type { Store } from '../core/ports.js'
import { NumberTable } from '../core/routing/number-table.js'
import { RouteTable } from '../core/routing/route-table.js'
import { type SenderPolicy, SenderTable } from '../core/routing/sender-table.js'
import type { Snapshots } from '../core/snapshots.js'

/** The tables that say which way a message goes and which sender is shown, each loaded again when it was written. */
export function createRoutingTables(
  config: Config,
  store: Store,
  snapshots: Snapshots,
): Pick<CoreContext, 'numbering' | 'routing' | 'senderNames'> {
  const policies = senderPolicies(config)
  const numbering = new NumberTable()
  const routing = new RouteTable(numbering, [...policies.keys()])
  const senderNames = new SenderTable(policies)
  snapshots.register('numbering', async () => numbering.load(await store.numbering.load()))
  snapshots.register('routes', async () => routing.load(await store.routes.load()))
  snapshots.register('sender_names', async () => senderNames.load(await store.senderNames.load()))
  return { numbering, routing, senderNames }
}

/** By carrier, in the order of the configuration; the simulator comes last. */
function senderPolicies({ carriers, simulator }: Config): ReadonlyMap<string, SenderPolicy> {
  const configured = carriers.map(({ name, senderNames }) => [name, senderNames] as const)
  return new Map([...configured, ...(simulator.enabled ? [['simulator', simulator.senderNames] as const] : [])])
}
