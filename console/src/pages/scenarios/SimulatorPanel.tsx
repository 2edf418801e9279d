import {
  ActionIcon,
  Alert,
  Badge,
  Box,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { PhoneHabit, ScenarioSimulation, SimulateScenarioRequest } from '@svyaz/sdk'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Icon, type IconName } from '../../components/Icon.js'
import { Problem } from '../../components/Problem.js'
import { now } from '../../lib/clock.js'
import { formatPhone, instantOfLocal, localOfInstant, zoneOffset } from '../../lib/format.js'
import type { ScenarioDoc } from './document.js'
import { useExitText } from './exit-text.js'
import type { Walk } from './ScenarioGraph.js'
import { tones } from './tones.js'
import { menuKeys, ringTargets, verbForms } from './verbs.js'

type Way = NonNullable<ScenarioSimulation['simulation']>
type Entry = Way['trace'][number]
type Does = PhoneHabit['does']

interface SimulatorPanelProps {
  doc: ScenarioDoc
  setWalk(walk: Walk | null): void
}

const does: readonly Does[] = ['answer', 'busy', 'no_answer', 'reject', 'off']

/** A call that is only thought: who calls, when, what he presses, who answers; and what comes of it, step by step. */
export function SimulatorPanel({ doc, setWalk }: SimulatorPanelProps) {
  const { t } = useTranslation('scenarios')
  const { zone } = useSession()
  const [caller, setCaller] = useState('+79161234567')
  const [isHidden, setHidden] = useState(false)
  const [at, setAt] = useState(() => localOfInstant(now(), zone))
  const [keys, setKeys] = useState<readonly string[]>([])
  const [messageSeconds, setMessageSeconds] = useState(10)
  const [phones, setPhones] = useState<Readonly<Record<string, Does>>>({})
  const targets = useMemo(() => ringTargets(doc.steps), [doc])
  const request: SimulateScenarioRequest = {
    document: doc,
    call: {
      caller: isHidden ? null : caller,
      ...(at !== '' && { at: instantOfLocal(at, zone) }),
      keys: [...keys],
      messageSeconds,
      phones: Object.fromEntries(
        targets.flatMap((target) => (phones[target] === undefined ? [] : [[target, { does: phones[target] }]])),
      ),
    },
  }
  const simulation = useSimulation(request)
  const way = simulation.data?.simulation ?? null
  return (
    <Stack gap="md" component="section" aria-label={t('try.title')}>
      <div>
        <Title order={2}>{t('try.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('try.lead')}
        </Text>
      </div>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex="1 1 160px"
          label={t('try.caller')}
          inputMode="tel"
          value={caller}
          disabled={isHidden}
          onChange={(event) => setCaller(event.currentTarget.value)}
        />
        <Switch
          label={t('try.hidden')}
          mb={8}
          checked={isHidden}
          onChange={(event) => setHidden(event.currentTarget.checked)}
        />
      </Group>
      <TextInput
        type="datetime-local"
        label={t('try.at', { zone: zoneOffset(zone, now()) })}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <KeysField keys={keys} setKeys={setKeys} />
      {targets.length > 0 && (
        <Stack gap={6} role="group" aria-label={t('try.phones')}>
          <Text size="sm" fw={500}>
            {t('try.phones')}
          </Text>
          {targets.map((target) => (
            <Group key={target} gap="xs" wrap="nowrap" justify="space-between">
              <Text size="sm" className="numbers">
                {formatPhone(target)}
              </Text>
              <Select
                size="xs"
                w={170}
                aria-label={t('try.phoneDoes', { number: formatPhone(target) })}
                allowDeselect={false}
                value={phones[target] ?? 'answer'}
                data={does.map((value) => ({ value, label: t(`does.${value}` as 'does.answer') }))}
                onChange={(value) => setPhones((before) => ({ ...before, [target]: value ?? 'answer' }))}
              />
            </Group>
          ))}
        </Stack>
      )}
      <NumberInput
        size="xs"
        label={t('try.messageSeconds')}
        min={0}
        max={600}
        value={messageSeconds}
        onChange={(value) => setMessageSeconds(typeof value === 'number' ? value : 0)}
      />
      <Problem error={simulation.error} />
      {simulation.data !== undefined && way === null && (
        <Alert color="orange" variant="light">
          {t('try.hasErrors')}
        </Alert>
      )}
      {way !== null && <WayOf way={way} setWalk={setWalk} />}
    </Stack>
  )
}

/** Follows what is typed, a moment after the last key. */
function useSimulation(request: SimulateScenarioRequest) {
  const [settled] = useDebouncedValue(JSON.stringify(request), 350)
  return useQuery({
    queryKey: ['scenario-simulation', settled],
    gcTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      svyaz.scenarios.simulate(JSON.parse(settled) as SimulateScenarioRequest, undefined, { signal }),
  })
}

function KeysField({ keys, setKeys }: { keys: readonly string[]; setKeys(keys: readonly string[]): void }) {
  const { t } = useTranslation('scenarios')
  return (
    <Stack gap={6} role="group" aria-label={t('try.keys')}>
      <Text size="sm" fw={500}>
        {t('try.keys')}
      </Text>
      <Group gap={4}>
        {menuKeys.map((key) => (
          <Button
            key={key}
            size="compact-sm"
            variant="default"
            onClick={() => setKeys([...keys, key].slice(0, 50))}
            aria-label={t('try.press', { key })}
          >
            {key}
          </Button>
        ))}
        <Button size="compact-sm" variant="default" onClick={() => setKeys([...keys, ''].slice(0, 50))}>
          {t('try.silence')}
        </Button>
      </Group>
      <Group gap={4} mih={26}>
        {keys.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('try.noKeys')}
          </Text>
        ) : (
          <>
            {keys.map((key, index) => (
              <Badge key={index} color="violet" size="lg">
                {key === '' ? t('try.silence') : key}
              </Badge>
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('try.lastKey')}
              onClick={() => setKeys(keys.slice(0, -1))}
            >
              <Icon name="undo" size={16} />
            </ActionIcon>
          </>
        )}
      </Group>
    </Stack>
  )
}

const icons: Readonly<Record<string, IconName>> = {
  heard: 'talk',
  pressed: 'keypad',
  rung: 'call',
  leg_answered: 'call',
  connected: 'people',
  leg_ended: 'hangup',
  recording: 'record',
  message: 'voicemail',
  sms: 'send',
  ended: 'hangup',
}

/** What happened, moment by moment; whoever goes through it sees in the graph where the call is. */
function WayOf({ way, setWalk }: { way: Way; setWalk(walk: Walk | null): void }) {
  const { t } = useTranslation('scenarios')
  const last = way.trace.length - 1
  const [chosen, setChosen] = useState<number | null>(null)
  const position = chosen === null || chosen > last ? last : chosen
  const walk = useMemo(() => walkTo(way.trace, position, chosen !== null), [way, position, chosen])
  useEffect(() => setWalk(walk), [walk, setWalk])
  useEffect(() => () => setWalk(null), [setWalk])
  const names = useMemo(() => namesIn(way.trace), [way])
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3}>{t('try.way')}</Title>
        <Group gap={4}>
          <ActionIcon variant="default" aria-label={t('try.first')} onClick={() => setChosen(0)}>
            <Icon name="undo" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('try.back')}
            disabled={position === 0}
            onClick={() => setChosen(position - 1)}
          >
            <Icon name="left" />
          </ActionIcon>
          <ActionIcon
            variant="filled"
            aria-label={t('try.next')}
            disabled={position === last}
            onClick={() => setChosen(position + 1)}
          >
            <Icon name="right" />
          </ActionIcon>
        </Group>
      </Group>
      <Box
        component="ol"
        m={0}
        p={0}
        style={{ listStyle: 'none', maxHeight: 420, overflowY: 'auto' }}
        tabIndex={0}
        aria-label={t('try.way')}
      >
        {way.trace.map((entry, index) => (
          <EntryLine
            key={index}
            entry={entry}
            names={names}
            isCurrent={index === position}
            isAhead={index > position}
            choose={() => setChosen(index)}
          />
        ))}
      </Box>
      <Outcome way={way} />
    </Stack>
  )
}

