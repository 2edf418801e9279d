import { GatewayError } from '../../core/errors.js'
import type { Period, TrafficCriteria } from '../../core/traffic/criteria.js'
import type { TrafficRequest } from '../../core/traffic/traffic-report.js'
import type { CompanyId, NumberId } from '../../core/values/ids.js'
import type { components, operations } from './generated/contract.js'
import { parseInstant } from './instant.js'
import { actingCompany, resourceId } from './resource-id.js'

type Criteria = components['schemas']['TrafficCriteria']
type Query = NonNullable<operations['getTrafficReport']['parameters']['query']>

export function readCriteria({ numberId, ...rest }: Criteria): TrafficCriteria {
  return {
    ...rest,
    groupBy: rest.groupBy ?? 'none',
    ...(numberId !== undefined && { numberId: resourceId<NumberId>(numberId) }),
  }
}

/** Criteria as parameters of an address. @throws GatewayError `invalid_parameter` */
export function readTrafficRequest(query: Query): TrafficRequest & { companyId?: CompanyId } {
  const { period, zone, hoursFrom, hoursUntil, outcome, days, ...rest } = query
  const { companyId, startedFrom: _from, startedBefore: _before, ...criteria } = rest
  return {
    ...actingCompany(companyId === undefined ? {} : { companyId }),
    criteria: readCriteria({
      ...criteria,
      of: criteria.of ?? 'calls',
      ...(outcome !== undefined && { outcomes: [outcome] }),
      ...(days !== undefined && { days: readDays(days) }),
      ...hoursOf(hoursFrom, hoursUntil),
    }),
    period: period ?? givenPeriod(query),
    ...(zone !== undefined && { zone }),
  }
}

/** Nothing named is today. */
function givenPeriod(query: Query): Period | 'today' {
  return query.startedFrom === undefined && query.startedBefore === undefined ? 'today' : periodIn(query)
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function readDays(text: string): (typeof weekdays)[number][] {
  return text.split(',').map((day) => {
    const found = weekdays.find((each) => each === day.trim())
    if (found !== undefined) return found
    throw invalid('Name days of the week, such as mon,tue.', 'days')
  })
}

function hoursOf(from: string | undefined, until: string | undefined): { hours?: { from: string; until: string } } {
  if (from === undefined && until === undefined) return {}
  return { hours: { from: from ?? '00:00', until: until ?? '24:00' } }
}

/** @throws GatewayError `invalid_parameter` */
export function periodIn(query: { startedFrom?: string; startedBefore?: string }): Period {
  const from = parseInstant(query.startedFrom, 'startedFrom')
  const before = parseInstant(query.startedBefore, 'startedBefore')
  if (from === undefined) throw invalid('Name the time: startedFrom and startedBefore.', 'startedFrom')
  if (before === undefined) throw invalid('Name the time: startedFrom and startedBefore.', 'startedBefore')
  return { from, before }
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
