import {
  Anchor,
  Badge,
  Box,
  Button,
  Center,
  Grid,
  Group,
  Loader,
  Paper,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { usePages } from '../../api/use-pages.js'
import { usePersonOfNumber } from '../../api/use-person.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'
import { type Conversation, conversationsOf } from './conversations.js'
import { Timeline } from './Timeline.js'

const pageSize = 200

/** Who was written to and who wrote lately, and with each of them everything in one line of time. */
export function ConversationsPage() {
  const { t } = useTranslation('conversations')
  const { number } = useParams()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const query =
    search.trim() === ''
      ? {}
      : /^[+\d][\d ()-]{9,}$/.test(search.trim())
        ? { msisdn: search.trim() }
        : { q: search.trim() }
  const messages = usePages(['conversations', query], (cursor) =>
    svyaz.history.search({ ...query, ...cursor, limit: pageSize }),
  )
  const conversations = useMemo(() => conversationsOf(messages.items), [messages.items])
  const open = (other: string) => void navigate(`/conversations/${encodeURIComponent(other)}`)

  return (
    <Page title={t('title')} lead={number === undefined ? t('lead') : undefined}>
      <Problem error={messages.error} retry={() => void messages.refetch()} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }} visibleFrom={number === undefined ? undefined : 'md'}>
          <Stack gap="sm">
            <TextInput
              aria-label={t('search')}
              placeholder={t('search')}
              leftSection={<Icon name="search" />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {messages.isLoading ? (
              <Center py="xl">
                <Loader aria-label={t('common:loading')} />
              </Center>
            ) : conversations.length === 0 ? (
              <Paper className="panel">
                <Empty
                  icon="talk"
                  title={search === '' ? t('empty.title') : t('none')}
                  hint={search === '' ? t('empty.hint') : undefined}
                  action={
                    search === '' && (
                      <Button component={Link} to="/send">
                        {t('empty.action')}
                      </Button>
                    )
                  }
                />
              </Paper>
            ) : (
              <Paper className="panel" style={{ overflow: 'hidden' }}>
                <ScrollArea.Autosize
                  mah="calc(100vh - 260px)"
                  viewportProps={{
                    tabIndex: 0,
                    role: 'list',
                    'aria-label': t('title'),
                  }}
                >
                  {conversations.map((one) => (
                    <ConversationLine key={one.number} conversation={one} isOpen={one.number === number} open={open} />
                  ))}
                  {messages.hasNextPage && (
                    <Center p="sm">
                      <Button
                        variant="subtle"
                        size="xs"
                        loading={messages.isFetchingNextPage}
                        onClick={() => void messages.fetchNextPage()}
                      >
                        {t('common:more')}
                      </Button>
                    </Center>
                  )}
                </ScrollArea.Autosize>
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
          {number === undefined ? (
            <Box visibleFrom="md">{conversations.length > 0 && <Empty icon="talk" title={t('choose')} />}</Box>
          ) : (
            <Stack gap="xs">
              <Anchor component={Link} to="/conversations" hiddenFrom="md" size="sm">
                {t('back')}
              </Anchor>
              <Timeline key={number} number={number} />
            </Stack>
          )}
        </Grid.Col>
      </Grid>
    </Page>
  )
}

interface ConversationLineProps {
  conversation: Conversation
  isOpen: boolean
  open(number: string): void
}

function ConversationLine({ conversation, isOpen, open }: ConversationLineProps) {
  const { t } = useTranslation('conversations')
  const { number, last, unanswered } = conversation
  const person = usePersonOfNumber(number)
  const name = person.data?.name ?? (number.startsWith('subscriber:') ? t('foreign') : formatPhone(number))
  return (
    <Box role="listitem">
      <UnstyledButton
        w="100%"
        px="md"
        py="sm"
        className="clickable conversation-line"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => open(number)}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text fw={600} size="sm" truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            <Instant at={last.createdAt} />
          </Text>
        </Group>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" c="dimmed" lineClamp={1}>
            {last.direction === 'mt' ? t('you', { text: last.text }) : last.text}
          </Text>
          {unanswered > 0 && (
            <Badge circle={unanswered < 10} variant="filled" aria-label={t('unanswered', { count: unanswered })}>
              {unanswered}
            </Badge>
          )}
        </Group>
      </UnstyledButton>
    </Box>
  )
}
