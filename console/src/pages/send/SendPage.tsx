import {
  Box,
  Button,
  Grid,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { SendMessageRequest } from '@svyaz/sdk'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Icon } from '../../components/Icon.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { now } from '../../lib/clock.js'
import { localOfInstant, zoneOffset } from '../../lib/format.js'
import { Delivery, type Sent } from './Delivery.js'
import { type Draft, emptyDraft, requestOf, type Timing } from './draft.js'
import { PlanPanel } from './PlanPanel.js'
import { RecipientsField } from './RecipientsField.js'
import { SegmentMeter } from './SegmentMeter.js'
import { slotsOf } from './slots.js'
import { usePlan, useSegmentation } from './use-plan.js'

/** How long a message waits in the gateway so that it can be taken back. An alert does not wait. */
const undoMs = 10_000
/** What was sent from here and is still shown. */
const mostShown = 5

/** One text to everybody it is for, with all that will become of it shown before. */
export function SendPage() {
  const { t } = useTranslation('send')
  const { zone } = useSession()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [sent, setSent] = useState<readonly Sent[]>([])
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))
  const request = useMemo(() => requestOf(draft, zone), [draft, zone])
  const plan = usePlan(request)
  const segmentation = useSegmentation(draft.text, draft.transliterate)
  const names = useMemo(
    () => new Map(draft.to.flatMap((one) => (one.kind === 'person' ? [[one.id, one.name] as const] : []))),
    [draft.to],
  )

  const sending = useMutation({
    mutationFn: async (wanted: SendMessageRequest) => {
      const isScheduled = draft.timing !== 'now'
      const delayMs = isScheduled || draft.class === 'alert' ? 0 : undoMs
      const leavesAt = now() + delayMs
      const ahead = plan.data?.gatewayAheadMs ?? 0
      const delayed = delayMs === 0 ? {} : { scheduledAt: new Date(leavesAt + ahead).toISOString() }
      const result = await svyaz.messages.send({ ...wanted, ...delayed })
      const recipients = plan.data?.plan.recipients ?? result.messages.length
      return { result, leavesAt, isScheduled, recipients, text: wanted.text }
    },
    onSuccess: ({ result, ...rest }) => {
      const messageId = result.messages[0]?.id ?? null
      setSent((before) => [{ ...rest, messageId, broadcastId: result.broadcastId }, ...before].slice(0, mostShown))
      setDraft((before) => ({ ...emptyDraft, class: before.class }))
    },
  })

  return (
    <Page title={t('title')} lead={t('lead')}>
      {sent.map((one) => (
        <Delivery key={one.broadcastId ?? one.messageId} sent={one} />
      ))}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Paper
            className="panel"
            p="lg"
            component="form"
            onSubmit={(event) => {
              event.preventDefault()
              if (request !== undefined) sending.mutate(request)
            }}
          >
            <Stack gap="lg">
              <RecipientsField value={draft.to} onChange={(to) => set({ to })} />
              <Box>
                <Textarea
                  label={t('text.label')}
                  placeholder={t('text.placeholder')}
                  autosize
                  minRows={4}
                  maxRows={12}
                  size="md"
                  mb={8}
                  value={draft.text}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                />
                <SegmentMeter segmentation={draft.text === '' ? undefined : segmentation.data} />
              </Box>
              <Slots draft={draft} set={set} />
              <Options draft={draft} set={set} zone={zone} />
              <Problem error={sending.error} />
              <Group justify="space-between">
                <Text size="sm" c="dimmed" flex="1 1 200px">
                  {draft.timing !== 'now'
                    ? t('undo.scheduled')
                    : draft.class === 'alert'
                      ? t('undo.alert')
                      : t('undo.later')}
                </Text>
                <Button
                  type="submit"
                  size="md"
                  leftSection={<Icon name={draft.timing === 'now' ? 'send' : 'clock'} />}
                  loading={sending.isPending}
                  disabled={request === undefined || plan.data === undefined}
                >
                  {draft.timing === 'now' ? t('submit') : t('submitLater')}
                </Button>
              </Group>
            </Stack>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <PlanPanel
            plan={plan.data?.plan}
            error={request === undefined ? null : plan.error}
            isLoading={plan.isFetching}
            names={names}
          />
        </Grid.Col>
      </Grid>
    </Page>
  )
}

interface PartProps {
  draft: Draft
  set(changes: Partial<Draft>): void
}

/** Values for slots of the text. Persons bring their own. */
function Slots({ draft, set }: PartProps) {
  const { t } = useTranslation('send')
  const slots = slotsOf(draft.text)
  if (slots.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('slots.hint')}
      </Text>
      <Group grow preventGrowOverflow={false} align="flex-end">
        {slots.map((slot) => (
          <TextInput
            key={slot}
            label={`{${slot}}`}
            placeholder={t('slots.placeholder')}
            value={draft.values[slot] ?? ''}
            onChange={(event) =>
              set({
                values: { ...draft.values, [slot]: event.currentTarget.value },
              })
            }
          />
        ))}
      </Group>
    </Stack>
  )
}

function Options({ draft, set, zone }: PartProps & { zone: string }) {
  const { t } = useTranslation('send')
  const isNarrow = useMediaQuery('(max-width: 560px)') ?? false
  const soon = () => localOfInstant(now() + 3_600_000, zone)
  const choose = (timing: Timing) => set({ timing, at: timing === 'now' ? '' : draft.at || soon() })
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="md">
        <Box>
          <Text size="sm" fw={500} mb={4} id="when">
            {t('when.label')}
          </Text>
          <SegmentedControl
            aria-labelledby="when"
            orientation={isNarrow ? 'vertical' : 'horizontal'}
            fullWidth={isNarrow}
            value={draft.timing}
            onChange={(timing) => choose(timing)}
            data={(['now', 'at', 'local'] as const).map((value) => ({
              value,
              label: t(`when.${value}`),
            }))}
          />
        </Box>
        {draft.timing !== 'now' && (
          <TextInput
            type="datetime-local"
            label={draft.timing === 'at' ? t('when.clock', { zone: zoneOffset(zone, now()) }) : t('when.ownClock')}
            value={draft.at}
            min={localOfInstant(now(), zone)}
            onChange={(event) => set({ at: event.currentTarget.value })}
          />
        )}
      </Group>
      <Group align="flex-end" gap="md">
        <Select
          label={t('class.label')}
          value={draft.class}
          allowDeselect={false}
          onChange={(value) => set({ class: value ?? 'service' })}
          data={(['service', 'alert', 'mailing'] as const).map((value) => ({
            value,
            label: t(`class.${value}`),
          }))}
          w={{ base: '100%', xs: 280 }}
        />
        <Switch
          label={t('latin')}
          checked={draft.transliterate}
          onChange={(event) => set({ transliterate: event.currentTarget.checked })}
          mb={8}
        />
      </Group>
    </Stack>
  )
}
