import { Badge, Button, Drawer, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Webhook } from '@svyaz/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { usePages } from '../../api/use-pages.js'
import { ConfirmButton } from '../../components/ConfirmButton.js'
import { DataTable, moreOf } from '../../components/DataTable.js'
import { Empty } from '../../components/Empty.js'
import { FormModal } from '../../components/FormModal.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { Secret } from '../../components/Secret.js'

const stateColors: Readonly<Record<string, string>> = {
  active: 'green',
  paused: 'gray',
  disabled: 'red',
  failing: 'orange',
}
const deliveryColors: Readonly<Record<string, string>> = {
  delivered: 'green',
  pending: 'blue',
  retrying: 'orange',
  failed: 'red',
}

/** Addresses of other programs that are told what happens, with what became of each delivery. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const [isNew, setIsNew] = useState(false)
  const [opened, setOpened] = useState<Webhook | null>(null)
  const webhooks = usePages(['webhooks'], (cursor) => svyaz.webhooks.list({ ...cursor, limit: 50 }))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button leftSection={<Icon name="plus" />} onClick={() => setIsNew(true)}>
          {t('add')}
        </Button>
      }
    >
      <DataTable
        label={t('title')}
        items={webhooks.data === undefined ? undefined : webhooks.items}
        error={webhooks.error}
        keyOf={({ id }) => id}
        open={setOpened}
        more={moreOf(webhooks)}
        empty={<Empty icon="hook" title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          {
            title: t('url'),
            cell: ({ url }) => <span style={{ overflowWrap: 'anywhere' }}>{url}</span>,
          },
          {
            title: t('types'),
            cell: ({ types }) => <Text size="sm">{types.length === 0 ? t('all') : types.join(', ')}</Text>,
            isExtra: true,
          },
          {
            title: t('state'),
            cell: ({ state }) => <Badge color={stateColors[state] ?? 'gray'}>{state}</Badge>,
          },
        ]}
      />
      {isNew && <NewWebhook close={() => setIsNew(false)} />}
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size="lg"
        title={t('deliveries')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {opened !== null && <Deliveries webhook={opened} close={() => setOpened(null)} />}
      </Drawer>
    </Page>
  )
}

function NewWebhook({ close }: { close(): void }) {
  const { t } = useTranslation('webhooks')
  const queries = useQueryClient()
  const [url, setUrl] = useState('')
  const [types, setTypes] = useState('message.*')
  const making = useMutation({
    mutationFn: () => {
      const named = types.split(/[\s,]+/).filter((type) => type !== '')
      return svyaz.webhooks.create({
        url,
        ...(named.length > 0 && { types: named }),
      })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  if (making.data !== undefined) {
    return (
      <Modal opened onClose={close} title={t('made')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <Stack>
          <Secret value={making.data.secret} hint={t('secretHint')} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('kept')}</Button>
          </Group>
        </Stack>
      </Modal>
    )
  }
  return (
    <FormModal
      title={t('add')}
      isOpen
      close={close}
      submit={() => making.mutate()}
      isPending={making.isPending}
      error={making.error}
      action={t('common:create')}
      isReady={url !== ''}
    >
      <TextInput
        label={t('url')}
        placeholder="https://crm.example/svyaz"
        required
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label={t('types')}
        description={t('typesHint')}
        value={types}
        onChange={(event) => setTypes(event.currentTarget.value)}
      />
    </FormModal>
  )
}

function Deliveries({ webhook, close }: { webhook: Webhook; close(): void }) {
  const { t } = useTranslation('webhooks')
  const queries = useQueryClient()
  const deliveries = usePages(['webhooks', webhook.id, 'deliveries'], (cursor) =>
    svyaz.webhooks.deliveries(webhook.id, { ...cursor, limit: 30 }),
  )
  const refresh = () => queries.invalidateQueries({ queryKey: ['webhooks'] })
  const testing = useMutation({
    mutationFn: () => svyaz.webhooks.test(webhook.id),
    onSuccess: refresh,
  })
  const replaying = useMutation({
    mutationFn: (id: string) => svyaz.webhooks.replayDelivery(webhook.id, id),
    onSuccess: refresh,
  })
  const switching = useMutation({
    mutationFn: () =>
      svyaz.webhooks.update(webhook.id, {
        state: webhook.state === 'active' ? 'paused' : 'active',
      }),
    onSuccess: () => {
      void refresh()
      close()
    },
  })
  const deleting = useMutation({
    mutationFn: () => svyaz.webhooks.delete(webhook.id),
    onSuccess: () => {
      void refresh()
      close()
    },
  })
  return (
    <Stack>
      <Text style={{ overflowWrap: 'anywhere' }}>{webhook.url}</Text>
      {webhook.stateReason !== null && <Text c="red">{webhook.stateReason}</Text>}
      <Group gap="xs">
        <Button size="xs" variant="default" loading={testing.isPending} onClick={() => testing.mutate()}>
          {t('test')}
        </Button>
        <Button size="xs" variant="default" loading={switching.isPending} onClick={() => switching.mutate()}>
          {webhook.state === 'active' ? t('pause') : t('resume')}
        </Button>
        <ConfirmButton question={t('deleteQuestion')} confirm={() => deleting.mutate()} color="red">
          {t('common:delete')}
        </ConfirmButton>
      </Group>
      <Problem error={testing.error ?? replaying.error ?? switching.error ?? deleting.error} />
      {testing.data !== undefined && <Text role="status">{t('tested', { status: testing.data.status ?? '—' })}</Text>}
      <DataTable
        label={t('deliveries')}
        items={deliveries.data === undefined ? undefined : deliveries.items}
        error={deliveries.error}
        keyOf={({ id }) => id}
        more={moreOf(deliveries)}
        empty={<Empty icon="hook" title={t('noDeliveries')} />}
        columns={[
          {
            title: t('when'),
            cell: ({ createdAt }) => <Instant at={createdAt} />,
          },
          { title: t('events'), cell: ({ events }) => events, align: 'end' },
          {
            title: t('result'),
            cell: ({ state, status, error }) => (
              <Stack gap={2}>
                <Group gap={4}>
                  <Badge color={deliveryColors[state] ?? 'gray'}>{state}</Badge>
                  {status !== null && <Text size="xs">{status}</Text>}
                </Group>
                {error !== null && (
                  <Text size="xs" c="dimmed">
                    {error}
                  </Text>
                )}
              </Stack>
            ),
          },
          {
            title: '',
            align: 'end',
            cell: ({ id }) => (
              <Button size="compact-xs" variant="default" onClick={() => replaying.mutate(id)}>
                {t('replay')}
              </Button>
            ),
          },
        ]}
      />
    </Stack>
  )
}
