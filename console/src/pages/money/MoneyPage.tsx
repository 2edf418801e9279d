import { Badge, Center, Group, Loader, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { RatingAccount } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { usePages } from '../../api/use-pages.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney, formatNumber, formatPhone } from '../../lib/format.js'
import { Invoices } from './Invoices.js'
import { Limit } from './Limit.js'

/** What is connected, what is left of it, what was charged and why, and the invoices. */
export function MoneyPage() {
  const { t } = useTranslation('money')
  const account = useQuery({ queryKey: ['rating'], queryFn: () => svyaz.rating.get() })
  if (account.data === undefined) {
    return (
      <Page title={t('title')} lead={t('lead')}>
        <Problem error={account.error} retry={() => void account.refetch()} />
        {account.isLoading && (
          <Center py="xl">
            <Loader aria-label={t('common:loading')} />
          </Center>
        )}
      </Page>
    )
  }
  const isConnected = account.data.offer !== null || account.data.numbers.length > 0
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isConnected ? (
        <Account account={account.data} />
      ) : (
        <Empty icon="money" title={t('empty.title')} hint={t('empty.hint')} />
      )}
    </Page>
  )
}

function Account({ account }: { account: RatingAccount }) {
  const { t } = useTranslation('money')
  const { may } = useSession()
  const { booked, spendingLimit, month, sms, numbers } = account
  const share = spendingLimit === null ? null : (100 * Number(booked)) / Math.max(0.01, Number(spendingLimit))
  const packages = [
    ...sms.packages.map((one) => ({ ...one, of: t('packages.sms') })),
    ...numbers.flatMap(({ number, packages: own }) => own.map((one) => ({ ...one, of: formatPhone(number) }))),
  ].filter(({ disconnectedAt }) => disconnectedAt === null)
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Paper className="panel" p="lg" component="section" aria-label={t('month.title', { month })}>
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {t('month.title', { month })}
            </Text>
            <Text fz={32} fw={700} className="numbers">
              {formatMoney(booked)}
            </Text>
            {share !== null && (
              <Progress
                value={Math.min(100, share)}
                color={share >= 90 ? 'red' : 'svyaz'}
                aria-label={t('month.limit', { limit: formatMoney(spendingLimit ?? '0') })}
              />
            )}
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {spendingLimit === null ? t('month.noLimit') : t('month.limit', { limit: formatMoney(spendingLimit) })}
              </Text>
              {may('company:admin') && <Limit limit={spendingLimit} />}
            </Group>
          </Stack>
        </Paper>
        <Paper className="panel" p="lg" component="section" aria-label={t('numbers.title')}>
          <Stack gap="xs">
            <Title order={2}>{t('numbers.title')}</Title>
            {numbers.length === 0 && <Text c="dimmed">{t('numbers.none')}</Text>}
            {numbers.map(({ numberId, number, tariff, nextTariff, active }) => (
              <Group key={numberId} justify="space-between">
                <Text className="numbers">{formatPhone(number)}</Text>
                <Group gap={6}>
                  <Badge color={active ? 'svyaz' : 'gray'}>{tariff ?? t('numbers.noTariff')}</Badge>
                  {nextTariff !== null && (
                    <Text size="sm" c="dimmed">
                      {t('numbers.next', { tariff: nextTariff.tariff })} <Instant at={nextTariff.from} />
                    </Text>
                  )}
                </Group>
              </Group>
            ))}
          </Stack>
        </Paper>
      </SimpleGrid>
      <Stack gap="sm">
        <Title order={2}>{t('packages.title')}</Title>
        {packages.length === 0 && <Text c="dimmed">{t('packages.none')}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {packages.map((one) => (
            <Package key={one.connection} {...one} />
          ))}
        </SimpleGrid>
      </Stack>
      <Postings />
      <Invoices />
    </Stack>
  )
}

interface PackageProps {
  name: string
  of: string
  included: number
  left: number
  exhaustedAt: string | null
  period: { from: string; until: string } | null
}

function Package({ name, of, included, left, exhaustedAt, period }: PackageProps) {
  const { t } = useTranslation('money')
  const isLow = left * 10 <= included
  return (
    <Paper className="panel" p="md" component="section" aria-label={name}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{name}</Text>
          <Badge color="gray">{of}</Badge>
        </Group>
        <Progress
          value={(100 * left) / Math.max(1, included)}
          color={isLow ? 'red' : 'svyaz'}
          aria-label={t('packages.left', { left, included })}
        />
        <Text size="sm" className="numbers">
          {t('packages.left', { left: formatNumber(left), included: formatNumber(included) })}
        </Text>
        <Text size="sm" c="dimmed">
          {exhaustedAt !== null ? (
            <>
              {t('packages.exhausted')} <Instant at={exhaustedAt} />
            </>
          ) : period !== null ? (
            <>
              {t('packages.until')} <Instant at={period.until} />
            </>
          ) : null}
        </Text>
      </Stack>
    </Paper>
  )
}

/** Each charge says in words by which rule it came about. */
function Postings() {
  const { t } = useTranslation('money')
  const postings = usePages(['rating', 'postings'], (cursor) => svyaz.rating.postings({ ...cursor, limit: 30 }))
  return (
    <Stack gap="sm">
      <Title order={2}>{t('postings.title')}</Title>
      <DataTable
        label={t('postings.title')}
        items={postings.data === undefined ? undefined : postings.items}
        error={postings.error}
        keyOf={({ id }) => id}
        more={moreOf(postings)}
        empty={<Empty icon="money" title={t('postings.empty')} />}
        columns={[
          { title: t('postings.date'), cell: ({ bookedOn }) => <span className="numbers">{bookedOn}</span> },
          { title: t('postings.why'), cell: ({ explanation }) => <Text size="sm">{explanation}</Text> },
          {
            title: t('postings.amount'),
            cell: ({ amount }) => <span className="numbers">{formatMoney(amount)}</span>,
            align: 'end',
          },
        ]}
      />
    </Stack>
  )
}
