import { type CompanySettings, CompanyTable } from '../core/accounts/company-settings.js'
import type { QuietHours } from '../core/calendar/quiet-hours.js'
import { QuietHoursTable } from '../core/calendar/quiet-hours-table.js'
import { OptOutTable } from '../core/people/opt-out-table.js'
import type { OptOuts } from '../core/people/opt-outs.js'

export interface ConsentAndHours {
  companies: CompanySettings
  quietHours: QuietHours
  optOuts: OptOuts
}

/** Company settings, quiet hours and opt-outs in memory. */
export function createConsentAndHours(): ConsentAndHours {
  return { companies: new CompanyTable(), quietHours: new QuietHoursTable(), optOuts: new OptOutTable() }
}
