import type { Alert, AlertStep, Respondent } from '../../core/conversations/alert.js'
import type { AlertCommand, AlertWithPeople } from '../../core/conversations/alerts.js'
import type { CheckedAlert } from '../../core/conversations/check-alert.js'
import type { Poll, PollCounts } from '../../core/conversations/poll.js'
import type { CountedPoll, PollCommand } from '../../core/conversations/polls.js'
import type { Report, ReportForm } from '../../core/conversations/report-form.js'
import { subscriberName } from '../../core/tags/tag.js'
import { formatId, type PersonId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant, parseInstant } from './instant.js'
import { recipientsOf } from './submit-command.js'

type Schemas = components['schemas']

const minuteMs = 60_000

/** @throws GatewayError `invalid_parameter` */
export function pollCommandOf({ to, closesAt, remindAt, ...body }: Schemas['CreatePollRequest']): PollCommand {
  const reminding = parseInstant(remindAt, '/remindAt')
  return {
    ...body,
    to: recipientsOf(to),
    closesAt: parseInstant(closesAt, '/closesAt') ?? 0,
    ...(reminding !== undefined && { remindAt: reminding }),
  }
}

export function presentPoll(poll: Poll): Schemas['Poll'] {
  return {
    id: formatId(poll.id),
    title: poll.title,
    text: poll.text,
    from: poll.from,
    options: poll.options.map(({ key, label, words }) => ({ key, label, words: [...words] })),
    freeText: poll.freeText,
    confirm: poll.confirms,
    state: poll.state,
    closesAt: formatInstant(poll.closesAt),
    remindAt: formatNullableInstant(poll.remindAt),
    remindedAt: formatNullableInstant(poll.remindedAt),
    closedAt: formatNullableInstant(poll.closedAt),
    reference: poll.reference,
    replyMail: poll.replyMail,
    version: poll.version,
    createdAt: formatInstant(poll.createdAt),
    refused: [...poll.refused],
  }
}

export function presentCountedPoll({ poll, counts }: CountedPoll): Schemas['Poll'] {
  return { ...presentPoll(poll), counts: presentCounts(poll, counts) }
}

function presentCounts({ options }: Poll, { asked, silent, freeText, options: answers }: PollCounts) {
  const counted = options.map(({ key, label }) => ({ key, label, answers: answers[key] ?? 0 }))
  return { asked, silent, freeText, options: counted }
}

export function presentAnswer({ options }: Poll, respondent: Respondent): Schemas['PollAnswer'] {
  const { option, comment, messageId } = respondent
  return {
    ...whoOf(respondent),
    option,
    label: options.find(({ key }) => key === option)?.label ?? null,
    comment,
    answeredAt: formatNullableInstant(respondent.answeredAt),
    messageId: messageId === null ? null : formatId(messageId),
  }
}

/** Of another company's person only that there is one. */
function whoOf({ personId, guestId, name, msisdn }: Respondent) {
  if (guestId !== null) return { personId: null, name: null, number: subscriberName(personId ?? (0 as PersonId)) }
  return { personId: personId === null ? null : formatId(personId), name, number: msisdn }
}

export function presentReportForm(form: ReportForm): Schemas['ReportForm'] {
  const { id, name, pattern, example, confirms, createdAt } = form
  return { id: formatId(id), name, pattern, example, confirm: confirms, createdAt: formatInstant(createdAt) }
}

export function presentReport({ id, formId, msisdn, personId, fields, text, receivedAt }: Report): Schemas['Report'] {
  return {
    messageId: formatId(id),
    formId: formatId(formId),
    from: msisdn,
    personId: personId === null ? null : formatId(personId),
    fields: { ...fields },
    text,
    receivedAt: formatInstant(receivedAt),
  }
}

const usual = { sends: 2, waitMinutes: 5 } as const

/** @throws GatewayError `invalid_parameter` */
export function alertCommandOf({ steps, ...body }: Schemas['CreateAlertRequest']): AlertCommand {
  return {
    ...body,
    steps: steps.map(({ to, sends = usual.sends, waitMinutes = usual.waitMinutes }, index): AlertStep => {
      const recipients = recipientsOf(to, `/steps/${index}/to`) as AlertStep['to']
      return { to: recipients, sends, waitMs: waitMinutes * minuteMs }
    }),
  }
}

export function presentAlert(alert: Alert): Schemas['Alert'] {
  return {
    id: formatId(alert.id),
    text: alert.text,
    from: alert.from,
    word: alert.word,
    state: alert.state,
    step: alert.step + 1,
    attempt: alert.sends,
    steps: alert.steps.map(({ sends, waitMs }) => ({ sends, waitMinutes: waitMs / minuteMs })),
    nextAt: alert.state === 'open' ? formatNullableInstant(alert.nextAt) : null,
    endedAt: formatNullableInstant(alert.endedAt),
    endedBy: alert.endedBy,
    endedName: alert.endedName,
    mail: alert.mail,
    reference: alert.reference,
    version: alert.version,
    createdAt: formatInstant(alert.createdAt),
    refused: [...alert.refused],
  }
}

export function presentAlertWithPeople({ alert, respondents }: AlertWithPeople): Schemas['Alert'] {
  return { ...presentAlert(alert), people: respondents.map(presentAlerted) }
}

function presentAlerted(respondent: Respondent): Schemas['AlertPerson'] {
  const { step, option, comment, ...at } = respondent
  return {
    ...whoOf(respondent),
    step: step + 1,
    askedAt: formatNullableInstant(at.askedAt),
    answer: option as Schemas['AlertPerson']['answer'],
    comment,
    answeredAt: formatNullableInstant(at.answeredAt),
  }
}

export function presentCheck({ steps, failsAfterMs, problems, warnings }: CheckedAlert): Schemas['AlertCheck'] {
  return {
    steps: steps.map(({ respondents, refused, startsAfterMs }) => ({
      people: respondents.length,
      startsAfterMinutes: startsAfterMs / minuteMs,
      refused: [...refused],
    })),
    failsAfterMinutes: failsAfterMs / minuteMs,
    problems: problems.map(({ code, field, reason }) => ({ code, field, reason })),
    warnings: warnings.map(({ code, field, reason }) => ({ code, field, reason })),
  }
}
