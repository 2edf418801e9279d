import { ActionIcon, Box, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import type { PhoneScript } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'

interface Line {
  key: string
  text: string
  at: string
  /** The sender of what came; null for what was written here. */
  from: string | null
}

/** What a phone does with messages, by a name for people. */
const habits: Readonly<Record<string, PhoneScript>> = {
  deliver: { kind: 'deliver', afterMs: 500 },
  absent: { kind: 'absent', forMs: 600_000 },
  undeliverable: { kind: 'undeliverable' },
}

/** One virtual phone. What is typed goes to our number as from any subscriber. */
export function Handset({ number }: { number: string }) {
  const { t } = useTranslation('phones')
  const queries = useQueryClient()
  const { defaultSender } = useSession()
  const [text, setText] = useState('')
  const [written, setWritten] = useState<readonly Line[]>([])
  const phone = useQuery({
    queryKey: ['phones', number],
    queryFn: () => svyaz.simulator.phones.get(number),
  })
  const received = (phone.data?.messages ?? []).map(({ id, from, text: came, receivedAt, submittedAt }): Line => ({
    key: id,
    text: came,
    at: receivedAt ?? submittedAt,
    from,
  }))
  const lines = [...received, ...written].sort((one, other) => one.at.localeCompare(other.at))
  const answerTo = received[0]?.from ?? defaultSender ?? ''
  const writing = useMutation({
    mutationFn: (wanted: string) => svyaz.simulator.phones.write(number, { to: answerTo, text: wanted }),
    onSuccess: (_, wanted) => {
      const last = lines.at(-1)?.at ?? ''
      // On the gateway's clock as far as it is known here, so that the order stays.
      setWritten((before) => [
        ...before,
        {
          key: `own ${before.length}`,
          text: wanted,
          at: `${last}~${before.length}`,
          from: null,
        },
      ])
      setText('')
    },
  })
  const setting = useMutation({
    mutationFn: (script: PhoneScript) => svyaz.simulator.phones.setScript(number, script),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['phones'] }),
  })
  const bottom = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void bottom.current?.scrollTo({ top: bottom.current.scrollHeight })
  }, [lines.length])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') writing.mutate(text.trim())
  }
  const kind = phone.data?.script.kind
  return (
    <Paper
      className="panel"
      p="md"
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
        <Select
          aria-label={t('habit.label')}
          size="xs"
          value={kind !== undefined && kind in habits ? kind : null}
          placeholder={kind}
          allowDeselect={false}
          data={Object.keys(habits).map((value) => ({
            value,
            label: t(`habit.${value}` as 'habit.deliver'),
          }))}
          onChange={(value) => {
            const script = value === null ? undefined : habits[value]
            if (script !== undefined) setting.mutate(script)
          }}
        />
        <Box ref={bottom} h={360} style={{ overflowY: 'auto' }} tabIndex={0} role="log" aria-label={t('log')}>
          <Stack gap="xs" p={4}>
            {lines.length === 0 && !phone.isLoading && (
              <Text c="dimmed" ta="center" py="xl">
                {t('silent')}
              </Text>
            )}
            {lines.map(({ key, text: said, at, from }) => (
              <Box
                key={key}
                className={`bubble ${from === null ? 'bubble-out' : 'bubble-in'}`}
                style={{ alignSelf: from === null ? 'flex-end' : 'flex-start' }}
              >
                {from !== null && (
                  <Text size="xs" fw={600}>
                    {from}
                  </Text>
                )}
                {said}
                {from !== null && (
                  <Text size="xs" c="dimmed" ta="end">
                    <Instant at={at} />
                  </Text>
                )}
              </Box>
            ))}
          </Stack>
        </Box>
        <Problem error={writing.error ?? setting.error ?? phone.error} />
        <form onSubmit={submit}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t('answer', { number: answerTo })}
              placeholder={t('answer', { number: answerTo })}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <ActionIcon
              type="submit"
              size="lg"
              aria-label={t('write')}
              loading={writing.isPending}
              disabled={text.trim() === ''}
            >
              <Icon name="send" />
            </ActionIcon>
          </Group>
        </form>
      </Stack>
    </Paper>
  )
}