function EntryLine({
  entry,
  names,
  isCurrent,
  isAhead,
  choose,
}: {
  entry: Entry
  names: Names
  isCurrent: boolean
  isAhead: boolean
  choose(): void
}) {
  const text = useEntryText(entry, names)
  const isStep = entry.kind === 'entered'
  const icon = isStep ? (verbForms[entry.verb ?? '']?.icon ?? 'info') : (icons[entry.kind] ?? 'right')
  return (
    <Box
      component="li"
      className="clickable"
      aria-current={isCurrent ? 'step' : undefined}
      onClick={choose}
      px={8}
      py={4}
      style={{
        display: 'flex',
        gap: 8,
        borderRadius: 8,
        alignItems: 'flex-start',
        color: isAhead ? 'var(--mantine-color-dimmed)' : undefined,
        background: isCurrent ? 'var(--mantine-color-green-light)' : undefined,
      }}
    >
      <Text size="xs" c="dimmed" w={44} pt={2} className="numbers" ta="end" style={{ flex: 'none' }}>
        {clockOf(entry.afterMs)}
      </Text>
      <Text span pt={1} lh={0} style={{ flex: 'none' }}>
        <Icon name={icon} size={16} />
      </Text>
      <Text size="sm" fw={isStep ? 650 : 400} style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </Box>
  )
}

