import type { QuietHoursView } from '../../core/accounts/quiet-hours.js'
import type { Hours } from '../../core/calendar/hours.js'
import type { AddedNumber } from '../../core/people/add-opt-outs.js'
import type { OptOut } from '../../core/people/opt-out.js'
import { formatId, PLATFORM } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentQuietHours({ hours, inherited }: QuietHoursView): Schemas['QuietHours'] {
  return { service: presentHours(hours.service), mailing: presentHours(hours.mailing), inherited: [...inherited] }
}

function presentHours(hours: Hours | null): Schemas['SendingHours'] {
  return hours && { workingDays: [...hours.workingDays], daysOff: [...hours.daysOff] }
}

export function presentOptOut(entry: OptOut): Schemas['OptOut'] {
  return {
    id: formatId(entry.id),
    companyId: entry.companyId === PLATFORM ? null : formatId(entry.companyId),
    msisdn: entry.msisdn,
    scope: entry.scope,
    kind: entry.kind,
    source: entry.source,
    note: entry.note,
    createdAt: formatInstant(entry.createdAt),
    createdBy: entry.createdBy,
    removedAt: formatNullableInstant(entry.removedAt),
    removedBy: entry.removedBy,
  }
}

export function presentAddedNumber(number: AddedNumber): Schemas['AddedOptOut'] {
  const { input, outcome } = number
  return 'id' in number
    ? { input, outcome, msisdn: number.msisdn, id: formatId(number.id), reason: null }
    : { input, outcome, msisdn: null, id: null, reason: number.reason }
}
