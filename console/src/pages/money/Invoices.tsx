import { Anchor, Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { DataTable } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Instant } from '../../components/Instant.js'
import { Problem } from '../../components/Problem.js'
import { now } from '../../lib/clock.js'
import { dayOf, formatMoney } from '../../lib/format.js'

/** Invoices of whole months, to be read and kept. */
export function Invoices() {
  const { t } = useTranslation('money')
  const { may } = useSession()
  const invoices = useQuery({ queryKey: ['invoices'], queryFn: async () => (await svyaz.invoices.list()).invoices })
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Title order={2}>{t('invoices.title')}</Title>
        {may('company:admin') && <Make />}
      </Group>
      <DataTable
        label={t('invoices.title')}
        items={invoices.data}
        error={invoices.error}
        keyOf={({ month }) => month}
        empty={<Empty icon="money" title={t('invoices.empty.title')} hint={t('invoices.empty.hint')} />}
        columns={[
          { title: t('invoices.month'), cell: ({ month }) => <span className="numbers">{month}</span> },
          { title: t('invoices.number'), cell: ({ number }) => number, isExtra: true },
          {
            title: t('invoices.total'),
            cell: ({ total }) => <span className="numbers">{formatMoney(total)}</span>,
            align: 'end',
          },
          { title: t('invoices.made'), cell: ({ createdAt }) => <Instant at={createdAt} />, isExtra: true },
          {
            title: t('invoices.files'),
            align: 'end',
            cell: ({ month }) => (
              <Group gap="xs" justify="flex-end">
                <Anchor href={`/v1/invoices/${month}/invoice.pdf`} download size="sm">
                  PDF
                </Anchor>
                <Anchor href={`/v1/invoices/${month}/invoice.xlsx`} download size="sm">
                  Excel
                </Anchor>
                <Anchor href={`/v1/invoices/${month}/charges.csv`} download size="sm">
                  CSV
                </Anchor>
              </Group>
            ),
          },
        ]}
      />
    </Stack>
  )
}

function Make() {
  const { t } = useTranslation('money')
  const { zone } = useSession()
  const queries = useQueryClient()
  const [month, setMonth] = useState(() => previousMonth(dayOf(now(), zone)))
  const making = useMutation({
    mutationFn: () => svyaz.invoices.create(month),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invoices'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          type="month"
          label={t('invoices.of')}
          size="xs"
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" loading={making.isPending}>
          {t('invoices.make')}
        </Button>
      </Group>
      <Problem error={making.error} />
    </form>
  )
}

function previousMonth(day: string): string {
  return new Date(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 7)
}
