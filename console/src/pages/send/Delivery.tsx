import { Anchor, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { svyaz } from '../../api/client.js'
import { Problem } from '../../components/Problem.js'
import { stateName } from '../../components/StateBadge.js'
import { every, now } from '../../lib/clock.js'
import { formatNumber } from '../../lib/format.js'

export interface Sent {
  /** Of several recipients, or of one. */
  broadcastId: string | null
  messageId: string | null
  text: string
  recipients: number
  /** On the browser's clock: until then nothing has left the gateway. */
  leavesAt: number
  isScheduled: boolean
}

/** The feed tells sooner; this is for what it misses while it connects. */
const slowPaceMs = 4_000
const finalStates = new Set(['delivered', 'undelivered', 'rejected', 'failed', 'expired', 'cancelled'])

function isFinal(states: Record<string, number> | undefined): boolean {
  return states !== undefined && Object.entries(states).every(([name, count]) => count === 0 || finalStates.has(name))
}

const barColors: Readonly<Record<string, string>> = {
  delivered: 'green.8',
  sent: 'svyaz.6',
  partially_delivered: 'orange.7',
  queued: 'gray.5',
  sending: 'blue.5',
  scheduled: 'violet.4',
  held: 'violet.6',
  cancelled: 'gray.6',
  unknown: 'yellow.6',
}

/** What becomes of it, as it becomes known; for the first seconds it can be taken back. */
export function Delivery({ sent }: { sent: Sent }) {
  const { t } = useTranslation('send')
  const { broadcastId, messageId, recipients } = sent
  const state = useQuery({
    queryKey: ['broadcast', broadcastId ?? `message ${messageId}`],
    queryFn: async (): Promise<Record<string, number>> => {
      if (broadcastId !== null) return (await svyaz.broadcasts.get(broadcastId)).states
      return { [(await svyaz.messages.get(messageId ?? '')).state]: 1 }
    },
    refetchInterval: ({ state: { data } }) => (isFinal(data) ? false : slowPaceMs),
  })
  const undo = useMutation({
    mutationFn: async () => {
      if (broadcastId !== null) await svyaz.broadcasts.cancel(broadcastId)
      else await svyaz.messages.cancel(messageId ?? '')
    },
    onSettled: () => state.refetch(),
  })
  const seconds = useSecondsUntil(sent.leavesAt)
  const states = Object.entries(state.data ?? {}).filter(([, count]) => count > 0)
  const isCancelled = states.length > 0 && states.every(([name]) => name === 'cancelled')
  const mayUndo = !isCancelled && (seconds > 0 || sent.isScheduled) && !undo.isSuccess

  return (
    <Paper className="panel" p="md" component="article" aria-label={t('delivery.title')}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={2} miw={0}>
            <Title order={3}>
              {isCancelled
                ? t('delivery.cancelled')
                : seconds > 0 && !sent.isScheduled
                  ? t('delivery.leaving', { count: seconds })
                  : t('delivery.sent', { count: recipients })}
            </Title>
            <Text size="sm" c="dimmed" lineClamp={2}>
              {sent.text}
            </Text>
          </Stack>
          {mayUndo && (
            <Button
              variant="default"
              size="sm"
              onClick={() => undo.mutate()}
              loading={undo.isPending}
              style={{ flex: 'none' }}
            >
              {t('delivery.undo')}
            </Button>
          )}
        </Group>
        <Progress.Root size="lg" aria-hidden>
          {states.map(([name, count]) => (
            <Progress.Section key={name} value={(100 * count) / recipients} color={barColors[name] ?? 'red.7'} />
          ))}
        </Progress.Root>
        <Group gap="md" justify="space-between">
          <Group gap="md" role="status">
            {states.map(([name, count]) => (
              <Text key={name} size="sm" className="numbers">
                {stateName(name)} {formatNumber(count)}
              </Text>
            ))}
          </Group>
          {broadcastId !== null && (
            <Anchor component={Link} to={`/history?broadcastId=${broadcastId}`} size="sm">
              {t('delivery.details')}
            </Anchor>
          )}
        </Group>
        <Problem error={undo.error} />
      </Stack>
    </Paper>
  )
}

function useSecondsUntil(instant: number): number {
  const left = () => Math.max(0, Math.ceil((instant - now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(
    () =>
      every(250, () => {
        setSeconds(Math.max(0, Math.ceil((instant - now()) / 1000)))
      }),
    [instant],
  )
  return seconds
}
