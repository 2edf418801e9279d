import { localMillisOf } from '../core/calendar/zone.js'
import type { Respondent } from '../core/conversations/alert.js'
import type { PollOption } from '../core/conversations/poll.js'
import { subscriberName } from '../core/tags/tag.js'
import { formatId, type PersonId } from '../core/values/ids.js'
import type { Column } from './columns.js'

/** A row for everybody who was asked; times are those of the zone. */
export function pollColumns(zone: string, options: readonly PollOption[]): readonly Column<Respondent>[] {
  const local = localMillisOf(zone)
  const labels = new Map(options.map(({ key, label }) => [key, label]))
  return [
    { heading: 'name', width: 30, cell: ({ name }) => name },
    { heading: 'number', width: 16, cell: shownNumber },
    { heading: 'answer', width: 20, cell: ({ option }) => (option === null ? null : (labels.get(option) ?? option)) },
    { heading: 'comment', width: 60, cell: ({ comment }) => comment },
    {
      heading: `answeredAt, ${zone}`,
      width: 20,
      cell: ({ answeredAt }) => (answeredAt === null ? null : { localMs: local(answeredAt) }),
    },
    {
      heading: 'personId',
      width: 10,
      cell: ({ personId, guestId }) => (guestId === null ? personId && formatId(personId) : null),
    },
    { heading: 'messageId', width: 10, cell: ({ messageId }) => messageId && formatId(messageId) },
  ]
}

/** Another company's person has none. */
function shownNumber({ msisdn, personId, guestId }: Respondent): string {
  return guestId === null ? msisdn : subscriberName(personId ?? (0 as PersonId))
}
