import { Box, Button, Center, Group, Loader, Paper, Select, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { Message } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { usePages } from '../../api/use-pages.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { StateBadge, stateName } from '../../components/StateBadge.js'
import { formatNumber, formatPhone } from '../../lib/format.js'
import { useUrlFilter } from '../../lib/use-url-filter.js'
import { ExportButton } from './ExportButton.js'
import { filterNames, historyFilterOf } from './filter.js'
import { MessageDrawer } from './MessageDrawer.js'

const pageSize = 100
const rowHeight = 64
const states = [
  'delivered',
  'sent',
  'queued',
  'scheduled',
  'held',
  'undelivered',
  'rejected',
  'failed',
  'expired',
  'cancelled',
  'unknown',
]

/** Everything that was sent and received, found as one types. What is looked for stands in the address. */
export function HistoryPage() {
  const { t } = useTranslation('history')
  const { zone } = useSession()
  const [filter, change] = useUrlFilter(filterNames)
  const [opened, setOpened] = useState<Message | null>(null)
  const wanted = useMemo(() => historyFilterOf(filter, zone), [filter, zone])
  const found = usePages(['history', wanted], (cursor) =>
    svyaz.history.search({ ...wanted, ...cursor, limit: pageSize }),
  )
  const totals = useQuery({
    queryKey: ['history', 'totals', wanted],
    queryFn: () => svyaz.history.totals(wanted),
  })
  const isFiltered = Object.keys(filter).length > 0

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={<ExportButton filter={wanted} expected={totals.data?.messages} />}
    >
      <Paper className="panel" p="md">
        <Group gap="sm" align="flex-end">
          <SearchField value={filter.q ?? ''} onChange={(q) => change({ q })} />
          <Select
            label={t('direction.label')}
            clearable
            placeholder={t('any')}
            value={filter.direction ?? null}
            data={(['mt', 'mo'] as const).map((value) => ({
              value,
              label: t(`direction.${value}`),
            }))}
            onChange={(direction) => change({ direction })}
            w={160}
          />
          <Select
            label={t('state')}
            clearable
            placeholder={t('any')}
            value={filter.state ?? null}
            data={states.map((value) => ({ value, label: stateName(value) }))}
            onChange={(state) => change({ state })}
            w={180}
          />
          <NumberField value={filter.msisdn ?? ''} onChange={(msisdn) => change({ msisdn })} />
          <TextInput
            type="date"
            label={t('from')}
            value={filter.from ?? ''}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('until')}
            value={filter.until ?? ''}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
          {isFiltered && (
            <Button
              variant="subtle"
              onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, null])))}
            >
              {t('reset')}
            </Button>
          )}
        </Group>
      </Paper>
      <Group justify="space-between" role="status" mih={24}>
        <Text size="sm" c="dimmed" className="numbers">
          {totals.data !== undefined &&
            t('found', {
              count: totals.data.messages,
              shown: formatNumber(totals.data.messages),
            })}
        </Text>
        {filter.broadcastId !== undefined && <Text size="sm">{t('broadcast', { id: filter.broadcastId })}</Text>}
      </Group>
      <Problem error={found.error ?? totals.error} retry={() => void found.refetch()} />
      {found.isLoading ? (
        <Center py="xl">
          <Loader aria-label={t('common:loading')} />
        </Center>
      ) : found.items.length === 0 && found.error === null ? (
        <Empty
          icon="history"
          title={isFiltered ? t('none.title') : t('empty.title')}
          hint={isFiltered ? t('none.hint') : t('empty.hint')}
        />
      ) : (
        <Rows
          messages={found.items}
          open={setOpened}
          hasMore={found.hasNextPage}
          more={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage()
          }}
        />
      )}
      <MessageDrawer message={opened} close={() => setOpened(null)} />
    </Page>
  )
}

interface RowsProps {
  messages: readonly Message[]
  hasMore: boolean
  more(): void
  open(message: Message): void
}

/** Only what is seen is in the page, however long the list is. */
function Rows({ messages, hasMore, more, open }: RowsProps) {
  const { t } = useTranslation('history')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: messages.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= messages.length - 5) more()
  })
  return (
    <Paper className="panel" style={{ overflow: 'hidden' }}>
      <Box
        ref={scroller}
        h={`min(${rows.getTotalSize()}px, max(320px, calc(100vh - 380px)))`}
        style={{ overflowY: 'auto' }}
        role="list"
        aria-label={t('title')}
        tabIndex={0}
      >
        <Box h={rows.getTotalSize()} pos="relative">
          {visible.map(({ index, start, key }) => {
            const message = messages[index]
            return (
              <Box
                key={key}
                role="listitem"
                pos="absolute"
                left={0}
                right={0}
                h={rowHeight}
                style={{ transform: `translateY(${start}px)` }}
              >
                {message === undefined ? (
                  <Center h="100%">
                    <Loader size="xs" aria-label={t('common:loading')} />
                  </Center>
                ) : (
                  <Row message={message} open={open} />
                )}
              </Box>
            )
          })}
        </Box>
      </Box>
    </Paper>
  )
}

function Row({ message, open }: { message: Message; open(message: Message): void }) {
  const { t } = useTranslation('history')
  const { direction, from, to, text, state, createdAt } = message
  const isIncoming = direction === 'mo'
  const other = isIncoming ? from : to
  return (
    <UnstyledButton className="history-row clickable" onClick={() => open(message)}>
      <Box
        className="history-mark"
        c={isIncoming ? 'svyaz' : 'dimmed'}
        title={t(`direction.${isIncoming ? 'mo' : 'mt'}`)}
      >
        <Icon name={isIncoming ? 'down' : 'send'} size={16} />
      </Box>
      <Box className="history-who">
        <Text size="sm" fw={600} className="numbers" truncate>
          {other.startsWith('subscriber:') ? t('foreign') : formatPhone(other)}
        </Text>
        <Text size="xs" c="dimmed">
          <Instant at={createdAt} />
        </Text>
      </Box>
      <Text size="sm" className="history-text" lineClamp={2}>
        {text}
      </Text>
      <Box className="history-state">
        <StateBadge state={isIncoming ? 'received' : state} />
      </Box>
    </UnstyledButton>
  )
}

interface FieldProps {
  value: string
  onChange(value: string): void
}

function SearchField({ value, onChange }: FieldProps) {
  const { t } = useTranslation('history')
  const [typed, setTyped] = useTyped(value)
  const settle = useDebouncedCallback(onChange, 250)
  return (
    <TextInput
      label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<Icon name="search" />}
      flex="1 1 260px"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        settle(event.currentTarget.value)
      }}
    />
  )
}

function NumberField({ value, onChange }: FieldProps) {
  const { t } = useTranslation('history')
  const [typed, setTyped] = useTyped(value)
  const settle = useDebouncedCallback((text: string) => {
    const digits = text.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')
    // Half a number finds nobody.
    if (text === '' || digits.length >= 11) onChange(text === '' ? '' : `+${digits}`)
  }, 300)
  return (
    <TextInput
      label={t('number')}
      placeholder="+7 900 000-00-01"
      inputMode="tel"
      w={170}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        settle(event.currentTarget.value)
      }}
    />
  )
}

/** What is being typed, until the address changes by itself. */
function useTyped(value: string) {
  const [typed, setTyped] = useState(value)
  const settled = useRef(value)
  useEffect(() => {
    if (settled.current === value) return
    settled.current = value
    setTyped(value)
  }, [value])
  return [typed, setTyped] as const
}
