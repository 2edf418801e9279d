import { Badge } from '@mantine/core'
import i18next from 'i18next'

const colors: Readonly<Record<string, string>> = {
  delivered: 'green',
  partially_delivered: 'orange',
  sent: 'svyaz',
  sending: 'blue',
  queued: 'blue',
  scheduled: 'violet',
  held: 'violet',
  received: 'svyaz',
  undelivered: 'red',
  rejected: 'red',
  failed: 'red',
  expired: 'orange',
  unknown: 'yellow',
  cancelled: 'gray',
}

/** The name of a state that this console does not know is shown as the gateway calls it. */
export function stateName(state: string): string {
  const key = `states.${state}`
  return i18next.exists(key) ? i18next.t(key) : state
}

/** What became of a message. */
export function StateBadge({ state }: { state: string }) {
  return <Badge color={colors[state] ?? 'gray'}>{stateName(state)}</Badge>
}
