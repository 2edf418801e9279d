import { timesAfter } from '../../core/mailings/calendar-rule.js'
import type { Mailing, MailingRun } from '../../core/mailings/mailing.js'
import type { ListContact, MailingList } from '../../core/mailings/mailing-list.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentMailingList({ id, companyId, name, contacts, ...dates }: MailingList): Schemas['MailingList'] {
  return {
    id: formatId(id),
    companyId: formatId(companyId),
    name,
    contacts,
    createdAt: formatInstant(dates.createdAt),
    updatedAt: formatInstant(dates.updatedAt),
  }
}

export function presentListContact({ msisdn, name, attributes }: ListContact): Schemas['ListContact'] {
  return { number: msisdn, name, attributes }
}

const shownRuns = 5

export function presentMailing(mailing: Mailing): Schemas['Mailing'] {
  const { content, rule, zone, nextAt } = mailing
  const nextRuns = nextAt === null ? [] : [nextAt, ...timesAfter(rule, zone, nextAt, shownRuns - 1)]
  return {
    id: formatId(mailing.id),
    companyId: formatId(mailing.companyId),
    name: mailing.name,
    to: content.to as Schemas['Mailing']['to'],
    text: content.text,
    from: content.from ?? null,
    class: content.class,
    transliterate: content.transliterate ?? null,
    validForSeconds: content.validForMs === undefined ? null : content.validForMs / 1000,
    rule: rule as Schemas['CalendarRule'],
    zone,
    ifMissed: mailing.ifMissed,
    state: mailing.state,
    nextAt: formatNullableInstant(nextAt),
    nextRuns: nextRuns.map(formatInstant),
    createdAt: formatInstant(mailing.createdAt),
    updatedAt: formatInstant(mailing.updatedAt),
  }
}

export function presentMailingRun({ id, dueAt, at, broadcastId, ...run }: MailingRun): Schemas['MailingRun'] {
  const { outcome, missed, recipients, segments, refused, reason } = run
  return {
    id: formatId(id),
    dueAt: formatInstant(dueAt),
    at: formatInstant(at),
    outcome,
    missed,
    broadcastId: broadcastId && formatId(broadcastId),
    recipients,
    segments,
    refused,
    reason,
  }
}
