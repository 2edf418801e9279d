import { Button, Group, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { RatingAccount, RatingChange, TariffList } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney, formatNumber, formatPhone } from '../../lib/format.js'
import { Cost } from './Cost.js'
import { useRating, useTariffs } from './use-rating.js'

const kinds = ['sms', 'employees', 'number', 'minutes'] as const
type Kind = (typeof kinds)[number]

/** What is filled in; what a kind does not ask stays empty. */
interface Choice {
  package: string | null
  number: string | null
  tariff: string | null
}

const nothing: Choice = { package: null, number: null, tariff: null }

/** Connects a package, an offer or a number, with the price before anything is done. */
export function ConnectDialog({ close }: { close(): void }) {
  const { t } = useTranslation('money')
  const rating = useRating()
  const tariffs = useTariffs()
  return (
    <Modal
      opened
      onClose={close}
      title={t('connect.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Problem error={tariffs.error ?? rating.error} />
      {tariffs.data !== undefined && rating.data !== undefined && (
        <ConnectForm tariffs={tariffs.data} connected={rating.data?.numbers ?? []} close={close} />
      )}
    </Modal>
  )
}

interface ConnectFormProps {
  tariffs: TariffList
  /** Numbers that have a tariff, or had one. */
  connected: RatingAccount['numbers']
  close(): void
}

function ConnectForm({ tariffs, connected, close }: ConnectFormProps) {
  const { t } = useTranslation('money')
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('sms')
  const [choice, setChoice] = useState(nothing)
  const change = changeOf(kind, choice)
  const preview = useQuery({
    queryKey: ['rating', 'preview', change],
    queryFn: () => (change === null ? null : svyaz.rating.change({ ...change, dryRun: true })),
    enabled: change !== null,
    retry: false,
  })
  const applying = useMutation({
    mutationFn: (wanted: RatingChange) => svyaz.rating.change(wanted),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rating'] })
      notifications.show({ message: t('connect.done') })
      close()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (change !== null) applying.mutate(change)
      }}
    >
      <Stack>
        <SegmentedControl
          aria-label={t('connect.title')}
          value={kind}
          onChange={(value) => {
            setKind(value)
            setChoice(nothing)
            applying.reset()
          }}
          data={kinds.map((value) => ({ value, label: t(`connect.kinds.${value}`) }))}
          orientation={window.innerWidth < 560 ? 'vertical' : 'horizontal'}
        />
        <Text size="sm" c="dimmed">
          {t(`connect.hints.${kind}`)}
        </Text>
        <Questions kind={kind} choice={choice} set={setChoice} tariffs={tariffs} connected={connected} />
        {preview.data !== undefined && preview.data !== null && <Cost cost={preview.data.cost} />}
        <Problem error={applying.error ?? (change === null ? null : preview.error)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            loading={applying.isPending}
            disabled={change === null || preview.data === undefined || preview.isError}
          >
            {t('connect.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface QuestionsProps {
  kind: Kind
  choice: Choice
  set(choice: Choice): void
  tariffs: TariffList
  connected: RatingAccount['numbers']
}

function Questions({ kind, choice, set, tariffs, connected }: QuestionsProps) {
  const { t } = useTranslation('money')
  const own = useQuery({ queryKey: ['numbers'], queryFn: () => svyaz.numbers.list({ limit: 200 }).page() })
  const active = connected.filter((one) => one.active)
  const free = (own.data?.items ?? []).filter(
    ({ address }) => address.startsWith('+') && !active.some(({ number }) => number === address),
  )
  const packageOptions = tariffs.packages.map(({ code, name, minutes, fee }) => ({
    value: code,
    label: t('connect.minutesOption', { name, minutes: formatNumber(minutes), fee: formatMoney(fee) }),
  }))
  if (kind === 'employees') return null
  return (
    <Stack gap="sm">
      {kind === 'sms' && (
        <Select
          label={t('connect.package')}
          value={choice.package}
          onChange={(value) => set({ ...choice, package: value })}
          data={tariffs.companyOffer.packages.map(({ code, name, sms, fee }) => ({
            value: code,
            label: t('connect.smsOption', { name, sms: formatNumber(sms), fee: formatMoney(fee) }),
          }))}
        />
      )}
      {(kind === 'number' || kind === 'minutes') && (
        <Select
          label={t('connect.number')}
          value={choice.number}
          onChange={(value) => set({ ...choice, number: value })}
          nothingFoundMessage={t('connect.noNumber')}
          searchable
          data={
            kind === 'number'
              ? free.map(({ address }) => ({ value: address, label: formatPhone(address) }))
              : active.map(({ number }) => ({ value: number, label: formatPhone(number) }))
          }
        />
      )}
      {kind === 'number' && (
        <Select
          label={t('connect.tariff')}
          value={choice.tariff}
          onChange={(value) => set({ ...choice, tariff: value })}
          data={tariffs.tariffs.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {kind === 'minutes' && (
        <Select
          label={t('connect.package')}
          value={choice.package}
          onChange={(value) => set({ ...choice, package: value })}
          data={packageOptions}
          searchable
        />
      )}
    </Stack>
  )
}

/** Null until everything is chosen. */
function changeOf(kind: Kind, choice: Choice): RatingChange | null {
  const { package: code, number, tariff } = choice
  switch (kind) {
    case 'sms':
      return code === null ? null : { do: 'connect_sms_package', package: code }
    case 'employees':
      return { do: 'start_employee_offer' }
    case 'number':
      return number === null || tariff === null ? null : { do: 'connect_number', number, tariff }
    case 'minutes':
      return number === null || code === null ? null : { do: 'connect_package', number, package: code }
  }
}
