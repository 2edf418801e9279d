import { Alert, Badge, Center, Group, Loader, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { RatingAccount } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { DataTable } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Figure } from '../../components/Figure.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney, formatNumber, formatPhone } from '../../lib/format.js'
import { formatDate, formatMonth } from '../../lib/month.js'
import { Disconnect } from './Disconnect.js'
import { Limit } from './Limit.js'
import { PackageCard } from './PackageCard.js'
import { useRating, useTariffs } from './use-rating.js'

/** The month so far, and what is left of what was bought. */
export function Overview() {
  const { t } = useTranslation('money')
  const rating = useRating()
  if (rating.isLoading) {
    return (
      <Center py="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (rating.data === undefined) return <Problem error={rating.error} retry={() => void rating.refetch()} />
  return rating.data === null || hasNothing(rating.data) ? (
    <Empty icon="money" title={t('empty.title')} hint={t('empty.hint')} />
  ) : (
    <Account account={rating.data} />
  )
}

function hasNothing({ offer, numbers, sms }: RatingAccount): boolean {
  return offer === null && numbers.length === 0 && sms.packages.length === 0
}

function Account({ account }: { account: RatingAccount }) {
  const { t } = useTranslation('money')
  const { month, booked, spendingLimit, offer, sms, billedThrough } = account
  return (
    <Stack gap="lg">
      <Parked />
      <Paper className="panel" p="lg">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <Figure name={t('booked', { month: formatMonth(month) })} value={formatMoney(booked)} />
          <Figure
            name={t('limit.title')}
            value={spendingLimit === null ? t('limit.none') : formatMoney(spendingLimit)}
            hint={<Limit limit={spendingLimit} booked={booked} />}
          />
          <Figure name={t('offer.title')} value={t(`offer.${offer ?? 'none'}`)} />
          <Figure name={t('billedThrough')} value={billedThrough === null ? '—' : formatDate(billedThrough)} />
        </SimpleGrid>
      </Paper>
      {sms.employees !== null && (
        <Paper className="panel" p="lg">
          <Group justify="space-between" mb="sm">
            <Title order={2}>{t('employees.title')}</Title>
            <Disconnect change={{ do: 'stop_employee_offer' }} name={t('employees.title')} />
          </Group>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <Figure name={t('employees.headCount')} value={formatNumber(sms.employees.headCount)} />
            <Figure name={t('employees.pool')} value={formatNumber(sms.employees.pool)} />
            <Figure name={t('employees.sent')} value={formatNumber(sms.employees.sent)} />
          </SimpleGrid>
        </Paper>
      )}
      {sms.packages.length > 0 && (
        <Stack gap="sm">
          <Title order={2}>{t('packages.sms')}</Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {sms.packages.map((connected) => (
              <PackageCard
                key={connected.connection}
                connected={connected}
                disconnect={{ do: 'disconnect_sms_package', connection: connected.connection }}
              />
            ))}
          </SimpleGrid>
        </Stack>
      )}
      {account.numbers.length > 0 && <Numbers numbers={account.numbers} />}
    </Stack>
  )
}

function Numbers({ numbers }: { numbers: RatingAccount['numbers'] }) {
  const { t } = useTranslation('money')
  const tariffs = useTariffs()
  const nameOf = (code: string) => tariffs.data?.tariffs.find((tariff) => tariff.code === code)?.name ?? code
  return (
    <Stack gap="sm">
      <Title order={2}>{t('numbers.title')}</Title>
      <DataTable
        label={t('numbers.title')}
        items={numbers}
        keyOf={({ numberId }) => numberId}
        error={null}
        empty={null}
        columns={[
          {
            title: t('numbers.number'),
            cell: ({ number, kind }) => (
              <>
                <Text fw={600} className="numbers">
                  {formatPhone(number)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`numbers.${kind}`)}
                </Text>
              </>
            ),
          },
          {
            title: t('numbers.tariff'),
            cell: ({ tariff, nextTariff, active }) => (
              <>
                {tariff === null ? '—' : nameOf(tariff)}
                {!active && <Badge ml="xs">{t('numbers.inactive')}</Badge>}
                {nextTariff !== null && (
                  <Text size="xs" c="dimmed">
                    {t('numbers.next', { tariff: nameOf(nextTariff.tariff) })}
                  </Text>
                )}
              </>
            ),
          },
          { title: t('numbers.packages'), isExtra: true, cell: ({ packages }) => <Minutes packages={packages} /> },
          {
            title: '',
            align: 'end',
            cell: ({ number, active }) =>
              active && <Disconnect change={{ do: 'disconnect_number', number }} name={formatPhone(number)} />,
          },
        ]}
      />
    </Stack>
  )
}

function Minutes({ packages }: { packages: RatingAccount['numbers'][number]['packages'] }) {
  const { t } = useTranslation('money')
  const minutes = (seconds: number) => formatNumber(Math.floor(seconds / 60))
  if (packages.length === 0) return '—'
  return packages.map(({ connection, name, left, included }) => (
    <Text key={connection} size="sm">
      {name}: {t('numbers.minutesLeft', { left: minutes(left), included: minutes(included) })}
    </Text>
  ))
}

/** What was used and has no price yet is never free: somebody has to look. */
function Parked() {
  const { t } = useTranslation('money')
  const parked = useQuery({ queryKey: ['rating', 'parked'], queryFn: () => svyaz.rating.parked() })
  const list = parked.data?.parked ?? []
  if (list.length === 0) return null
  return (
    <Alert color="orange" variant="light" title={t('parked.title', { count: list.length })}>
      {list.slice(0, 5).map(({ id, explanation }) => (
        <Text key={id} size="sm">
          {explanation}
        </Text>
      ))}
    </Alert>
  )
}
