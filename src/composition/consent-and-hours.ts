import type { Config } from '../config.js'
import { CompanyTable } from '../core/accounts/company-settings.js'
import { QuietHoursTable } from '../core/calendar/quiet-hours-table.js'
import type { CoreContext } from '../core/context.js'
import { OptOutLoader } from '../core/people/opt-out-loader.js'
import { OptOutTable } from '../core/people/opt-out-table.js'
import type { Store } from '../core/ports.js'
import { RightsTable } from '../core/rights/rights-table.js'
import type { Snapshots } from '../core/snapshots.js'

export type ConsentAndHours = Pick<CoreContext, 'companies' | 'quietHours' | 'optOuts' | 'rights'>

/** Company settings, quiet hours, opt-outs and rights of users, kept in memory as new as the database. */
export function createConsentAndHours({ messaging }: Config, store: Store, snapshots: Snapshots): ConsentAndHours {
  const companies = new CompanyTable(messaging.quietHours)
  const optOuts = new OptOutTable()
  const loader = new OptOutLoader(store.optOuts, optOuts)
  snapshots.register('companies', async () => companies.replace(await store.accounts.listSettings()))
  const rights = new RightsTable()
  snapshots.register('opt_outs', () => loader.load())
  snapshots.register('rights', async () => rights.replace(await store.rights.list()))
  return { companies, quietHours: new QuietHoursTable(companies), optOuts, rights }
}
