import { Group, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { useLiveState } from '../api/live.js'

const colors = {
  live: 'var(--mantine-color-green-6)',
  connecting: 'var(--mantine-color-yellow-6)',
  lost: 'var(--mantine-color-red-6)',
  off: 'var(--mantine-color-gray-5)',
} as const

/** Whether the page follows what happens. */
export function LiveDot() {
  const { t } = useTranslation()
  const state = useLiveState()
  if (state === 'off') return null
  return (
    <Tooltip label={t(`live.${state}.hint`)}>
      <Group gap={6} px={6} wrap="nowrap" role="status">
        <span className="live-dot" style={{ background: colors[state] }} />
        <Text size="sm" c="dimmed" visibleFrom={state === 'lost' ? 'xs' : 'sm'}>
          {t(`live.${state}.name`)}
        </Text>
      </Group>
    </Tooltip>
  )
}
