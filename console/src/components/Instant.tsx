import { Text } from '@mantine/core'

import { useSession } from '../api/session.js'
import { now } from '../lib/clock.js'
import { formatInstant } from '../lib/format.js'

/** An instant on the company's clock. */
export function Instant({ at, fallback = '—' }: { at: string | null | undefined; fallback?: string }) {
  const { zone } = useSession()
  if (at === null || at === undefined) return <>{fallback}</>
  return (
    <Text component="time" dateTime={at} span inherit className="numbers" style={{ whiteSpace: 'nowrap' }}>
      {formatInstant(at, zone, now())}
    </Text>
  )
}
