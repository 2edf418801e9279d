import { Badge, Box, Button, Group, Paper, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { PhoneHabit, SimulatedCall } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { svyaz } from '../../api/client.js'
import { Icon } from '../../components/Icon.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'
import { tones } from '../scenarios/tones.js'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const
const does = ['answer', 'busy', 'no_answer', 'reject', 'off'] as const satisfies readonly PhoneHabit['does'][]

/** A virtual telephone: it calls our numbers and presses keys, and is rung. */
export function Telephone({ number }: { number: string }) {
  const { t } = useTranslation('phones')
  const queries = useQueryClient()
  const [callId, setCallId] = useState<string | null>(null)
  const [chosen, setTo] = useState<string | null>(null)
  const numbers = useQuery({
    queryKey: ['numbers'],
    queryFn: async () => (await svyaz.numbers.list({ limit: 200 }).page()).items,
  })
  // Short numbers take messages only.
  const callable = (numbers.data ?? []).filter(({ companyId, kind }) => companyId !== null && kind !== 'short_code')
  const to = chosen ?? callable[0]?.address ?? null
  const call = useQuery({
    queryKey: ['virtual-calls', callId],
    enabled: callId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'ended' ? false : 1000),
    queryFn: () => svyaz.simulator.calls.get(callId ?? ''),
  })
  const keep = (answer: SimulatedCall) => {
    setCallId(answer.id)
    queries.setQueryData(['virtual-calls', answer.id], answer)
  }
  const placing = useMutation({
    mutationFn: (wanted: string) => svyaz.simulator.calls.place({ from: number, to: wanted }),
    onSuccess: keep,
  })
  const pressing = useMutation({
    mutationFn: (key: string) => svyaz.simulator.calls.press(callId ?? '', key),
    onSuccess: keep,
  })
  const hangingUp = useMutation({
    mutationFn: (who: 'caller' | 'others') => svyaz.simulator.calls.hangUp(callId ?? '', who),
    onSuccess: keep,
  })
  const current = callId === null ? undefined : call.data
  const isOngoing = current !== undefined && current.state !== 'ended'
  return (
    <Paper
      className="panel"
      p="md"
      w="100%"
      maw={420}
      mx={{ base: 0, sm: 'auto' }}
      radius="xl"
      component="section"
      aria-label={formatPhone(number)}
    >
      <Stack gap="sm">
        <Title order={2} ta="center" className="numbers">
          {formatPhone(number)}
        </Title>
        <Habit number={number} />
        <Select
          label={t('call.to')}
          value={to}
          disabled={isOngoing}
          allowDeselect={false}
          placeholder={t('call.noNumber')}
          data={callable.map(({ address }) => ({ value: address, label: formatPhone(address) }))}
          onChange={setTo}
        />
        <Line call={current} />
        <SimpleGrid cols={3} spacing={8} verticalSpacing={8} role="group" aria-label={t('call.keys')}>
          {keys.map((key) => (
            <Button
              key={key}
              variant="default"
              size="md"
              disabled={!isOngoing}
              aria-label={t('call.press', { key })}
              onClick={() => pressing.mutate(key)}
            >
              {key}
            </Button>
          ))}
        </SimpleGrid>
        <Problem error={placing.error ?? pressing.error ?? hangingUp.error ?? call.error ?? numbers.error} />
        {isOngoing ? (
          <Group grow gap="xs">
            <Button
              color="red"
              leftSection={<Icon name="hangup" />}
              loading={hangingUp.isPending}
              onClick={() => hangingUp.mutate('caller')}
            >
              {t('call.hangUp')}
            </Button>
            <Button variant="default" onClick={() => hangingUp.mutate('others')}>
              {t('call.othersHangUp')}
            </Button>
          </Group>
        ) : (
          <Button
            size="md"
            leftSection={<Icon name="call" />}
            loading={placing.isPending}
            disabled={to === null}
            onClick={() => {
              if (to !== null) placing.mutate(to)
            }}
          >
            {t('call.place')}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}

/** What it does when it is rung. The gateway does not tell what it was told before. */
function Habit({ number }: { number: string }) {
  const { t } = useTranslation('phones')
  const [habit, setHabit] = useState<string>('answer')
  const setting = useMutation({
    mutationFn: (wanted: PhoneHabit['does']) => svyaz.simulator.calls.setHabit(number, { does: wanted }),
    onSuccess: ({ habit: { does: now } }) => setHabit(now),
  })
  return (
    <>
      <Select
        label={t('call.habit')}
        size="xs"
        allowDeselect={false}
        value={habit}
        data={does.map((value) => ({ value, label: t(`scenarios:does.${value}` as 'call.habit') }))}
        onChange={(value) => {
          const wanted = does.find((one) => one === value)
          if (wanted !== undefined) setting.mutate(wanted)
        }}
      />
      <Problem error={setting.error} />
    </>
  )
}

/** What is heard on the line. */
function Line({ call }: { call: SimulatedCall | undefined }) {
  const { t } = useTranslation('phones')
  const box = useRef<HTMLDivElement>(null)
  const heard = call?.heard.filter(({ leg }) => leg === 0) ?? []
  useEffect(() => {
    void box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [heard.length])
  return (
    <Stack gap={6}>
      <Group justify="space-between" mih={26}>
        {call === undefined ? (
          <Text size="sm" c="dimmed">
            {t('call.idle')}
          </Text>
        ) : (
          <Badge color={call.state === 'answered' ? 'green' : call.state === 'ringing' ? 'orange' : 'gray'}>
            {t(`call.states.${call.state}` as 'call.states.ringing')}
          </Badge>
        )}
        {call !== undefined && call.callId !== null && (
          <Text component={Link} to={`/calls/${call.callId}`} size="sm" c="var(--mantine-color-anchor)">
            {t('call.open')}
          </Text>
        )}
      </Group>
      <Box ref={box} h={170} style={{ overflowY: 'auto' }} tabIndex={0} role="log" aria-label={t('call.heard')}>
        <Stack gap="xs" p={4}>
          {heard.map(({ what }, index) => (
            <Box key={index} className="bubble bubble-in" style={{ alignSelf: 'flex-start' }}>
              {tones[what] === undefined ? what : `(${t(`scenarios:tones.${tones[what]}`)})`}
            </Box>
          ))}
        </Stack>
      </Box>
    </Stack>
  )
}
