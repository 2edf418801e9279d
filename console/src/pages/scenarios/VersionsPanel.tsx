import { Badge, Box, Button, Group, Loader, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import type { Scenario, ScenarioDiff } from '@svyaz/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Problem } from '../../components/Problem.js'
import { now } from '../../lib/clock.js'
import { instantOfLocal, localOfInstant, zoneOffset } from '../../lib/format.js'

interface VersionsPanelProps {
  scenario: Scenario
  /** Takes over what the gateway answered. */
  changed(scenario: Scenario): void
  isReadOnly: boolean
}

/** What was published, which of it calls follow, what differs, and the way back. */
export function VersionsPanel({ scenario, changed, isReadOnly }: VersionsPanelProps) {
  const { t } = useTranslation('scenarios')
  const { zone } = useSession()
  const [compared, setCompared] = useState<number | null>(null)
  const [later, setLater] = useState<number | null>(null)
  const [at, setAt] = useState('')
  const versions = useQuery({
    queryKey: ['scenario-versions', scenario.id, scenario.lastVersion],
    queryFn: async () => (await svyaz.scenarios.versions(scenario.id, { limit: 50 }).page()).items,
  })
  const switching = useMutation({
    mutationFn: ({ version, from }: { version: number; from?: string }) =>
      svyaz.scenarios.switchTo(scenario.id, { version, ...(from !== undefined && { from }) }),
    onSuccess: (answer) => {
      changed(answer)
      setLater(null)
    },
  })
  const cancelling = useMutation({
    mutationFn: (switchId: string) => svyaz.scenarios.cancelSwitch(scenario.id, switchId),
    onSuccess: changed,
  })
  if (versions.isLoading) return <Loader aria-label={t('common:loading')} />
  const all = versions.data ?? []
  return (
    <Stack gap="md">
      <Problem error={versions.error ?? switching.error ?? cancelling.error} />
      {scenario.switches.length > 0 && (
        <Paper className="panel" p="md">
          <Title order={2} mb="xs">
            {t('versions.ahead')}
          </Title>
          {scenario.switches.map(({ id, version, from }) => (
            <Group key={id} justify="space-between">
              <Text>
                {t('versions.aheadOne', { version })} <Instant at={from} />
              </Text>
              {!isReadOnly && (
                <Button
                  size="xs"
                  variant="default"
                  loading={cancelling.isPending}
                  onClick={() => cancelling.mutate(id)}
                >
                  {t('versions.cancel')}
                </Button>
              )}
            </Group>
          ))}
        </Paper>
      )}
      {all.length === 0 && versions.error === null && (
        <Empty icon="history" title={t('versions.empty.title')} hint={t('versions.empty.hint')} />
      )}
      {all.map(({ version, note, publishedAt, publishedBy }) => (
        <Paper key={version} className="panel" p="md">
          <Group justify="space-between" align="flex-start">
            <Box flex="1 1 200px">
              <Group gap="xs">
                <Text fw={650}>{t('versions.one', { version })}</Text>
                {scenario.liveVersion === version && <Badge color="green">{t('versions.live')}</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                <Instant at={publishedAt} /> · {publishedBy}
              </Text>
              {note !== null && <Text size="sm">{note}</Text>}
            </Box>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                aria-expanded={compared === version}
                onClick={() => setCompared(compared === version ? null : version)}
              >
                {t('versions.compare')}
              </Button>
              {!isReadOnly && scenario.liveVersion !== version && (
                <>
                  <Button
                    size="xs"
                    variant="light"
                    leftSection={<Icon name="undo" size={14} />}
                    loading={switching.isPending}
                    onClick={() => switching.mutate({ version })}
                  >
                    {t('versions.switchNow')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<Icon name="clock" size={14} />}
                    aria-expanded={later === version}
                    onClick={() => {
                      setLater(later === version ? null : version)
                      setAt(localOfInstant(now() + 24 * 3_600_000, zone))
                    }}
                  >
                    {t('versions.switchLater')}
                  </Button>
                </>
              )}
            </Group>
          </Group>
          {later === version && (
            <Group align="flex-end" mt="sm">
              <TextInput
                type="datetime-local"
                label={t('publish.from', { zone: zoneOffset(zone, now()) })}
                value={at}
                onChange={(event) => setAt(event.currentTarget.value)}
              />
              <Button
                disabled={at === ''}
                loading={switching.isPending}
                onClick={() => switching.mutate({ version, from: instantOfLocal(at, zone) })}
              >
                {t('versions.schedule')}
              </Button>
            </Group>
          )}
          {compared === version && (
            <Diff
              scenarioId={scenario.id}
              from={version}
              versions={all.map((one) => one.version)}
              updatedAt={scenario.updatedAt}
            />
          )}
        </Paper>
      ))}
    </Stack>
  )
}

function Diff({
  scenarioId,
  from,
  versions,
  updatedAt,
}: {
  scenarioId: string
  from: number
  versions: readonly number[]
  updatedAt: string
}) {
  const { t } = useTranslation('scenarios')
  const [to, setTo] = useState('draft')
  const diff = useQuery({
    queryKey: ['scenario-diff', scenarioId, from, to, updatedAt],
    queryFn: () => svyaz.scenarios.diff(scenarioId, { from, ...(to !== 'draft' && { to: Number(to) }) }),
  })
  return (
    <Stack gap="xs" mt="md">
      <Select
        size="xs"
        w={220}
        label={t('diff.with')}
        allowDeselect={false}
        value={to}
        data={[
          { value: 'draft', label: t('diff.draft') },
          ...versions
            .filter((one) => one !== from)
            .map((one) => ({ value: String(one), label: t('versions.one', { version: one }) })),
        ]}
        onChange={(value) => setTo(value ?? 'draft')}
      />
      <Problem error={diff.error} />
      {diff.data !== undefined && <Differences diff={diff.data} />}
    </Stack>
  )
}

function Differences({ diff }: { diff: ScenarioDiff }) {
  const { t } = useTranslation('scenarios')
  const { start, overflow, added, removed, changed } = diff
  const isSame = start === null && overflow === null && added.length + removed.length + changed.length === 0
  if (isSame) return <Text size="sm">{t('diff.same')}</Text>
  return (
    <Stack gap={4}>
      {start !== null && <Text size="sm">{t('diff.start', { from: start.from, to: start.to })}</Text>}
      {overflow !== null && (
        <Text size="sm">{t('diff.overflow', { from: overflow.from ?? '—', to: overflow.to ?? '—' })}</Text>
      )}
      {added.map((name) => (
        <Text key={name} size="sm">
          <Badge color="green" me={6}>
            {t('diff.added')}
          </Badge>
          {name}
        </Text>
      ))}
      {removed.map((name) => (
        <Text key={name} size="sm">
          <Badge color="red" me={6}>
            {t('diff.removed')}
          </Badge>
          {name}
        </Text>
      ))}
      {changed.map(({ step, places }) => (
        <Box key={step}>
          <Text size="sm">
            <Badge color="orange" me={6}>
              {t('diff.changed')}
            </Badge>
            {step}
          </Text>
          {places.map(({ place, from, to }) => (
            <Text key={place} size="sm" ps="md" style={{ overflowWrap: 'anywhere' }}>
              <Text span c="dimmed">
                {place}:{' '}
              </Text>
              {from !== undefined && <del>{shown(from)}</del>} {to !== undefined && <ins>{shown(to)}</ins>}
            </Text>
          ))}
        </Box>
      ))}
    </Stack>
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
