import { Center, Loader, Paper, Stack, Table, Text, Title } from '@mantine/core'
import type { TariffList } from '@svyaz/sdk'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Problem } from '../../components/Problem.js'
import { formatMoney, formatNumber } from '../../lib/format.js'
import { useTariffs } from './use-rating.js'

/** The price list of today. */
export function Prices() {
  const { t } = useTranslation('money')
  const tariffs = useTariffs()
  if (tariffs.isLoading) {
    return (
      <Center py="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (tariffs.data === undefined) return <Problem error={tariffs.error} retry={() => void tariffs.refetch()} />
  const { companyOffer, employeeOffer } = tariffs.data
  return (
    <Stack gap="lg">
      <PriceTable title={t('prices.company')} hint={t('prices.over', { price: formatMoney(companyOffer.smsPrice) })}>
        {companyOffer.packages.map(({ code, name, sms, fee }) => (
          <Row key={code} name={name} of={t('prices.sms', { count: sms, formatted: formatNumber(sms) })} fee={fee} />
        ))}
      </PriceTable>
      <PriceTable
        title={t('prices.employee')}
        hint={t('prices.employeeHint', {
          count: employeeOffer.smsPerEmployee,
          price: formatMoney(employeeOffer.smsPrice),
        })}
      >
        {employeeOffer.steps.map(({ from, to, fee }) => (
          <Row
            key={from}
            name={to === null ? t('prices.from', { from }) : t('prices.fromTo', { from, to })}
            of={t('prices.perEmployee')}
            fee={fee}
          />
        ))}
      </PriceTable>
      <Tariffs list={tariffs.data} />
      <PriceTable title={t('prices.minutes')} hint={t('prices.minutesHint')}>
        {tariffs.data.packages.map(({ code, name, minutes, fee }) => (
          <Row key={code} name={name} of={t('prices.min', { formatted: formatNumber(minutes) })} fee={fee} />
        ))}
      </PriceTable>
    </Stack>
  )
}

function Tariffs({ list }: { list: TariffList }) {
  const { t } = useTranslation('money')
  return (
    <PriceTable title={t('prices.tariffs')} hint={t('prices.tariffsHint')}>
      {list.tariffs.map(({ code, name, setupFee, numberFee }) => (
        <Row
          key={code}
          name={name}
          of={t('prices.fees', {
            setup: formatMoney(setupFee),
            mobile: formatMoney(numberFee.mobile),
            city: formatMoney(numberFee.city),
          })}
        />
      ))}
    </PriceTable>
  )
}

function PriceTable({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <Paper className="panel" p="lg" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {hint}
      </Text>
      <Table>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Paper>
  )
}

function Row({ name, of, fee }: { name: string; of: string; fee?: string }) {
  const { t } = useTranslation('money')
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {of}
        </Text>
      </Table.Td>
      {fee !== undefined && (
        <Table.Td ta="end" className="numbers">
          {t('prices.aMonth', { price: formatMoney(fee) })}
        </Table.Td>
      )}
    </Table.Tr>
  )
}
