import { Badge, Button, Checkbox, Code, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
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

/** What programs sign in with. A key is shown once, when it is made. */
export function KeysPage() {
  const { t } = useTranslation('keys')
  const queries = useQueryClient()
  const [isNew, setIsNew] = useState(false)
  const keys = usePages(['api-keys'], (cursor) => svyaz.apiKeys.list({ ...cursor, limit: 50 }))
  const revoking = useMutation({
    mutationFn: (id: string) => svyaz.apiKeys.revoke(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  })
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
      <Problem error={revoking.error} />
      <DataTable
        label={t('title')}
        items={keys.data === undefined ? undefined : keys.items}
        error={keys.error}
        keyOf={({ id }) => id}
        more={moreOf(keys)}
        empty={<Empty icon="key" title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          { title: t('name'), cell: ({ name }) => name },
          {
            title: t('prefix'),
            cell: ({ prefix }) => <Code>{prefix}…</Code>,
            isExtra: true,
          },
          {
            title: t('scopes'),
            cell: ({ scopes }) => (
              <Group gap={4}>
                {scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </Group>
            ),
            isExtra: true,
          },
          {
            title: t('used'),
            cell: ({ lastUsedAt }) => <Instant at={lastUsedAt} fallback={t('never')} />,
          },
          {
            title: '',
            align: 'end',
            cell: ({ id, name, revokedAt }) =>
              revokedAt === null ? (
                <ConfirmButton question={t('revokeQuestion', { name })} confirm={() => revoking.mutate(id)} color="red">
                  {t('revoke')}
                </ConfirmButton>
              ) : (
                <Badge color="gray">{t('revoked')}</Badge>
              ),
          },
        ]}
      />
      {isNew && <NewKey close={() => setIsNew(false)} />}
    </Page>
  )
}

const grantable = ['messages:send', 'messages:read', 'company:admin', 'metrics:read'] as const
type Grantable = (typeof grantable)[number]

function NewKey({ close }: { close(): void }) {
  const { t } = useTranslation('keys')
  const queries = useQueryClient()
  const { may } = useSession()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Grantable[]>(['messages:send', 'messages:read'])
  const making = useMutation({
    mutationFn: () => svyaz.apiKeys.create({ name, scopes }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  if (making.data !== undefined) {
    return (
      <Modal
        opened
        onClose={close}
        title={t('made', { name: making.data.name })}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Secret value={making.data.key} hint={t('once')} />
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
      isReady={name.trim() !== '' && scopes.length > 0}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group label={t('scopes')} value={scopes} onChange={(value) => setScopes(value)}>
        <Stack gap="xs" mt="xs">
          {grantable
            .filter((scope) => scope === 'metrics:read' || may(scope))
            .map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`scope.${scope.replace(':', '_')}` as 'scope.messages_send')}
              />
            ))}
        </Stack>
      </Checkbox.Group>
    </FormModal>
  )
}
