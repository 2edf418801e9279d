import { Alert, Badge, Button, Group, List, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Facts } from '../../components/Facts.js'
import { Instant } from '../../components/Instant.js'
import { Page } from '../../components/Page.js'
import { Problem } from '../../components/Problem.js'

/** How often the state of the links is asked for while it is looked at. */
const refreshMs = 3_000

/** For the platform: the links to operators, which way a message takes, and why. */
export function CarriersPage() {
  const { t } = useTranslation('platform')
  const carriers = useQuery({
    queryKey: ['carriers'],
    queryFn: () => svyaz.carriers.list(),
    refetchInterval: refreshMs,
  })
  const routes = useQuery({
    queryKey: ['routes'],
    queryFn: () => svyaz.routes.list(),
  })
  return (
    <Page title={t('carriers.title')} lead={t('carriers.lead')}>
      <Problem error={carriers.error ?? routes.error} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {carriers.data?.map(({ name, ready, inFlight, binds }) => (
          <Paper key={name} className="panel" p="md" component="section" aria-label={name}>
            <Stack gap="sm">
              <Group justify="space-between">
                <Title order={2}>{name}</Title>
                <Badge color={ready ? 'green' : 'red'}>{ready ? t('carriers.ready') : t('carriers.away')}</Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {t('carriers.inFlight', { count: inFlight })}
              </Text>
              {binds.map((bind) => (
                <Facts
                  key={bind.name}
                  facts={[
                    [bind.name, t(`carriers.binds.${bind.state}` as 'carriers.binds.bound')],
                    [t('carriers.since'), <Instant key="since" at={bind.since} />],
                    [t('carriers.error'), bind.lastError],
                  ]}
                />
              ))}
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
      <Explain />
      <Paper className="panel" p="md" component="section" aria-label={t('routes.title')}>
        <Stack>
          <Title order={2}>{t('routes.title')}</Title>
          {routes.data?.routes.length === 0 && <Text c="dimmed">{t('routes.none')}</Text>}
          {routes.data?.routes.map(({ name, filters, carriers: own, fallback }, index) => (
            <Group key={name} gap="sm" align="flex-start" wrap="nowrap">
              <Badge color="gray">{index + 1}</Badge>
              <Stack gap={0}>
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {Object.entries(filters)
                    .filter(([, values]) => values.length > 0)
                    .map(([filter, values]) => `${filter}: ${values.join(', ')}`)
                    .join('; ') || t('routes.everything')}
                </Text>
                <Text size="sm">
                  {[...own.map(({ name: carrier, weight }) => `${carrier} ×${weight}`), ...fallback].join(' → ')}
                </Text>
              </Stack>
            </Group>
          ))}
        </Stack>
      </Paper>
    </Page>
  )
}

function Explain() {
  const { t } = useTranslation('platform')
  const [to, setTo] = useState('')
  const explaining = useMutation({
    mutationFn: () => svyaz.routes.explain({ to }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    explaining.mutate()
  }
  const found = explaining.data
  return (
    <Paper className="panel" p="md" component="section" aria-label={t('explain.title')}>
      <Stack>
        <Title order={2}>{t('explain.title')}</Title>
        <form onSubmit={submit}>
          <Group align="flex-end">
            <TextInput
              label={t('explain.to')}
              placeholder="+7 900 000-00-01"
              required
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button type="submit" loading={explaining.isPending}>
              {t('explain.ask')}
            </Button>
          </Group>
        </form>
        <Problem error={explaining.error} />
        {found !== undefined && (
          <Alert
            variant="light"
            color={found.route === null ? 'red' : 'svyaz'}
            title={found.route ?? t('explain.none')}
            role="status"
          >
            <List size="sm" spacing={4}>
              <List.Item>
                {[found.number.operator, found.number.region].filter((part) => part !== null).join(', ') ||
                  t('explain.unknown')}
              </List.Item>
              {found.carriers.map(({ name, sender }) => (
                <List.Item key={name}>
                  {name}
                  {sender !== null && `: ${sender.from ?? sender.reason ?? ''}`}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Paper>
  )
}
