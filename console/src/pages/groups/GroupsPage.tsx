import { Badge, Button, Drawer, Group as Row, Stack, Switch, Text, TextInput } from '@mantine/core'
import type { Group } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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
import { Page } from '../../components/Page.js'
import { PersonPicker } from '../../components/PersonPicker.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'

/** Groups by hand and groups by rule; the people in each are shown as they would be written to now. */
export function GroupsPage() {
  const { t } = useTranslation('groups')
  const mayEdit = useSession().may('company:admin')
  const [isNew, setIsNew] = useState(false)
  const [opened, setOpened] = useState<Group | null>(null)
  const groups = usePages(['groups'], (cursor) => svyaz.groups.list({ ...cursor, limit: 50 }))
  const add = (
    <Button leftSection={<Icon name="plus" />} onClick={() => setIsNew(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} action={mayEdit && add}>
      <DataTable
        label={t('title')}
        items={groups.data === undefined ? undefined : groups.items}
        error={groups.error}
        keyOf={({ id }) => id}
        open={setOpened}
        more={moreOf(groups)}
        empty={<Empty icon="group" title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          { title: t('name'), cell: ({ name }) => name },
          {
            title: t('members'),
            cell: ({ id }) => <Size groupId={id} />,
            align: 'end',
          },
          {
            title: t('kind'),
            cell: ({ rule }) =>
              rule === null ? <Badge color="gray">{t('byHand')}</Badge> : <Badge>{t('byRule')}</Badge>,
          },
          {
            title: t('rule'),
            cell: ({ rule }) => <Text size="sm">{rule ?? '—'}</Text>,
            isExtra: true,
          },
        ]}
      />
      {isNew && <NewGroup close={() => setIsNew(false)} />}
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        title={opened?.name}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {opened !== null && <GroupPeople group={opened} mayEdit={mayEdit} close={() => setOpened(null)} />}
      </Drawer>
    </Page>
  )
}

function useExpanded(groupId: string) {
  return useQuery({
    queryKey: ['groups', groupId, 'people'],
    queryFn: () => svyaz.groups.expand(groupId, { limit: 200 }),
  })
}

function Size({ groupId }: { groupId: string }) {
  const { data } = useExpanded(groupId)
  return <span className="numbers">{data?.total ?? '…'}</span>
}

function NewGroup({ close }: { close(): void }) {
  const { t } = useTranslation('groups')
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [byRule, setByRule] = useState(false)
  const [rule, setRule] = useState('')
  const saving = useMutation({
    mutationFn: () => svyaz.groups.create({ name, ...(byRule && { rule }) }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['groups'] })
      void queries.invalidateQueries({ queryKey: ['addressees'] })
      close()
    },
  })
  return (
    <FormModal
      title={t('new')}
      isOpen
      close={close}
      submit={() => saving.mutate()}
      isPending={saving.isPending}
      error={saving.error}
      action={t('common:create')}
      isReady={name.trim() !== '' && (!byRule || rule.trim() !== '')}
    >
      <TextInput
        label={t('name')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch label={t('byRuleSwitch')} checked={byRule} onChange={(event) => setByRule(event.currentTarget.checked)} />
      {byRule && (
        <TextInput
          label={t('rule')}
          description={t('ruleHint')}
          placeholder={t('ruleExample')}
          value={rule}
          onChange={(event) => setRule(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}

function GroupPeople({ group, mayEdit, close }: { group: Group; mayEdit: boolean; close(): void }) {
  const { t } = useTranslation('groups')
  const queries = useQueryClient()
  const people = useExpanded(group.id)
  const isByHand = group.rule === null
  const refresh = () => queries.invalidateQueries({ queryKey: ['groups', group.id] })
  const adding = useMutation({
    mutationFn: (id: string) => svyaz.groups.addMembers(group.id, { persons: [id] }),
    onSuccess: refresh,
  })
  const removing = useMutation({
    mutationFn: (id: string) => svyaz.groups.removeMembers(group.id, { persons: [id] }),
    onSuccess: refresh,
  })
  const deleting = useMutation({
    mutationFn: () => svyaz.groups.delete(group.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['groups'] })
      close()
    },
  })
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {isByHand
          ? t('now', { count: people.data?.total ?? 0 })
          : t('ruleNow', { rule: group.rule, total: people.data?.total ?? 0 })}
      </Text>
      {isByHand && mayEdit && <PersonPicker label={t('addPerson')} pick={(id) => adding.mutate(id)} />}
      <Problem error={people.error ?? adding.error ?? removing.error ?? deleting.error} />
      {people.data?.people.map(({ personId, name, number, problem }) => (
        <Row key={personId} justify="space-between" wrap="nowrap">
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {name}
            </Text>
            <Text size="xs" c={problem === null ? 'dimmed' : 'red'} className="numbers">
              {problem === null ? formatPhone(number ?? '') : t(`problems.${problem}` as 'problems.no_number')}
            </Text>
          </Stack>
          {isByHand && mayEdit && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              c="dimmed"
              onClick={() => removing.mutate(personId)}
            >
              {t('common:remove', { name: '' })}
            </Button>
          )}
        </Row>
      ))}
      {mayEdit && (
        <Row>
          <ConfirmButton
            question={t('deleteQuestion', { name: group.name })}
            confirm={() => deleting.mutate()}
            color="red"
          >
            {t('common:delete')}
          </ConfirmButton>
        </Row>
      )}
    </Stack>
  )
}
