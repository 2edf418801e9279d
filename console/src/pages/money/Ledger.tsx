import { ActionIcon, Group, Paper, Stack, Table, Text } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { MorePages, usePages } from '../../components/MorePages.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney } from '../../lib/format.js'
import { formatDate, formatMonth, shiftMonth, thisMonth } from '../../lib/month.js'

/** Each charge of a month with the reason why it is as high as it is. */
export function Ledger() {
  const { t } = useTranslation('money')
  const { zone } = useSession()
  const [search, setSearch] = useSearchParams()
  const month = search.get('month') ?? thisMonth(zone)
  const postings = usePages(['rating', 'postings', month], (cursor) => svyaz.rating.postings({ month, ...cursor }))
  const go = (by: number) => setSearch({ tab: 'ledger', month: shiftMonth(month, by) })
  return (
    <Stack>
      <Group gap="xs">
        <ActionIcon variant="default" size="lg" onClick={() => go(-1)} aria-label={t('ledger.earlier')}>
          <Icon name="left" />
        </ActionIcon>
        <Text fw={600} miw={140} ta="center" aria-live="polite">
          {formatMonth(month)}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={() => go(1)}
          disabled={month >= thisMonth(zone)}
          aria-label={t('ledger.later')}
        >
          <Icon name="right" />
        </ActionIcon>
      </Group>
      <Problem error={postings.error} retry={() => void postings.refetch()} />
      {postings.items?.length === 0 && (
        <Empty icon="list" title={t('ledger.empty.title')} hint={t('ledger.empty.hint')} />
      )}
      {postings.items !== undefined && postings.items.length > 0 && (
        <Paper className="panel">
          <Table.ScrollContainer minWidth={560}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ledger.day')}</Table.Th>
                  <Table.Th>{t('ledger.what')}</Table.Th>
                  <Table.Th ta="end">{t('ledger.amount')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {postings.items.map(({ id, serviceDate, kind, amount, explanation }) => (
                  <Table.Tr key={id}>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(serviceDate)}</Table.Td>
                    <Table.Td>
                      <Text size="sm" fw={600}>
                        {kindName(kind)}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {explanation}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="end" className="numbers" style={{ whiteSpace: 'nowrap' }}>
                      {formatMoney(amount)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      <MorePages query={postings} />
    </Stack>
  )
}

/** A kind that this console does not know is shown as the gateway calls it. */
function kindName(kind: string): string {
  const key = `money:kinds.${kind}`
  return i18next.exists(key) ? i18next.t(key) : kind
}
