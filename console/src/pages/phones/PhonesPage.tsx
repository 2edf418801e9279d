import { Button, Center, Grid, Group, Loader, NavLink, Paper, Stack, Text, TextInput } from '@mantine/core'
import type { SimulatedPhone } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { svyaz } from '../../api/client.js'
import { Empty } from '../../components/Empty.js'
import { Icon } from '../../components/Icon.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'
import { formatPhone } from '../../lib/format.js'
import { Handset } from './Handset.js'

/** Virtual handsets: what was sent comes in here, and an answer can be typed. */
export function PhonesPage() {
  const { t } = useTranslation('phones')
  const [search, setSearch] = useSearchParams()
  const phones = useQuery({
    queryKey: ['phones'],
    queryFn: () => svyaz.simulator.phones.list({ limit: 50 }),
  })
  const chosen = search.get('number') ?? phones.data?.[0]?.msisdn
  const choose = (number: string) => setSearch({ number })

  return (
    <Page title={t('title')} lead={t('lead')}>
      <Problem error={phones.error} retry={() => void phones.refetch()} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, sm: 5, lg: 4 }}>
          <Stack>
            <OpenNumber open={choose} />
            {phones.isLoading && (
              <Center>
                <Loader aria-label={t('common:loading')} />
              </Center>
            )}
            {phones.data !== undefined && phones.data.length > 0 && (
              <Paper className="panel" p={6}>
                {phones.data.map((phone) => (
                  <PhoneLine key={phone.msisdn} phone={phone} isChosen={phone.msisdn === chosen} choose={choose} />
                ))}
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 7, lg: 8 }}>
          {chosen === undefined ? (
            !phones.isLoading && <Empty icon="phone" title={t('empty.title')} hint={t('empty.hint')} />
          ) : (
            <Handset key={chosen} number={chosen} />
          )}
        </Grid.Col>
      </Grid>
    </Page>
  )
}

type ListedPhone = Pick<SimulatedPhone, 'msisdn' | 'messageCount' | 'lastActiveAt'>

function PhoneLine({
  phone,
  isChosen,
  choose,
}: {
  phone: ListedPhone
  isChosen: boolean
  choose(number: string): void
}) {
  const { t } = useTranslation('phones')
  return (
    <NavLink
      component="button"
      type="button"
      active={isChosen}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => choose(phone.msisdn)}
      leftSection={<Icon name="phone" />}
      label={<span className="numbers">{formatPhone(phone.msisdn)}</span>}
      description={t('messages', { count: phone.messageCount })}
      rightSection={
        <Text size="xs" c="dimmed">
          <Instant at={phone.lastActiveAt} fallback="" />
        </Text>
      }
      style={{ borderRadius: 8 }}
    />
  )
}

function OpenNumber({ open }: { open(number: string): void }) {
  const { t } = useTranslation('phones')
  const [number, setNumber] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const digits = number.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')
    if (digits.length >= 10) open(`+${digits}`)
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={t('number')}
          placeholder="+7 900 000-00-01"
          inputMode="tel"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          flex={1}
        />
        <Button type="submit" variant="default">
          {t('open')}
        </Button>
      </Group>
    </form>
  )
}