/** What entries of a trace refer to: telephones by their leg, and verbs by their step. */
interface Names {
  targets: ReadonlyMap<number, string>
  verbs: ReadonlyMap<string, string>
}

function namesIn(trace: readonly Entry[]): Names {
  const targets = new Map<number, string>()
  const verbs = new Map<string, string>()
  for (const { kind, leg, target, step, verb } of trace) {
    if (kind === 'rung' && leg !== undefined) targets.set(leg, target ?? '')
    if (kind === 'entered' && step !== undefined) verbs.set(step, verb ?? '')
  }
  return { targets, verbs }
}

function useEntryText(entry: Entry, { targets, verbs }: Names): string {
  const { t } = useTranslation('scenarios')
  const exitText = useExitText()
  const {
    kind,
    step = '',
    exit = '',
    leg = 0,
    what = '',
    target = '',
    key = '',
    end = '',
    outcome,
    reason = '',
  } = entry
  const who = formatPhone(targets.get(leg) ?? target)
  switch (kind) {
    case 'entered':
      return step
    case 'left':
      return t('trace.left', { exit: exitText(verbs.get(step) ?? '', exit) })
    case 'heard':
      if (tones[what] !== undefined) return t('trace.heard', { what: t(`tones.${tones[what]}` as 'tones.music') })
      return leg === 0 ? t('trace.heard', { what }) : t('trace.heardBy', { who, what })
    case 'pressed':
      return leg === 0 ? t('trace.pressed', { key }) : t('trace.pressedBy', { who, key })
    case 'leg_ended':
      return t('trace.leg_ended', { who, end: t(`ends.${end}` as 'ends.busy') })
    case 'ended':
      return t('trace.ended', {
        outcome: t(`outcomes.${outcome ?? 'none'}` as 'outcomes.heard'),
        reason: t(`reasons.${reason}` as 'reasons.scenario'),
      })
    default:
      return t(`trace.${kind}` as 'trace.rung', { who })
  }
}

function Outcome({ way }: { way: Way }) {
  const { t } = useTranslation('scenarios')
  const seconds = new Map<string, number>()
  for (const { kind, seconds: each } of way.usage) seconds.set(kind, (seconds.get(kind) ?? 0) + each)
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge size="lg" color={way.outcome === 'missed' ? 'red' : way.outcome === 'talked' ? 'green' : 'blue'}>
          {t(`outcomes.${way.outcome ?? 'none'}` as 'outcomes.heard')}
        </Badge>
        <Text size="sm" className="numbers">
          {t('try.lasts', { time: clockOf(way.durationMs) })}
        </Text>
      </Group>
      {[...seconds].map(([kind, total]) => (
        <Text key={kind} size="sm" c="dimmed">
          {t(`usage.${kind}` as 'usage.ivr', { count: total })}
        </Text>
      ))}
      {way.messages.map(({ to, text }, index) => (
        <Text key={index} size="sm">
          {t('try.sms', { to: formatPhone(to), text })}
        </Text>
      ))}
    </Stack>
  )
}

/** The way up to an entry. Where nobody goes through it, it is shown whole, without a place in it. */
function walkTo(trace: readonly Entry[], position: number, isWalking: boolean): Walk {
  const steps = new Set<string>()
  const exits = new Set<string>()
  let current: string | null = null
  for (const { kind, step = '', exit = '' } of trace.slice(0, position + 1)) {
    if (kind === 'entered') {
      steps.add(step)
      current = step
    }
    if (kind === 'left') exits.add(`${step} ${exit}`)
  }
  return { steps, exits, current: isWalking ? current : null }
}

/** `1:05` */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
