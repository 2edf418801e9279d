import type { CallFigures } from '../../core/traffic/call-figures.js'
import type { TrafficCriteria } from '../../core/traffic/criteria.js'
import type { LostCaller } from '../../core/traffic/lost-callers.js'
import type { MessageFigures } from '../../core/traffic/message-figures.js'
import type { SavedReport } from '../../core/traffic/saved-report.js'
import type { TrafficReport, TrafficRow } from '../../core/traffic/traffic-report.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentTrafficReport(report: TrafficReport): Schemas['TrafficReport'] {
  const { criteria, period, zone, madeAt } = report
  const head = {
    criteria: presentCriteria(criteria),
    startedFrom: formatInstant(period.from),
    startedBefore: formatInstant(period.before),
    zone,
    madeAt: formatInstant(madeAt),
  }
  return report.of === 'calls'
    ? { ...head, calls: { rows: report.rows.map(presentCallRow), total: report.total } }
    : { ...head, messages: { rows: report.rows.map(presentMessageRow), total: presentFigures(report.total) } }
}

function presentCallRow({ key, name, figures }: TrafficRow<CallFigures>) {
  return { key, name, figures }
}

function presentMessageRow({ key, name, figures }: TrafficRow<MessageFigures>) {
  return { key, name, figures: presentFigures(figures) }
}

function presentFigures({ amount, ...counts }: MessageFigures): Schemas['MessageFigures'] {
  return { ...counts, amount: formatMoney(amount) }
}

export function presentLostCaller({
  contact,
  firstAt,
  lastAt,
  lastCallId,
  resolvedAt,
  ...rest
}: LostCaller): Schemas['LostCaller'] {
  return {
    ...rest,
    contact: contact === null ? null : { personId: formatId(contact.id), name: contact.name },
    firstAt: formatInstant(firstAt),
    lastAt: formatInstant(lastAt),
    lastCallId: formatId(lastCallId),
    resolvedAt: formatNullableInstant(resolvedAt),
  }
}

export function presentSavedReport(report: SavedReport): Schemas['SavedReport'] {
  const { id, companyId, name, criteria, period, zone, rule, mailTo, nextAt, createdAt, updatedAt } = report
  return {
    id: formatId(id),
    companyId: formatId(companyId),
    name,
    criteria: presentCriteria(criteria),
    period,
    zone,
    rule: rule as Schemas['SavedReport']['rule'],
    mailTo: [...mailTo],
    nextAt: formatNullableInstant(nextAt),
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
  }
}

function presentCriteria({ numberId, outcomes, days, ...rest }: TrafficCriteria): Schemas['TrafficCriteria'] {
  return {
    ...rest,
    ...(numberId !== undefined && { numberId: formatId(numberId) }),
    ...(outcomes !== undefined && { outcomes: [...outcomes] }),
    ...(days !== undefined && { days: [...days] }),
  }
}
