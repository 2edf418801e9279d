import { localMillisOf } from '../core/calendar/zone.js'
import type { MessageWithSegments } from '../core/messaging/message.js'
import { formatId } from '../core/values/ids.js'
import type { Money } from '../core/values/money.js'

/** Text as it is, a count, an amount, or a local time in ms as if its zone were UTC. */
export type Cell = string | { count: number } | { amount: Money } | { localMs: number } | null

export interface Column<Row = MessageWithSegments> {
  heading: string
  /** In characters. */
  width: number
  cell(row: Row): Cell
}

/** One for each thing that people look for in a table; times are those of the zone, which their headings name. */
export function columnsIn(zone: string): readonly Column[] {
  const local = localMillisOf(zone)
  const at = (instant: number | null): Cell => (instant === null ? null : { localMs: local(instant) })
  return [
    { heading: 'id', width: 10, cell: ({ id }) => formatId(id) },
    { heading: `createdAt, ${zone}`, width: 20, cell: ({ createdAt }) => at(createdAt) },
    { heading: 'direction', width: 10, cell: ({ direction }) => direction },
    { heading: 'from', width: 16, cell: ({ from }) => from },
    { heading: 'to', width: 16, cell: ({ to }) => to },
    { heading: 'text', width: 60, cell: ({ text }) => text },
    { heading: 'state', width: 14, cell: ({ state }) => state },
    { heading: `updatedAt, ${zone}`, width: 20, cell: ({ updatedAt }) => at(updatedAt) },
    { heading: 'class', width: 10, cell: (message) => message.class },
    { heading: 'segmentCount', width: 10, cell: ({ segmentCount }) => ({ count: segmentCount }) },
    { heading: 'reference', width: 20, cell: ({ reference }) => reference },
    { heading: 'broadcastId', width: 10, cell: ({ broadcastId }) => broadcastId && formatId(broadcastId) },
    { heading: 'author', width: 14, cell: ({ author }) => author },
    { heading: 'via', width: 10, cell: ({ via }) => via },
  ]
}
