import { Badge, Button, Center, Group, Loader, Modal, Paper, Radio, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { type Starter, starterDocument, starters } from './starters.js'

/** What may happen to calls: every scenario of the company. */
export function ScenariosPage() {
  const { t } = useTranslation('scenarios')
  const session = useSession()
  const [isCreating, { open, close }] = useDisclosure(false)
  const scenarios = useQuery({
    queryKey: ['scenarios'],
    queryFn: async () => (await svyaz.scenarios.list({ limit: 200 }).page()).items,
  })
  const mayCreate = session.may('company:admin')
  const create = mayCreate ? (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {t('list.create')}
    </Button>
  ) : undefined
  return (
    <Page title={t('list.title')} lead={t('list.lead')} action={create}>
      <Problem error={scenarios.error} retry={() => void scenarios.refetch()} />
      {scenarios.isLoading && (
        <Center>
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
      {scenarios.data?.length === 0 && (
        <Empty icon="flow" title={t('list.empty.title')} hint={t('list.empty.hint')} action={create} />
      )}
      {scenarios.data !== undefined && scenarios.data.length > 0 && (
        <Paper className="panel">
          <Table.ScrollContainer minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('list.name')}</Table.Th>
                  <Table.Th>{t('list.state')}</Table.Th>
                  <Table.Th>{t('list.changed')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {scenarios.data.map(({ id, name, lastVersion, updatedAt }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Text component={Link} to={`/scenarios/${id}`} fw={650} c="var(--mantine-color-anchor)">
                        {name}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {lastVersion === 0 ? (
                        <Badge color="gray">{t('list.draft')}</Badge>
                      ) : (
                        <Badge color="green">{t('list.published', { version: lastVersion })}</Badge>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Instant at={updatedAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      <Modal
        opened={isCreating}
        onClose={close}
        title={t('create.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <NewScenario />
      </Modal>
    </Page>
  )
}

function NewScenario() {
  const { t } = useTranslation('scenarios')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [starter, setStarter] = useState<Starter>('office')
  const creating = useMutation({
    mutationFn: () =>
      svyaz.scenarios.create({
        name: name.trim(),
        document: starterDocument(starter, (key) => t(key as 'blank.play')),
      }),
    onSuccess: async (scenario) => {
      await queries.invalidateQueries({ queryKey: ['scenarios'] })
      void navigate(`/scenarios/${scenario.id}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') creating.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('create.name')}
          placeholder={t('create.example')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label={t('create.from')} value={starter} onChange={(value) => setStarter(value)}>
          <Stack gap="sm" mt="xs">
            {starters.map((one) => (
              <Radio key={one} value={one} label={t(`starters.${one}.name`)} description={t(`starters.${one}.hint`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Problem error={creating.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={creating.isPending} disabled={name.trim() === ''}>
            {t('common:create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
