import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core'
import type { Message } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Empty } from '../../components/Empty.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'

/** For the platform: what was written to a shared number by somebody to whom no company has written lately. */
export function UnmatchedPage() {
  const { t } = useTranslation('platform')
  const unmatched = useQuery({
    queryKey: ['inbox', 'unmatched'],
    queryFn: () => svyaz.inbox.readUnmatched({ limit: 100 }),
  })
  const companies = useQuery({
    queryKey: ['companies', 'all'],
    queryFn: async () =>
      (await svyaz.companies.list({ limit: 200 }).page()).items.map(({ id, name }) => ({ value: id, label: name })),
  })
  return (
    <Page title={t('unmatched.title')} lead={t('unmatched.lead')} width={860}>
      <Problem error={unmatched.error ?? companies.error} />
      {unmatched.data?.messages.length === 0 && (
        <Paper className="panel">
          <Empty icon="talk" title={t('unmatched.empty')} />
        </Paper>
      )}
      {unmatched.data?.messages.map((message) => (
        <Assign key={message.id} message={message} companies={companies.data ?? []} />
      ))}
    </Page>
  )
}

function Assign({ message, companies }: { message: Message; companies: readonly { value: string; label: string }[] }) {
  const { t } = useTranslation('platform')
  const queries = useQueryClient()
  const [companyId, setCompanyId] = useState<string | null>(null)
  const assigning = useMutation({
    mutationFn: () => svyaz.inbox.assign(message.id, { companyId: companyId ?? '' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  })
  return (
    <Paper className="panel" p="md" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600} className="numbers">
            {formatPhone(message.from)} → {message.to}
          </Text>
          <Text size="sm" c="dimmed">
            <Instant at={message.createdAt} />
          </Text>
        </Group>
        <div className="bubble bubble-in">{message.text}</div>
        <Problem error={assigning.error} />
        <Group align="flex-end">
          <Select
            label={t('unmatched.company')}
            searchable
            data={[...companies]}
            value={companyId}
            onChange={setCompanyId}
          />
          <Button disabled={companyId === null} loading={assigning.isPending} onClick={() => assigning.mutate()}>
            {t('unmatched.assign')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
