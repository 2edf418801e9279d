import { Text, Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSession } from '../api/session.js'
import { every, now } from '../lib/clock.js'
import { formatTime, zoneOffset } from '../lib/format.js'

/** The time by which all times of the page are shown. */
export function ZoneClock() {
  const { t } = useTranslation()
  const { zone } = useSession()
  const [at, setAt] = useState(now)
  useEffect(() => every(10_000, () => setAt(now())), [])
  return (
    <Tooltip label={t('zone', { zone })}>
      <Text size="sm" c="dimmed" className="numbers" px={6}>
        {formatTime(at, zone)} {zoneOffset(zone, at)}
      </Text>
    </Tooltip>
  )
}
