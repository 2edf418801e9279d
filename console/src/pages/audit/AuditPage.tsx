import { Code, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { usePages } from '../../api/use-pages.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'

/** Who changed what, the newest first. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const audit = usePages(['audit'], (cursor) => svyaz.audit.list({ ...cursor, limit: 50 }))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable
        label={t('title')}
        items={audit.data === undefined ? undefined : audit.items}
        error={audit.error}
        keyOf={({ id }) => id}
        more={moreOf(audit)}
        empty={<Empty icon="audit" title={t('empty')} />}
        columns={[
          { title: t('when'), cell: ({ at }) => <Instant at={at} /> },
          {
            title: t('who'),
            cell: ({ actor, address }) => [actor, address].filter((part) => part !== null).join(' · '),
          },
          {
            title: t('what'),
            cell: ({ action, subject }) => `${action} · ${subject}`,
          },
          { title: t('via'), cell: ({ via }) => via, isExtra: true },
          {
            title: t('change'),
            isExtra: true,
            cell: ({ before, after }) => {
              const text = changeOf(before, after)
              return text === '' ? <Text size="sm">—</Text> : <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
            },
          },
        ]}
      />
    </Page>
  )
}

/** The fields that are different, as far as both sides are known. */
function changeOf(before: unknown, after: unknown): string {
  if (typeof after !== 'object' || after === null) return ''
  const old = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>
  return Object.entries(after)
    .filter(([name, value]) => name !== 'id' && JSON.stringify(old[name]) !== JSON.stringify(value))
    .slice(0, 6)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 300)
}
