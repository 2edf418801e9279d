import { Group, Stack, Text } from '@mantine/core'
import type { RatingChangeResult } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'

import { formatMoney } from '../../lib/format.js'
import { formatDate, formatMonth } from '../../lib/month.js'

/** What a change brings until the month ends, charge by charge. */
export function Cost({ cost }: { cost: RatingChangeResult['cost'] }) {
  const { t } = useTranslation('money')
  return (
    <Stack gap={4} className="panel" p="md">
      <Group justify="space-between">
        <Text fw={600}>{t('cost.title', { month: formatMonth(cost.month) })}</Text>
        <Text fw={650} className="numbers">
          {formatMoney(cost.total)}
        </Text>
      </Group>
      {cost.charges.map(({ date, amount, explanation }, index) => (
        <Group key={index} justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" c="dimmed">
            {formatDate(date)} · {explanation}
          </Text>
          <Text size="sm" className="numbers" style={{ whiteSpace: 'nowrap' }}>
            {formatMoney(amount)}
          </Text>
        </Group>
      ))}
      {cost.charges.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('cost.nothing')}
        </Text>
      )}
    </Stack>
  )
}
