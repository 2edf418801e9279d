import { formatCursor } from '../../core/events/cursor.js'
import { eventDocument } from '../../core/events/event-document.js'
import { checkTypes, type EventFilter, parseSubject } from '../../core/events/event-filter.js'
import type { StreamStep } from '../../core/events/stream-events.js'
import type { EventPage } from '../../core/ports.js'
import type { components } from './generated/contract.js'

type Schemas = components['schemas']

export function presentEventPage({ events, next, isEnd }: EventPage): Schemas['EventPage'] {
  return { events: events.map(eventDocument), nextCursor: formatCursor(next), hasMore: !isEnd }
}

/** Server-sent events: WHATWG HTML §9.2. An `id` without data moves the reader's cursor and wakes nobody. */
export function presentStep({ events, next }: StreamStep): string {
  if (events.length === 0) return `: still here\nid: ${formatCursor(next)}\n\n`
  return events
    .map((event) => {
      const document = eventDocument(event)
      return `id: ${formatCursor(event.position)}\nevent: ${document.type}\ndata: ${JSON.stringify(document)}\n\n`
    })
    .join('')
}

/** @throws GatewayError `invalid_parameter` */
export function filterOf({ type, subject }: { type?: string; subject?: string }): EventFilter {
  return {
    types: type === undefined ? [] : checkTypes(type.split(','), 'type'),
    ...(subject === undefined ? {} : { subject: parseSubject(subject, 'subject') }),
  }
}
