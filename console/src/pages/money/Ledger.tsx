import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { usePages } from '../../api/use-pages.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
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
      <DataTable
        label={t('tabs.ledger')}
        items={postings.data === undefined ? undefined : postings.items}
        keyOf={({ id }) => id}
        error={postings.error}
        empty={<Empty icon="list" title={t('ledger.empty.title')} hint={t('ledger.empty.hint')} />}
        more={moreOf(postings)}
        columns={[
          {
            title: t('ledger.day'),
            cell: ({ serviceDate }) => <span style={{ whiteSpace: 'nowrap' }}>{formatDate(serviceDate)}</span>,
          },
          {
            title: t('ledger.what'),
            cell: ({ kind, explanation }) => (
              <>
                <Text size="sm" fw={600}>
                  {kindName(kind)}
                </Text>
                <Text size="sm" c="dimmed">
                  {explanation}
                </Text>
              </>
            ),
          },
          {
            title: t('ledger.amount'),
            align: 'end',
            cell: ({ amount }) => (
              <span className="numbers" style={{ whiteSpace: 'nowrap' }}>
                {formatMoney(amount)}
              </span>
            ),
          },
        ]}
      />
    </Stack>
  )
}

/** A kind that this console does not know is shown as the gateway calls it. */
function kindName(kind: string): string {
  const key = `money:kinds.${kind}`
  return i18next.exists(key) ? i18next.t(key) : kind
}
