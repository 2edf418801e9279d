import {
  Anchor,
  Badge,
  Box,
  Button,
  Center,
  Grid,
  Group,
  Loader,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core'
import type { CallDetails } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone, formatTime } from '../../lib/format.js'
import { useExitText } from '../scenarios/exit-text.js'
import { verbForms } from '../scenarios/verbs.js'
import { lengthOf, OutcomeBadge } from './outcome.js'

/** One call: its way through the scenario, whom it rang, what was recorded and what is charged. */
export function CallPage() {
  const { t } = useTranslation('calls')
  const { callId = '' } = useParams()
  const session = useSession()
  const queries = useQueryClient()
  const call = useQuery({ queryKey: ['calls', callId], queryFn: () => svyaz.calls.get(callId) })
  const hangingUp = useMutation({
    mutationFn: () => svyaz.calls.hangUp(callId),
    onSettled: () => queries.invalidateQueries({ queryKey: ['calls'] }),
  })
  const { data } = call
  const mayEnd = data?.state === 'in_progress' && session.may('company:admin')
  return (
    <Page
      title={
        data === undefined
          ? t('one.title')
          : t('one.of', { caller: data.caller === null ? t('hidden') : formatPhone(data.caller) })
      }
      lead={
        <Anchor component={Link} to="/calls">
          {t('one.all')}
        </Anchor>
      }
      action={
        mayEnd ? (
          <Button
            color="red"
            leftSection={<Icon name="hangup" />}
            loading={hangingUp.isPending}
            onClick={() => hangingUp.mutate()}
          >
            {t('live.hangUp')}
          </Button>
        ) : undefined
      }
    >
      <Problem error={call.error ?? hangingUp.error} retry={() => void call.refetch()} />
      {call.isLoading && (
        <Center>
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
      {data !== undefined && (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <Facts call={data} />
              <Recordings call={data} />
              <Legs call={data} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <Way call={data} />
              <Usage call={data} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  )
}

interface PartProps {
  call: CallDetails
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper className="panel" p="lg" component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2}>{title}</Title>
        {children}
      </Stack>
    </Paper>
  )
}

function Facts({ call }: PartProps) {
  const { t } = useTranslation('calls')
  return (
    <Panel title={t('facts.title')}>
      <Group gap="xs">
        <OutcomeBadge call={call} />
        {call.reason !== null && (
          <Text size="sm" c="dimmed">
            {t(`reasons.${call.reason}` as 'reasons.scenario')}
          </Text>
        )}
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md">
        <Fact name={t('list.number')}>{formatPhone(call.number)}</Fact>
        <Fact name={t('list.when')}>
          <Instant at={call.startedAt} />
        </Fact>
        <Fact name={t('list.length')}>{lengthOf(call.startedAt, call.endedAt)}</Fact>
        <Fact name={t('facts.answered')}>
          {call.answeredAt === null ? t('facts.never') : lengthOf(call.startedAt, call.answeredAt)}
        </Fact>
        <Fact name={t('facts.scenario')}>
          <Anchor component={Link} to={`/scenarios/${call.scenarioId}`}>
            {t('facts.version', { version: call.scenarioVersion })}
          </Anchor>
        </Fact>
        <Fact name={t('facts.carrier')}>{call.carrier}</Fact>
      </SimpleGrid>
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="div" className="numbers">
        {children}
      </Text>
    </Box>
  )
}

function Recordings({ call }: PartProps) {
  const { t } = useTranslation('calls')
  if (call.recordings.length === 0) return null
  return (
    <Panel title={t('recordings.title')}>
      {call.recordings.map(({ id, kind, startedAt, durationMs }) => {
        const address = `/v1/calls/${call.id}/recordings/${id}/file`
        return (
          <Stack key={id} gap={6}>
            <Group gap="xs">
              <Icon name={kind === 'message' ? 'voicemail' : 'record'} />
              <Text fw={600}>{t(`recordings.${kind}` as 'recordings.message')}</Text>
              <Text size="sm" c="dimmed">
                <Instant at={startedAt} /> · {secondsText(durationMs)}
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <audio
                controls
                preload="none"
                src={address}
                aria-label={t('recordings.player')}
                style={{ flex: 1, minWidth: 0, width: '100%' }}
              />
              <Button
                component="a"
                href={address}
                download={`${call.id}-${id}.wav`}
                variant="default"
                px="sm"
                aria-label={t('recordings.download')}
              >
                <Icon name="download" />
              </Button>
            </Group>
          </Stack>
        )
      })}
    </Panel>
  )
}

function secondsText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function Legs({ call }: PartProps) {
  const { t } = useTranslation('calls')
  if (call.legs.length === 0) return null
  return (
    <Panel title={t('legs.title')}>
      <Table.ScrollContainer minWidth={420} tabIndex={0}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('legs.target')}</Table.Th>
              <Table.Th>{t('legs.step')}</Table.Th>
              <Table.Th ta="end">{t('legs.rang')}</Table.Th>
              <Table.Th ta="end">{t('legs.talked')}</Table.Th>
              <Table.Th>{t('legs.end')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {call.legs.map(({ leg, target, step, startedAt, answeredAt, connectedAt, endedAt, end }) => (
              <Table.Tr key={leg}>
                <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
                  {formatPhone(target)}
                </Table.Td>
                <Table.Td>{step}</Table.Td>
                <Table.Td ta="end" className="numbers">
                  {lengthOf(startedAt, answeredAt ?? endedAt)}
                </Table.Td>
                <Table.Td ta="end" className="numbers">
                  {connectedAt === null ? '—' : lengthOf(connectedAt, endedAt)}
                </Table.Td>
                <Table.Td>{end === null ? t('ends.none') : t(`ends.${end}` as 'ends.busy')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  )
}

/** The steps that it went through. */
function Way({ call }: PartProps) {
  const { t } = useTranslation('calls')
  const { zone } = useSession()
  const exitText = useExitText()
  return (
    <Panel title={t('way.title')}>
      {call.way.length === 0 && <Text c="dimmed">{t('way.none')}</Text>}
      <Box component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {call.way.map(({ step, verb, at, exit }, index) => {
          const form = verbForms[verb]
          return (
            <Box component="li" key={index} style={{ display: 'flex', gap: 12 }}>
              <Stack gap={0} align="center">
                <ThemeIcon variant="light" color={form?.colour ?? 'gray'} size={32} radius="xl">
                  <Icon name={form?.icon ?? 'info'} size={16} />
                </ThemeIcon>
                {index < call.way.length - 1 && <Box flex={1} w={2} mih={14} bg="var(--svyaz-line)" />}
              </Stack>
              <Box pb="sm" flex={1}>
                <Group justify="space-between" gap="xs" wrap="nowrap">
                  <Text fw={600}>{step}</Text>
                  <Text size="xs" c="dimmed" className="numbers">
                    {formatTime(at, zone)}
                  </Text>
                </Group>
                <Text size="sm" c="dimmed">
                  {t(`scenarios:verbs.${verb}.name`)}
                  {exit !== null && ` → ${exitText(verb, exit)}`}
                </Text>
              </Box>
            </Box>
          )
        })}
      </Box>
    </Panel>
  )
}

function Usage({ call }: PartProps) {
  const { t } = useTranslation('calls')
  if (call.usage.length === 0) return null
  return (
    <Panel title={t('usage.title')}>
      {call.usage.map(({ kind, seconds, target, accepted }, index) => (
        <Group key={index} justify="space-between" gap="xs">
          <Text size="sm">
            {t(`usage.${kind}` as 'usage.ivr')}
            {target !== null && (
              <Text span className="numbers">
                {' '}
                {formatPhone(target)}
              </Text>
            )}
            {accepted === false && (
              <Badge color="orange" ms={6}>
                {t('usage.notAccepted')}
              </Badge>
            )}
          </Text>
          <Text size="sm" className="numbers">
            {t('usage.seconds', { count: seconds })}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}
