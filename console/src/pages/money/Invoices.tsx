import { Anchor, Badge, Button, Group, Loader, Paper, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
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
    mutationFn: (month: string) => svyaz.invoices.create(month),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rating', 'invoices'] }),
  })
  const list = invoices.data?.invoices
  const isMissing = list !== undefined && !list.some(({ month }) => month === lastMonth)
  const make = isMissing && (
    <Button variant="default" loading={making.isPending} onClick={() => making.mutate(lastMonth)}>
      {t('invoices.make', { month: formatMonth(lastMonth) })}
    </Button>
  )
  return (
    <Stack>
      <Problem error={invoices.error ?? making.error} retry={() => void invoices.refetch()} />
      {invoices.isLoading && <Loader aria-label={t('common:loading')} />}
      {list?.length === 0 && (
        <Empty icon="audit" title={t('invoices.empty.title')} hint={t('invoices.empty.hint')} action={make} />
      )}
      {list !== undefined && list.length > 0 && (
        <>
          {make !== false && <Group justify="flex-end">{make}</Group>}
          <Paper className="panel">
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('invoices.month')}</Table.Th>
                    <Table.Th>{t('invoices.number')}</Table.Th>
                    <Table.Th ta="end">{t('invoices.total')}</Table.Th>
                    <Table.Th>{t('invoices.files')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.map(({ month, number, total, createdAt }) => (
                    <Table.Tr key={month}>
                      <Table.Td>
                        <Text fw={600}>{formatMonth(month)}</Text>
                        <Text size="xs" c="dimmed">
                          <Instant at={createdAt} />
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Badge color="gray">№ {number}</Badge>
                      </Table.Td>
                      <Table.Td ta="end" className="numbers">
                        {formatMoney(total)}
                      </Table.Td>
                      <Table.Td>
                        <Group gap="md" wrap="nowrap">
                          {(['pdf', 'xlsx'] as const).map((format) => (
                            <Anchor
                              key={format}
                              href={`/v1/invoices/${month}/invoice.${format}`}
                              download
                              aria-label={t('invoices.file', {
                                month: formatMonth(month),
                                format: format.toUpperCase(),
                              })}
                            >
                              {format.toUpperCase()}
                            </Anchor>
                          ))}
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Paper>
        </>
      )}
    </Stack>
  )
}
