import {
  Badge,
  Box,
  Button,
  Center,
  Group,
  Loader,
  Modal,
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { OwnNumber, VoiceNumber } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'

/** The company's numbers, and what happens to whoever calls them. */
export function NumbersPage() {
  const { t } = useTranslation('numbers')
  const numbers = useQuery({
    queryKey: ['numbers'],
    queryFn: async () => (await svyaz.numbers.list({ limit: 200 }).page()).items,
  })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Problem error={numbers.error} retry={() => void numbers.refetch()} />
      {numbers.isLoading && (
        <Center>
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
      {numbers.data?.length === 0 && <Empty icon="keypad" title={t('empty.title')} hint={t('empty.hint')} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {numbers.data?.map((number) => (
          <NumberCard key={number.id} number={number} />
        ))}
      </SimpleGrid>
    </Page>
  )
}

function useScenarios() {
  return useQuery({
    queryKey: ['scenarios'],
    queryFn: async () => (await svyaz.scenarios.list({ limit: 200 }).page()).items,
  })
}

function NumberCard({ number }: { number: OwnNumber }) {
  const { t } = useTranslation('numbers')
  const session = useSession()
  const isOwn = number.companyId !== null
  const [isOpen, { open, close }] = useDisclosure(false)
  const voice = useQuery({
    queryKey: ['number-voice', number.id],
    enabled: isOwn,
    queryFn: () => svyaz.numbers.getVoice(number.id),
  })
  return (
    <Paper className="panel" p="md" component="section" aria-label={formatPhone(number.address)}>
      <Stack gap="sm" h="100%" justify="space-between">
        <Box>
          <Group justify="space-between" gap="xs">
            <Text fw={650} size="lg" className="numbers">
              {formatPhone(number.address)}
            </Text>
            <Badge color={isOwn ? 'svyaz' : 'gray'}>
              {isOwn ? t(`kinds.${number.kind}` as 'kinds.city') : t('shared')}
            </Badge>
          </Group>
          <Problem error={voice.error} />
          {isOwn ? voice.data !== undefined && <Voice voice={voice.data} /> : <Text c="dimmed">{t('sharedHint')}</Text>}
        </Box>
        {voice.data !== undefined && session.may('company:admin') && (
          <>
            <Button variant="default" onClick={open}>
              {t('change')}
            </Button>
            <Modal
              opened={isOpen}
              onClose={close}
              title={formatPhone(number.address)}
              closeButtonProps={{ 'aria-label': t('common:close') }}
            >
              <VoiceForm voice={voice.data} close={close} />
            </Modal>
          </>
        )}
      </Stack>
    </Paper>
  )
}

function Voice({ voice }: { voice: VoiceNumber }) {
  const { t } = useTranslation('numbers')
  const { zone } = useSession()
  const scenarios = useScenarios()
  const scenario = scenarios.data?.find(({ id }) => id === voice.scenarioId)
  return (
    <Stack gap={4} mt={6}>
      {voice.scenarioId === null ? (
        <Text c="dimmed">{t('noScenario')}</Text>
      ) : (
        <Group gap={6}>
          <Icon name="flow" />
          <Text component={Link} to={`/scenarios/${voice.scenarioId}`} c="var(--mantine-color-anchor)" fw={600}>
            {scenario?.name ?? voice.scenarioId}
          </Text>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {t('clock', { zone: voice.zone ?? zone })} ·{' '}
        {voice.channelLimit === null ? t('noLimit') : t('limit', { count: voice.channelLimit })}
      </Text>
    </Stack>
  )
}

function VoiceForm({ voice, close }: { voice: VoiceNumber; close(): void }) {
  const { t } = useTranslation('numbers')
  const { zone: own } = useSession()
  const queries = useQueryClient()
  const scenarios = useScenarios()
  const [scenarioId, setScenario] = useState(voice.scenarioId)
  const [zone, setZone] = useState(voice.zone ?? '')
  const [channelLimit, setLimit] = useState(voice.channelLimit)
  const saving = useMutation({
    mutationFn: () =>
      svyaz.numbers.setVoice(voice.numberId, {
        scenarioId,
        zone: zone.trim() === '' ? null : zone.trim(),
        channelLimit,
      }),
    onSuccess: (answer) => {
      queries.setQueryData(['number-voice', voice.numberId], answer)
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label={t('scenario')}
          description={t('scenarioHint')}
          placeholder={t('noScenario')}
          clearable
          clearButtonProps={{ 'aria-label': t('noScenario') }}
          value={scenarioId}
          data={(scenarios.data ?? []).map(({ id, name, lastVersion }) => ({
            value: id,
            label: lastVersion === 0 ? t('draft', { name }) : name,
            disabled: lastVersion === 0,
          }))}
          onChange={setScenario}
        />
        <TextInput
          label={t('zone')}
          placeholder={own}
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value)}
        />
        <NumberInput
          label={t('channels')}
          placeholder={t('noLimit')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={channelLimit ?? ''}
          onChange={(value) => setLimit(typeof value === 'number' ? value : null)}
        />
        <Problem error={saving.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
