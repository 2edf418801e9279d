import { localTimeAt } from '../../core/calendar/zone.js'
import { getList } from '../../core/mailings/manage-lists.js'
import { createMailing } from '../../core/mailings/manage-mailings.js'
import type { MailingListId } from '../../core/values/ids.js'
import { datesOf } from './dates.js'
import { M2mFault } from './faults.js'
import { credentials, operation } from './operation.js'
import { checkText } from './submit.js'
import { parseValidity } from './validity-period.js'

/** A date that has just passed while the request travelled is now. */
const toleranceMs = 60_000

export const mailingOperations = [
  operation(
    'CreateMailing',
    [
      ['name', 'string'],
      ['mailingListID', 'long'],
      ['text', 'string'],
      ['date', 'string'],
      ['naming', 'string'],
      ['validityPeriod', 'string'],
      ...credentials,
    ],
    'long',
    async (context, { name, mailingListID, text, date, naming, validityPeriod }) => {
      const { core, principal, via } = context
      checkText(text)
      const list = await getList(core, principal, mailingListID as MailingListId)
      const now = core.clock.now()
      const at = date.trim() === '' ? now : datesOf(context).parse(date)
      if (at < now - toleranceMs) throw new M2mFault('TIME_IS_IN_THE_PAST')
      const [day = '', time = ''] = localTimeAt(at, core.companies.zoneOf(principal.companyId)).split('T')
      const usesDefault = core.companies.m2mOf(principal.companyId).unusableSender === 'use_default'
      const content = {
        to: [{ list: String(list.id) }],
        text,
        ...(usesDefault && { onUnusableSender: 'use_default' as const }),
        ...(naming.trim() !== '' && { from: naming.trim() }),
        ...validityOf(validityPeriod, at),
      }
      const rule = { every: 'once', date: day, time: time.slice(0, 5) } as const
      const named = name.trim() === '' ? list.name : name
      const mailing = await createMailing(
        core,
        principal,
        { name: named, content, rule, at, ifMissed: 'send_once' },
        via,
      )
      return mailing.id
    },
    { sends: true },
  ),
]

function validityOf(written: string, at: number): { validForMs?: number } {
  const validity = parseValidity(written)
  if (validity === undefined) return {}
  const validForMs = 'validForMs' in validity ? validity.validForMs : validity.deliverBefore - at
  if (validForMs <= 0) throw new M2mFault('TIME_IS_IN_THE_PAST')
  return { validForMs }
}
