import { Badge, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import type { RatingAccount, RatingChange } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'

import { Instant } from '../../components/Instant.js'
import { formatNumber } from '../../lib/format.js'
import { Disconnect } from './Disconnect.js'

type ConnectedPackage = RatingAccount['sms']['packages'][number]

interface PackageCardProps {
  connected: ConnectedPackage
  disconnect: RatingChange
}

/** A package of SMS: how much of it is left, and until when. */
export function PackageCard({ connected, disconnect }: PackageCardProps) {
  const { t } = useTranslation('money')
  const { name, included, left, period, exhaustedAt, disconnectedAt } = connected
  const share = included === 0 ? 0 : (left / included) * 100
  return (
    <Paper className="panel" p="lg" component="section" aria-label={name}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3}>{name}</Title>
          {exhaustedAt !== null && <Badge color="orange">{t('packages.exhausted')}</Badge>}
        </Group>
        <Text>{t('packages.left', { left: formatNumber(left), included: formatNumber(included) })}</Text>
        <Progress value={share} color={share < 20 ? 'orange' : 'svyaz'} aria-label={t('packages.share')} />
        <Group justify="space-between" mt="auto">
          <Text size="sm" c="dimmed">
            {period !== null && (
              <>
                {t('packages.until')} <Instant at={period.until} />
              </>
            )}
          </Text>
          {disconnectedAt === null ? (
            <Disconnect change={disconnect} name={name} />
          ) : (
            <Badge color="gray">{t('packages.ends')}</Badge>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
