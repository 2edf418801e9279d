import { Anchor, Badge, Box, Button, Center, Group, Loader, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import type { Message } from '@svyaz/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { usePages } from '../../api/use-pages.js'
import { usePersonOfNumber } from '../../api/use-person.js'
import { Icon } from '../../components/Icon.js'
import { Problem } from '../../components/Problem.js'
import { stateName } from '../../components/StateBadge.js'
import { dayOf, formatDay, formatPhone, formatTime } from '../../lib/format.js'

/** One line of time with a number, and the answer to it. */
export function Timeline({ number }: { number: string }) {
  const { t } = useTranslation('conversations')
  const { zone, may } = useSession()
  const person = usePersonOfNumber(number)
  const isForeign = number.startsWith('subscriber:')
  const messages = usePages(
    ['timeline', number],
    (cursor) => svyaz.history.search({ msisdn: number, ...cursor, limit: 50 }),
    { enabled: !isForeign },
  )
  const oldestFirst = [...messages.items].reverse()
  const newest = messages.items[0]
  const answerFrom = messages.items.find(({ direction }) => direction === 'mo')?.to
  const bottom = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void bottom.current?.scrollTo({ top: bottom.current.scrollHeight })
  }, [newest?.id])

  return (
    <Paper
      className="panel"
      component="section"
      aria-label={t('with', { name: person.data?.name ?? formatPhone(number) })}
    >
      <Group justify="space-between" p="md" style={{ borderBottom: '1px solid var(--svyaz-line)' }}>
        <Stack gap={0}>
          <Title order={2}>{person.data?.name ?? (isForeign ? t('foreign') : formatPhone(number))}</Title>
          <Text size="sm" c="dimmed" className="numbers">
            {[person.data?.position, isForeign ? t('foreignHint') : formatPhone(number)].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
        {!isForeign && (
          <Anchor component={Link} to={`/history?msisdn=${encodeURIComponent(number)}`} size="sm">
            {t('history')}
          </Anchor>
        )}
      </Group>
      <Problem error={messages.error} />
      <Box
        ref={bottom}
        h="max(260px, calc(100vh - 400px))"
        p="md"
        style={{ overflowY: 'auto' }}
        role="log"
        aria-label={t('messages')}
        tabIndex={0}
      >
        {messages.isLoading && (
          <Center>
            <Loader aria-label={t('common:loading')} />
          </Center>
        )}
        <Stack gap={6}>
          {messages.hasNextPage && (
            <Button
              variant="subtle"
              size="xs"
              mx="auto"
              onClick={() => void messages.fetchNextPage()}
              loading={messages.isFetchingNextPage}
            >
              {t('earlier')}
            </Button>
          )}
          {oldestFirst.map((message, index) => {
            const before = oldestFirst[index - 1]
            const isNewDay = before === undefined || dayOf(before.createdAt, zone) !== dayOf(message.createdAt, zone)
            return (
              <Stack gap={6} key={message.id}>
                {isNewDay && (
                  <Text size="xs" c="dimmed" ta="center" my={6}>
                    {formatDay(message.createdAt, zone)}
                  </Text>
                )}
                <Bubble message={message} zone={zone} />
              </Stack>
            )
          })}
        </Stack>
      </Box>
      {!isForeign && may('messages:send') && <ReplyBox number={number} from={answerFrom} />}
    </Paper>
  )
}

function Bubble({ message, zone }: { message: Message; zone: string }) {
  const isIncoming = message.direction === 'mo'
  const { reply } = message
  return (
    <Box
      className={`bubble ${isIncoming ? 'bubble-in' : 'bubble-out'}`}
      style={{ alignSelf: isIncoming ? 'flex-start' : 'flex-end' }}
    >
      {message.text}
      <Group gap={6} justify="flex-end" mt={2}>
        {isIncoming && reply !== undefined && reply.decision !== 'message' && reply.decision !== 'none' && (
          <Badge size="xs" title={reply.reason}>
            {reply.option ?? reply.keyword ?? reply.decision}
          </Badge>
        )}
        <Text size="xs" c="dimmed" className="numbers">
          {!isIncoming && `${stateName(message.state)} · `}
          {formatTime(message.createdAt, zone)}
        </Text>
      </Group>
    </Box>
  )
}

function ReplyBox({ number, from }: { number: string; from: string | undefined }) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const sending = useMutation({
    mutationFn: () =>
      svyaz.messages.send({
        to: number,
        text: text.trim(),
        ...(from !== undefined && { from }),
      }),
    onSuccess: () => {
      setText('')
      void queries.invalidateQueries({ queryKey: ['timeline', number] })
    },
  })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() !== '' && !sending.isPending) sending.mutate()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    submit()
  }
  return (
    <form onSubmit={submit} className="reply-box">
      <Problem error={sending.error} />
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Textarea
          flex={1}
          autosize
          minRows={1}
          maxRows={6}
          aria-label={t('reply')}
          placeholder={t('reply')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          loading={sending.isPending}
          disabled={text.trim() === ''}
          leftSection={<Icon name="send" />}
        >
          {t('answer')}
        </Button>
      </Group>
    </form>
  )
}
