import { Badge, Button, Center, Group, Loader, Paper, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { Call, CallQuery } from '@svyaz/sdk'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone, instantOfLocal } from '../../lib/format.js'
import { lengthOf, OutcomeBadge } from './outcome.js'

const names = ['state', 'outcome', 'caller', 'numberId', 'from', 'until'] as const
type Name = (typeof names)[number]
const outcomes = ['talked', 'message', 'missed', 'heard'] as const

/** Every call, what goes on at the top; what is searched for stands in the address. */
export function CallsPage() {
  const { t } = useTranslation('calls')
  const { zone, company } = useSession()
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<Name, string>
  const set = (name: Name, value: string) =>
    setSearch(
      (before) => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  const query = queryOf(filters, zone)
  const calls = useInfiniteQuery({
    queryKey: ['calls', 'list', query],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      svyaz.calls.list({ ...query, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }).page(),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const all = calls.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = names.some((name) => filters[name] !== '')
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      {!isFiltered && <LiveCalls />}
      <Filters key={company?.id} filters={filters} set={set} />
      <Problem error={calls.error} retry={() => void calls.refetch()} />
      {calls.isLoading && (
        <Center>
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
      {calls.isSuccess && all.length === 0 && (
        <Empty
          icon="call"
          title={t(isFiltered ? 'list.nothing.title' : 'list.empty.title')}
          hint={t(isFiltered ? 'list.nothing.hint' : 'list.empty.hint')}
          action={
            isFiltered ? (
              <Button variant="default" onClick={() => setSearch({})}>
                {t('list.clear')}
              </Button>
            ) : undefined
          }
        />
      )}
      {all.length > 0 && <CallTable calls={all} />}
      {calls.hasNextPage && (
        <Center>
          <Button variant="default" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {t('common:more')}
          </Button>
        </Center>
      )}
    </Page>
  )
}

function queryOf(filters: Record<Name, string>, zone: string): CallQuery {
  const { state, outcome, caller, numberId, from, until } = filters
  return {
    ...(state !== '' && { state: state as 'ended' }),
    ...(outcome !== '' && { outcome: outcome as 'missed' }),
    ...(caller !== '' && { caller }),
    ...(numberId !== '' && { numberId }),
    ...(from !== '' && { startedFrom: instantOfLocal(`${from}T00:00`, zone) }),
    ...(until !== '' && { startedBefore: instantOfLocal(`${nextDay(until)}T00:00`, zone) }),
  }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function Filters({ filters, set }: { filters: Record<Name, string>; set(name: Name, value: string): void }) {
  const { t } = useTranslation('calls')
  const [caller, setCaller] = useState(filters.caller)
  const search = useDebouncedCallback((value: string) => {
    // What is no number yet is not looked for.
    if (value === '' || value.replace(/\D/g, '').length >= 10) set('caller', value.trim())
  }, 400)
  const numbers = useQuery({
    queryKey: ['numbers'],
    queryFn: async () => (await svyaz.numbers.list({ limit: 200 }).page()).items,
  })
  return (
    <Group gap="sm" align="flex-end" role="search">
      <TextInput
        flex="1 1 180px"
        label={t('filters.caller')}
        placeholder="+7 916 123-45-67"
        inputMode="tel"
        leftSection={<Icon name="search" size={16} />}
        value={caller}
        onChange={(event) => {
          setCaller(event.currentTarget.value)
          search(event.currentTarget.value)
        }}
      />
      <Select
        flex="1 1 150px"
        label={t('filters.outcome')}
        placeholder={t('filters.any')}
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
        value={filters.outcome === '' ? null : filters.outcome}
        data={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(value) => set('outcome', value ?? '')}
      />
      <Select
        flex="1 1 160px"
        label={t('filters.number')}
        placeholder={t('filters.any')}
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
        value={filters.numberId === '' ? null : filters.numberId}
        data={(numbers.data ?? [])
          .filter(({ companyId }) => companyId !== null)
          .map(({ id, address }) => ({ value: id, label: formatPhone(address) }))}
        onChange={(value) => set('numberId', value ?? '')}
      />
      <TextInput
        type="date"
        flex="1 1 130px"
        label={t('filters.from')}
        value={filters.from}
        onChange={(event) => set('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        flex="1 1 130px"
        label={t('filters.until')}
        value={filters.until}
        onChange={(event) => set('until', event.currentTarget.value)}
      />
    </Group>
  )
}

/** What goes on now; whoever may, ends it. */
function LiveCalls() {
  const { t } = useTranslation('calls')
  const session = useSession()
  const queries = useQueryClient()
  const live = useQuery({
    queryKey: ['calls', 'live'],
    queryFn: async () => (await svyaz.calls.list({ state: 'in_progress', limit: 50 }).page()).items,
  })
  const hangingUp = useMutation({
    mutationFn: (id: string) => svyaz.calls.hangUp(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['calls'] }),
  })
  const calls = live.data ?? []
  if (calls.length === 0) return null
  return (
    <Paper className="panel" p="md" component="section" aria-label={t('live.title')}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text component="h2" fw={650} m={0}>
            {t('live.title')}
          </Text>
          <Badge color="green">{calls.length}</Badge>
        </Group>
        <Problem error={hangingUp.error} />
        {calls.map(({ id, caller, number, startedAt }) => (
          <Group key={id} justify="space-between" gap="xs">
            <Text component={Link} to={`/calls/${id}`} c="var(--mantine-color-anchor)" className="numbers">
              {caller === null ? t('hidden') : formatPhone(caller)} → {formatPhone(number)}
            </Text>
            <Text size="sm" c="dimmed">
              <Instant at={startedAt} />
            </Text>
            {session.may('company:admin') && (
              <Button
                size="xs"
                variant="light"
                color="red"
                leftSection={<Icon name="hangup" size={16} />}
                loading={hangingUp.isPending && hangingUp.variables === id}
                onClick={() => hangingUp.mutate(id)}
              >
                {t('live.hangUp')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}

function CallTable({ calls }: { calls: readonly Call[] }) {
  const { t } = useTranslation('calls')
  return (
    <Paper className="panel">
      <Table.ScrollContainer minWidth={560} tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('list.caller')}</Table.Th>
              <Table.Th>{t('list.number')}</Table.Th>
              <Table.Th>{t('list.when')}</Table.Th>
              <Table.Th ta="end">{t('list.length')}</Table.Th>
              <Table.Th>{t('list.outcome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {calls.map((call) => (
              <Table.Tr key={call.id}>
                <Table.Td>
                  <Text
                    component={Link}
                    to={`/calls/${call.id}`}
                    inherit
                    fw={600}
                    c="var(--mantine-color-anchor)"
                    className="numbers"
                    style={{ whiteSpace: 'nowrap' }}
                  >
                    {call.caller === null ? t('hidden') : formatPhone(call.caller)}
                  </Text>
                </Table.Td>
                <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
                  {formatPhone(call.number)}
                </Table.Td>
                <Table.Td>
                  <Instant at={call.startedAt} />
                </Table.Td>
                <Table.Td ta="end" className="numbers">
                  {lengthOf(call.startedAt, call.endedAt)}
                </Table.Td>
                <Table.Td>
                  <OutcomeBadge call={call} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
