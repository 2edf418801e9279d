import {
  Badge,
  Button,
  Center,
  Grid,
  Group,
  Loader,
  Modal,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { Scenario } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker, useParams, useSearchParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Icon } from '../../components/Icon.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { Findings } from './Findings.js'
import { PublishDialog } from './PublishDialog.js'
import type { Walk } from './ScenarioGraph.js'
import { SimulatorPanel } from './SimulatorPanel.js'
import { newStep, NewStepMenu, StepList, StepPanel } from './StepPanel.js'
import { useEditor, useFindings } from './use-editor.js'
import { VersionsPanel } from './VersionsPanel.js'

const ScenarioGraph = lazy(async () => ({ default: (await import('./ScenarioGraph.js')).ScenarioGraph }))
const TextEditor = lazy(async () => ({ default: (await import('./TextEditor.js')).TextEditor }))

/** A scenario by its id in the address. */
export function ScenarioPage() {
  const { t } = useTranslation('scenarios')
  const { scenarioId = '' } = useParams()
  const scenario = useQuery({
    queryKey: ['scenario', scenarioId],
    staleTime: Infinity,
    queryFn: () => svyaz.scenarios.get(scenarioId),
  })
  if (scenario.data !== undefined) return <Editor key={scenario.data.id} scenario={scenario.data} />
  return (
    <Page title={t('list.title')}>
      <Problem error={scenario.error} retry={() => void scenario.refetch()} />
      {scenario.isLoading && (
        <Center>
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
    </Page>
  )
}

type View = 'graph' | 'text' | 'versions'

function Editor({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation('scenarios')
  const session = useSession()
  const queries = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const view = (search.get('view') ?? 'graph') as View
  const isTrying = search.get('try') === '1'
  const { doc, change, undo, canUndo, isChanged, saved } = useEditor(scenario)
  const findings = useFindings(doc).data ?? scenario.findings
  const [selected, setSelected] = useState<string | null>(null)
  const [walk, setWalk] = useState<Walk | null>(null)
  const [isPublishing, publishDialog] = useDisclosure(false)
  const isReadOnly = !session.may('company:admin')
  const errors = findings.filter(({ level }) => level === 'error').length

  const set = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        if (value === null) before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  const select = useCallback(
    (step: string | null) => {
      setSelected(step)
      // The panel beside the graph shows what was chosen.
      if (step !== null) setSearch((before) => (before.delete('try'), before), { replace: true })
    },
    [setSearch],
  )
  const keep = (answer: Scenario) => {
    queries.setQueryData(['scenario', scenario.id], answer)
    void queries.invalidateQueries({ queryKey: ['scenarios'] })
  }

  const saving = useMutation({
    mutationFn: () => svyaz.scenarios.update(scenario.id, { document: doc }),
    onSuccess: (answer) => {
      saved(doc)
      keep(answer)
    },
  })
  const publishing = useMutation({
    mutationFn: async (request: { note?: string; from?: string }) => {
      if (isChanged) {
        await svyaz.scenarios.update(scenario.id, { document: doc })
        saved(doc)
      }
      return svyaz.scenarios.publish(scenario.id, request)
    },
    onSuccess: (answer, { from }) => {
      keep(answer)
      publishDialog.close()
      notifications.show({
        color: 'green',
        closeButtonProps: { 'aria-label': t('common:close') },
        message: t(from === undefined ? 'publish.done' : 'publish.doneLater', { version: answer.lastVersion }),
      })
    },
  })
  useHotkeys([
    [
      'mod+S',
      () => {
        if (isChanged && !isReadOnly) saving.mutate()
      },
    ],
    ['mod+Z', undo],
  ])

  const add = (verb: string) => {
    const fresh = newStep(doc, verb, (key) => t(key as 'blank.play'))
    change(fresh.doc)
    select(fresh.name)
  }
  const side = isTrying ? (
    <SimulatorPanel doc={doc} setWalk={setWalk} />
  ) : selected !== null && doc.steps[selected] !== undefined ? (
    <StepPanel doc={doc} name={selected} findings={findings} select={select} change={change} isReadOnly={isReadOnly} />
  ) : (
    <StepList doc={doc} findings={findings} select={select} />
  )
  return (
    <Page
      title={scenario.name}
      width={1700}
      lead={<Status scenario={scenario} isChanged={isChanged} />}
      action={
        isReadOnly ? undefined : (
          <Group gap="xs">
            <Rename scenario={scenario} keep={keep} />
            <Button variant="default" leftSection={<Icon name="undo" />} disabled={!canUndo} onClick={undo}>
              {t('editor.undo')}
            </Button>
            <Button variant="default" loading={saving.isPending} disabled={!isChanged} onClick={() => saving.mutate()}>
              {t('editor.save')}
            </Button>
            <Button leftSection={<Icon name="upload" />} onClick={publishDialog.open}>
              {t('editor.publish')}
            </Button>
          </Group>
        )
      }
    >
      <Problem error={saving.error} />
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('editor.view')}
          value={view}
          onChange={(value) => set('view', value === 'graph' ? null : value)}
          data={(['graph', 'text', 'versions'] as const).map((value) => ({ value, label: t(`views.${value}`) }))}
        />
        {view !== 'versions' && (
          <Group gap="xs">
            {!isReadOnly && view === 'graph' && (
              <NewStepMenu label={t('editor.addStep')} text={t('editor.addStep')} choose={add} />
            )}
            <Button
              variant={isTrying ? 'filled' : 'light'}
              leftSection={<Icon name="play" size={16} />}
              aria-pressed={isTrying}
              onClick={() => set('try', isTrying ? null : '1')}
            >
              {t('editor.try')}
            </Button>
          </Group>
        )}
      </Group>
      {view === 'versions' ? (
        <VersionsPanel scenario={scenario} changed={keep} isReadOnly={isReadOnly} />
      ) : (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
            <Stack gap="md">
              <Suspense fallback={<Loader aria-label={t('common:loading')} />}>
                {view === 'graph' ? (
                  <ScenarioGraph
                    doc={doc}
                    findings={findings}
                    selected={isTrying ? null : selected}
                    select={select}
                    walk={isTrying ? walk : null}
                    {...(!isReadOnly && { change })}
                  />
                ) : (
                  <TextEditor doc={doc} change={change} isReadOnly={isReadOnly} />
                )}
              </Suspense>
              <Findings findings={findings} select={select} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
            <Paper className="panel" p="md">
              {side}
            </Paper>
          </Grid.Col>
        </Grid>
      )}
      <PublishDialog
        isOpen={isPublishing}
        close={publishDialog.close}
        publish={publishing.mutate}
        isPending={publishing.isPending}
        error={publishing.error}
        errors={errors}
      />
      <LeaveGuard isChanged={isChanged} />
    </Page>
  )
}

function Status({ scenario, isChanged }: { scenario: Scenario; isChanged: boolean }) {
  const { t } = useTranslation('scenarios')
  return (
    <Group gap="xs" component="span">
      {scenario.liveVersion === null ? (
        <Badge color="gray">{t('editor.neverPublished')}</Badge>
      ) : (
        <Badge color="green">{t('editor.live', { version: scenario.liveVersion })}</Badge>
      )}
      {isChanged && <Badge color="orange">{t('editor.unsaved')}</Badge>}
    </Group>
  )
}

function Rename({ scenario, keep }: { scenario: Scenario; keep(scenario: Scenario): void }) {
  const { t } = useTranslation('scenarios')
  const [isOpen, { open, close }] = useDisclosure(false)
  const [name, setName] = useState(scenario.name)
  const renaming = useMutation({
    mutationFn: () => svyaz.scenarios.update(scenario.id, { name: name.trim() }),
    onSuccess: (answer) => {
      keep(answer)
      close()
    },
  })
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open}>
        {t('editor.rename')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('editor.rename')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') renaming.mutate()
          }}
        >
          <Stack>
            <TextInput
              label={t('create.name')}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <Problem error={renaming.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={renaming.isPending} disabled={name.trim() === ''}>
                {t('common:save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}

/** What was changed and not saved is not lost by a click. */
function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation('scenarios')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t('leave.hint')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            {t('leave.go')}
          </Button>
          <Button onClick={() => blocker.reset?.()}>{t('leave.stay')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
