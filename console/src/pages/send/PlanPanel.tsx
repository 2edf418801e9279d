import { Accordion, Alert, Badge, Group, Loader, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { type MessagePlan, type RefusedRecipient, SvyazError } from '@svyaz/sdk'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

import { useSession } from '../../api/session.js'
import { Instant } from '../../components/Instant.js'
import { Problem } from '../../components/Problem.js'
import { formatMoney, formatNumber, formatPhone } from '../../lib/format.js'

interface PlanPanelProps {
  plan: MessagePlan | undefined
  error: Error | null
  isLoading: boolean
  /** Names of persons that the form knows, by their id. */
  names: ReadonlyMap<string, string>
}

/** What pressing the button will do: who gets it and when, who does not and why, and what it costs. */
export function PlanPanel({ plan, error, isLoading, names }: PlanPanelProps) {
  const { t } = useTranslation('send')
  return (
    <Paper className="panel" p="lg" component="section" aria-label={t('plan.title')}>
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{t('plan.title')}</Title>
          {isLoading && <Loader size="xs" aria-label={t('common:loading')} />}
        </Group>
        {error !== null ? (
          <NoPlan error={error} names={names} />
        ) : plan === undefined ? (
          <Text c="dimmed">{t('plan.empty')}</Text>
        ) : (
          <Plan plan={plan} names={names} />
        )}
      </Stack>
    </Paper>
  )
}

/** Where nobody is left, each of them has a reason. */
function NoPlan({ error, names }: { error: Error; names: ReadonlyMap<string, string> }) {
  const refused = error instanceof SvyazError ? error.refused : []
  return refused.length === 0 ? <Problem error={error} /> : <Refused refused={refused} names={names} />
}

function Refused({ refused, names }: { refused: readonly RefusedRecipient[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('send')
  return (
    <Alert color="orange" variant="light" title={t('plan.refused', { count: refused.length })}>
      <Stack gap={2}>
        {refused.slice(0, 20).map(({ to, code, reason }, index) => (
          <Text key={index} size="sm">
            <b>{nameOf(to, names)}</b>: {refusalText(code, reason)}
          </Text>
        ))}
        {refused.length > 20 && <Text size="sm">{t('plan.andMore', { count: refused.length - 20 })}</Text>}
      </Stack>
    </Alert>
  )
}

function Plan({ plan, names }: { plan: MessagePlan; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('send')
  const { recipients, segments, price, priceReason, messages, refused, advice, companies, longer } = plan
  const first = messages[0]
  const held = messages.filter(({ heldBy }) => heldBy !== null)
  return (
    <Stack>
      <SimpleGrid cols={3} spacing="xs">
        <Figure name={t('plan.recipients')} value={formatNumber(recipients)} />
        <Figure name={t('plan.segments')} value={formatNumber(segments.total)} />
        <Figure
          name={t('plan.price')}
          value={
            price === null
              ? t(`plan.noPrice.${priceReason ?? 'pending'}` as 'plan.noPrice.pending')
              : formatMoney(price)
          }
        />
      </SimpleGrid>
      {first !== undefined && (
        <Text size="sm">
          {t('plan.from')} <b>{first.from}</b>
          {first.state === 'scheduled' && (
            <>
              {', '}
              {t('plan.when')} <Instant at={first.sendAt} />
            </>
          )}
        </Text>
      )}
      {held.length > 0 && (
        <Alert color="violet" variant="light">
          {t('plan.held', { count: held.length })} <Instant at={held[0]?.sendAt} />
        </Alert>
      )}
      {refused.length > 0 && <Refused refused={refused} names={names} />}
      {longer.recipients > 0 && <Text size="sm">{t('plan.longer', { count: longer.recipients })}</Text>}
      {companies.map(({ id, name, recipients: count }) => (
        <Text key={id} size="sm">
          {t('plan.company', { name, count })}
        </Text>
      ))}
      {advice.length > 0 && (
        <Text size="sm" c="dimmed">
          {advice.join(' ')}
        </Text>
      )}
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="who">
          <Accordion.Control>{t('plan.who', { count: recipients })}</Accordion.Control>
          <Accordion.Panel>
            <WhoGets plan={plan} names={names} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  )
}

function WhoGets({ plan, names }: { plan: MessagePlan; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('send')
  const { zone: own } = useSession()
  return (
    <Table.ScrollContainer type="native" minWidth={300} mah={320} tabIndex={0}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('plan.to')}</Table.Th>
            <Table.Th>{t('plan.route')}</Table.Th>
            <Table.Th ta="end">{t('plan.parts')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.messages.map(
            ({ to, personId, operator, region, route, carrier, segmentCount, zone, sendAt, state }, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  {personId !== undefined && personId !== null && names.get(personId) !== undefined && (
                    <Text size="sm" fw={600}>
                      {names.get(personId)}
                    </Text>
                  )}
                  <span className="numbers">{to.startsWith('subscriber:') ? t('plan.foreign') : formatPhone(to)}</span>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{[operator, region].filter((part) => part !== null).join(', ') || carrier}</Text>
                  <Text size="xs" c="dimmed">
                    {route === carrier ? carrier : `${route} → ${carrier}`}
                    {(state === 'scheduled' || state === 'held') && (
                      <>
                        {' · '}
                        <Instant at={sendAt} />
                        {zone !== null && zone !== own && ` (${zone})`}
                      </>
                    )}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  <Badge color={segmentCount > 1 ? 'orange' : 'gray'}>{segmentCount}</Badge>
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
      {plan.recipients > plan.messages.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('plan.firstOnly', { count: plan.messages.length })}
        </Text>
      )}
    </Table.ScrollContainer>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fw={650} size="lg" className="numbers">
        {value}
      </Text>
    </Stack>
  )
}

/** Codes whose reason names what is wrong, which no general sentence does. */
const detailed: ReadonlySet<string> = new Set(['missing_value', 'invalid_value', 'text_too_long', 'invalid_zone'])

/** In the reader's language, as far as the console knows the code. */
function refusalText(code: string, reason: string): string {
  const key = `send:refusals.${code}`
  if (!i18next.exists(key)) return reason
  return detailed.has(code) ? `${i18next.t(key)} (${reason})` : i18next.t(key)
}

function nameOf(to: string, names: ReadonlyMap<string, string>): string {
  return names.get(to.replace(/^person:/, '')) ?? formatPhone(to)
}
