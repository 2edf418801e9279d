import { Badge, Button, Group, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { User } from '@svyaz/sdk'
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
import { Page } from '../../components/Page.js'
import { RightsDrawer } from './RightsDrawer.js'

const roles = ['administrator', 'operator', 'base_user'] as const

/** Who may work here, as what, and to whom they may send. */
export function UsersPage() {
  const { t } = useTranslation('users')
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const [examined, setExamined] = useState<User | null>(null)
  const users = usePages(['users'], (cursor) => svyaz.users.list({ ...cursor, limit: 50 }))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
    >
      <DataTable
        label={t('title')}
        items={users.data === undefined ? undefined : users.items}
        error={users.error}
        keyOf={({ id }) => id}
        open={setEdited}
        more={moreOf(users)}
        empty={<Empty icon="user" title={t('empty')} />}
        columns={[
          { title: t('name'), cell: ({ name }) => name },
          { title: t('login'), cell: ({ login }) => login },
          {
            title: t('role'),
            cell: ({ role }) => t(`common:roles.${role}` as 'common:roles.operator'),
            isExtra: true,
          },
          {
            title: t('state'),
            cell: ({ state }) => (
              <Badge color={state === 'active' ? 'green' : 'gray'}>{t(`states.${state}` as 'states.active')}</Badge>
            ),
            isExtra: true,
          },
          {
            title: t('rights.column'),
            cell: (user) => (
              <Button size="compact-sm" variant="default" onClick={() => setExamined(user)}>
                {t('rights.open')}
              </Button>
            ),
            align: 'end',
          },
        ]}
      />
      {edited !== null && <UserForm user={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
      <RightsDrawer user={examined} close={() => setExamined(null)} />
    </Page>
  )
}

function UserForm({ user, close }: { user: User | null; close(): void }) {
  const { t } = useTranslation('users')
  const queries = useQueryClient()
  const form = useForm({
    initialValues: {
      login: user?.login ?? '',
      name: user?.name ?? '',
      role: user?.role ?? 'operator',
      password: '',
    },
  })
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['users'] })
    close()
  }
  const saving = useMutation({
    mutationFn: ({ login, name, role, password }: typeof form.values) => {
      const same = {
        name,
        role: role as 'operator',
        ...(password !== '' && { password }),
      }
      return user === null ? svyaz.users.create({ login, ...same }) : svyaz.users.update(user.id, same)
    },
    onSuccess: done,
  })
  const switching = useMutation({
    mutationFn: (state: 'active' | 'suspended') => svyaz.users.update(user?.id ?? '', { state }),
    onSuccess: done,
  })
  return (
    <FormModal
      title={user?.name ?? t('new')}
      isOpen
      close={close}
      submit={form.onSubmit((values) => saving.mutate(values))}
      isPending={saving.isPending}
      error={saving.error ?? switching.error}
    >
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('login')}
        required
        disabled={user !== null}
        autoComplete="off"
        {...form.getInputProps('login')}
      />
      <Select
        label={t('role')}
        description={t(`roleHints.${form.values.role}` as 'roleHints.operator')}
        allowDeselect={false}
        data={roles.map((value) => ({
          value,
          label: t(`common:roles.${value}`),
        }))}
        {...form.getInputProps('role')}
      />
      <PasswordInput
        label={t('password')}
        description={user === null ? t('passwordHint') : t('passwordChange')}
        autoComplete="new-password"
        minLength={8}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        {...form.getInputProps('password')}
      />
      {user !== null && (
        <Group>
          {user.state === 'active' ? (
            <ConfirmButton
              question={t('suspendQuestion', { name: user.name })}
              confirm={() => switching.mutate('suspended')}
              color="red"
            >
              {t('suspend')}
            </ConfirmButton>
          ) : (
            <Button size="xs" variant="default" onClick={() => switching.mutate('active')}>
              {t('activate')}
            </Button>
          )}
        </Group>
      )}
    </FormModal>
  )
}
