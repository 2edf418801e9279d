import type { ReportsQuery } from '../../core/conversations/report-forms.js'
import type { PersonId } from '../../core/values/ids.js'
import type { OperationInput } from './operation.js'
import { resourceId } from './resource-id.js'

/** Which reports, wherever they go. @throws GatewayError `not_found` for a person that cannot exist */
export function reportsQueryOf({
  field,
  value,
  msisdn,
  personId,
}: OperationInput<'exportReportsCsv'>['query']): Omit<ReportsQuery, 'before' | 'limit'> {
  return {
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value }),
    ...(msisdn !== undefined && { msisdn }),
    ...(personId !== undefined && { personId: resourceId<PersonId>(personId) }),
  }
}
