import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { DataTable } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Instant } from '../../components/Instant.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney } from '../../lib/format.js'
import { formatMonth, shiftMonth, thisMonth } from '../../lib/month.js'

/** Invoices of the months that are over, to be read, printed and calculated with. */
export function Invoices() {
  const { t } = useTranslation('money')
  const { zone } = useSession()
  const queries = useQueryClient()
  const invoices = useQuery({ queryKey: ['rating', 'invoices'], queryFn: () => svyaz.invoices.list() })
  const lastMonth = shiftMonth(thisMonth(zone), -1)
  const making = useMutation({
    mutationFn: () => svyaz.invoices.create(lastMonth),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rating', 'invoices'] }),
  })
  const list = invoices.data?.invoices
  const make = list !== undefined && !list.some(({ month }) => month === lastMonth) && (
    <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
      {t('invoices.make', { month: formatMonth(lastMonth) })}
    </Button>
  )
  return (
    <Stack>
      <Problem error={making.error} />
      {list !== undefined && list.length > 0 && make !== false && <Group justify="flex-end">{make}</Group>}
      <DataTable
        label={t('tabs.invoices')}
        items={list}
        keyOf={({ month }) => month}
        error={invoices.error}
        empty={<Empty icon="audit" title={t('invoices.empty.title')} hint={t('invoices.empty.hint')} action={make} />}
        columns={[
          {
            title: t('invoices.month'),
            cell: ({ month, createdAt }) => (
              <>
                <Text fw={600}>{formatMonth(month)}</Text>
                <Text size="xs" c="dimmed">
                  <Instant at={createdAt} />
                </Text>
              </>
            ),
          },
          { title: t('invoices.number'), isExtra: true, cell: ({ number }) => <Badge color="gray">№ {number}</Badge> },
          {
            title: t('invoices.total'),
            align: 'end',
            cell: ({ total }) => <span className="numbers">{formatMoney(total)}</span>,
          },
          { title: t('invoices.files'), cell: ({ month }) => <Files month={month} /> },
        ]}
      />
    </Stack>
  )
}

function Files({ month }: { month: string }) {
  const { t } = useTranslation('money')
  return (
    <Group gap="md" wrap="nowrap">
      {(['pdf', 'xlsx'] as const).map((format) => (
        <Anchor
          key={format}
          href={`/v1/invoices/${month}/invoice.${format}`}
          download
          aria-label={t('invoices.file', { month: formatMonth(month), format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Anchor>
      ))}
    </Group>
  )
}
