import { Badge, Button, Drawer, Group as Row, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import type { Tag } from '@svyaz/sdk'
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

/** Topics that people subscribe to, also those of other companies; and labels of messages. */
export function TagsPage() {
  const { t } = useTranslation('tags')
  const session = useSession()
  const mayEdit = session.may('company:admin')
  const [isNew, setIsNew] = useState(false)
  const [opened, setOpened] = useState<Tag | null>(null)
  const tags = usePages(['tags'], (cursor) => svyaz.tags.list({ ...cursor, limit: 50 }))
  const isOwn = ({ companyId }: Tag) => companyId === session.company?.id
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        mayEdit && (
          <Button leftSection={<Icon name="plus" />} onClick={() => setIsNew(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('title')}
        items={tags.data === undefined ? undefined : tags.items}
        error={tags.error}
        keyOf={({ id }) => id}
        open={setOpened}
        more={moreOf(tags)}
        empty={<Empty icon="tag" title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          { title: t('name'), cell: ({ name }) => name },
          {
            title: t('subscribers'),
            cell: ({ id }) => <Size tagId={id} />,
            align: 'end',
          },
          {
            title: t('owner'),
            cell: (tag) => (isOwn(tag) ? t('own') : t('foreign')),
            isExtra: true,
          },
          {
            title: t('joining'),
            cell: ({ joinBySms, offered }) => (
              <Row gap={4}>
                {joinBySms && <Badge>{t('bySms')}</Badge>}
                {offered && <Badge color="grape">{t('offered')}</Badge>}
              </Row>
            ),
            isExtra: true,
          },
        ]}
      />
      {isNew && <NewTag close={() => setIsNew(false)} />}
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        title={opened?.name}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {opened !== null && (
          <TagPeople tag={opened} mayEdit={mayEdit} isOwn={isOwn(opened)} close={() => setOpened(null)} />
        )}
      </Drawer>
    </Page>
  )
}

function useExpanded(tagId: string) {
  return useQuery({
    queryKey: ['tags', tagId, 'people'],
    queryFn: () => svyaz.tags.expand(tagId, { limit: 200 }),
  })
}

function Size({ tagId }: { tagId: string }) {
  const { data } = useExpanded(tagId)
  const total =
    data === undefined ? '…' : data.total + data.companies.reduce((sum, { subscribers }) => sum + subscribers, 0)
  return <span className="numbers">{total}</span>
}

function NewTag({ close }: { close(): void }) {
  const { t } = useTranslation('tags')
  const queries = useQueryClient()
  const [name, setName] = useState('#')
  const [joinBySms, setJoinBySms] = useState(true)
  const [offered, setOffered] = useState(false)
  const saving = useMutation({
    mutationFn: () => svyaz.tags.create({ name, joinBySms, offered }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tags'] })
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
      isReady={name.length > 1}
    >
      <TextInput
        label={t('name')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label={t('bySmsSwitch')}
        checked={joinBySms}
        onChange={(event) => setJoinBySms(event.currentTarget.checked)}
      />
      <Switch
        label={t('offeredSwitch')}
        checked={offered}
        onChange={(event) => setOffered(event.currentTarget.checked)}
      />
    </FormModal>
  )
}

interface TagPeopleProps {
  tag: Tag
  isOwn: boolean
  mayEdit: boolean
  close(): void
}

function TagPeople({ tag, isOwn, mayEdit, close }: TagPeopleProps) {
  const { t } = useTranslation('tags')
  const queries = useQueryClient()
  const people = useExpanded(tag.id)
  const refresh = () => queries.invalidateQueries({ queryKey: ['tags', tag.id] })
  const adding = useMutation({
    mutationFn: (id: string) => svyaz.tags.subscribe(tag.id, { persons: [id] }),
    onSuccess: refresh,
  })
  const removing = useMutation({
    mutationFn: (id: string) => svyaz.tags.unsubscribe(tag.id, { persons: [id] }),
    onSuccess: refresh,
  })
  const deleting = useMutation({
    mutationFn: () => svyaz.tags.delete(tag.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tags'] })
      close()
    },
  })
  return (
    <Stack>
      {mayEdit && <PersonPicker label={t('addPerson')} pick={(id) => adding.mutate(id)} />}
      <Problem error={people.error ?? adding.error ?? removing.error ?? deleting.error} />
      {people.data?.people.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nobody')}
        </Text>
      )}
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
          {mayEdit && (
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
      {isOwn && mayEdit && <Accesses tagId={tag.id} />}
      {isOwn && mayEdit && (
        <Row>
          <ConfirmButton
            question={t('deleteQuestion', { name: tag.name })}
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

/** Other companies that may subscribe their people, and those that ask to. */
function Accesses({ tagId }: { tagId: string }) {
  const { t } = useTranslation('tags')
  const queries = useQueryClient()
  const accesses = useQuery({
    queryKey: ['tags', tagId, 'accesses'],
    queryFn: () => svyaz.tags.accesses(tagId),
  })
  const deciding = useMutation({
    mutationFn: ({ guestId, state }: { guestId: string; state: 'approved' | 'refused' }) =>
      svyaz.tags.decideAccess(tagId, guestId, { state }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tags', tagId] }),
  })
  if (accesses.data === undefined || accesses.data.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={3}>{t('companies')}</Title>
      <Problem error={deciding.error} />
      {accesses.data.map(({ companyId: guestId, name: guestName, state }) => (
        <Row key={guestId} justify="space-between">
          <Text size="sm">{guestName}</Text>
          <Row gap={6}>
            <Badge color={state === 'approved' ? 'green' : state === 'requested' ? 'orange' : 'gray'}>
              {t(`access.${state}` as 'access.approved')}
            </Badge>
            {state !== 'approved' && (
              <Button size="compact-xs" onClick={() => deciding.mutate({ guestId, state: 'approved' })}>
                {t('approve')}
              </Button>
            )}
            {state !== 'refused' && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => deciding.mutate({ guestId, state: 'refused' })}
              >
                {t('refuse')}
              </Button>
            )}
          </Row>
        </Row>
      ))}
    </Stack>
  )
}
