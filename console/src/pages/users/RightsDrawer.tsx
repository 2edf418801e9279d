import {
  Alert,
  Button,
  Drawer,
  Group,
  List,
  MultiSelect,
  NumberInput,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import type { User, UserRights } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Icon } from '../../components/Icon.js'
import { Problem } from '../../components/Problem.js'

/** To whom a user may send and how much, and an answer to "why may he not". */
export function RightsDrawer({ user, close }: { user: User | null; close(): void }) {
  const { t } = useTranslation('users')
  const rights = useQuery({
    queryKey: ['users', user?.id, 'rights'],
    enabled: user !== null,
    queryFn: () => svyaz.users.rights(user?.id ?? ''),
  })
  return (
    <Drawer
      opened={user !== null}
      onClose={close}
      position="right"
      title={t('rights.title', { name: user?.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Problem error={rights.error} />
      {user !== null && rights.data !== undefined && (
        <Stack gap="xl">
          <RightsForm key={user.id} userId={user.id} rights={rights.data} />
          <Explain userId={user.id} />
        </Stack>
      )}
    </Drawer>
  )
}

function RightsForm({ userId, rights }: { userId: string; rights: UserRights }) {
  const { t } = useTranslation('users')
  const queries = useQueryClient()
  const [isLimited, setIsLimited] = useState(rights.allow !== null)
  const [chosen, setChosen] = useState(() => [
    ...(rights.allow?.groups ?? []).map((id) => `group:${id}`),
    ...(rights.allow?.tags ?? []).map((id) => `tag:${id}`),
  ])
  const [budget, setBudget] = useState<number | string>(rights.monthlySegments ?? '')
  const named = useQuery({
    queryKey: ['rights-targets'],
    queryFn: async () => {
      const [groups, tags] = await Promise.all([
        svyaz.groups.list({ limit: 200 }).page(),
        svyaz.tags.list({ limit: 200 }).page(),
      ])
      return [
        ...groups.items.map(({ id, name }) => ({
          value: `group:${id}`,
          label: name,
        })),
        ...tags.items.map(({ id, name }) => ({
          value: `tag:${id}`,
          label: name,
        })),
      ]
    },
  })
  const idsOf = (kind: string) =>
    chosen.flatMap((one) => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []))
  const saving = useMutation({
    mutationFn: () =>
      svyaz.users.setRights(userId, {
        allow: isLimited
          ? {
              persons: rights.allow?.persons ?? [],
              groups: idsOf('group'),
              tags: idsOf('tag'),
            }
          : null,
        hours: rights.hours,
        monthlySegments: budget === '' ? null : Number(budget),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users', userId] }),
  })
  return (
    <Stack>
      <Switch
        label={t('rights.limit')}
        checked={isLimited}
        onChange={(event) => setIsLimited(event.currentTarget.checked)}
      />
      {isLimited && (
        <MultiSelect
          label={t('rights.allowed')}
          searchable
          data={named.data ?? []}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <NumberInput
        label={t('rights.budget')}
        description={t('rights.budgetHint', { used: rights.usedSegments ?? 0 })}
        min={0}
        value={budget}
        onChange={setBudget}
      />
      {rights.hours !== null && (
        <Text size="sm" c="dimmed">
          {t('rights.hours', {
            work: rights.hours.workingDays.map(({ from, until }) => `${from}–${until}`).join(', ') || '—',
            off: rights.hours.daysOff.map(({ from, until }) => `${from}–${until}`).join(', ') || '—',
          })}
        </Text>
      )}
      <Problem error={saving.error} />
      <Group justify="flex-end">
        <Button
          onClick={() => saving.mutate()}
          loading={saving.isPending}
          leftSection={saving.isSuccess && <Icon name="check" />}
        >
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  )
}

function Explain({ userId }: { userId: string }) {
  const { t } = useTranslation('users')
  const [to, setTo] = useState('')
  const explaining = useMutation({
    mutationFn: () => svyaz.users.explainRights(userId, to),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    explaining.mutate()
  }
  return (
    <Stack>
      <Title order={3}>{t('explain.title')}</Title>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            label={t('explain.to')}
            placeholder="+7 900 000-00-01, #авария"
            required
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={explaining.isPending}>
            {t('explain.ask')}
          </Button>
        </Group>
      </form>
      <Problem error={explaining.error} />
      {explaining.data !== undefined && (
        <Alert
          color={explaining.data.allowed ? 'green' : 'red'}
          variant="light"
          title={explaining.data.allowed ? t('explain.yes') : t('explain.no')}
          role="status"
        >
          <List size="sm" spacing={4}>
            {explaining.data.checks.map(({ check, allowed, reason }) => (
              <List.Item key={check}>
                {allowed ? '✓' : '✗'} {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  )
}
