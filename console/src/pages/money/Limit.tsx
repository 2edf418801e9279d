import { Anchor, Button, Group, NumberInput, Popover, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Problem } from '../../components/Problem.js'

interface LimitProps {
  limit: string | null
  booked: string
}

/** How many roubles a month may cost, and how near the month is to it. */
export function Limit({ limit, booked }: LimitProps) {
  const { t } = useTranslation('money')
  const queries = useQueryClient()
  const [isOpen, { toggle, close }] = useDisclosure()
  const [wanted, setWanted] = useState<number | string>(limit ?? '')
  const setting = useMutation({
    mutationFn: (roubles: string | null) => svyaz.rating.setLimit(roubles),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rating'] })
      close()
    },
  })
  const share = limit === null || Number(limit) === 0 ? null : Math.min(100, (Number(booked) / Number(limit)) * 100)
  return (
    <Stack gap={4} mt={4}>
      {share !== null && (
        <Progress value={share} color={share >= 80 ? 'orange' : 'svyaz'} size="sm" aria-label={t('limit.share')} />
      )}
      <Popover opened={isOpen} onChange={close} withArrow trapFocus>
        <Popover.Target>
          <Anchor component="button" type="button" size="xs" onClick={toggle} ta="start">
            {t(limit === null ? 'limit.set' : 'limit.change')}
          </Anchor>
        </Popover.Target>
        <Popover.Dropdown maw={300}>
          <Stack gap="sm">
            <Text size="sm">{t('limit.hint')}</Text>
            <NumberInput
              label={t('limit.roubles')}
              value={wanted}
              onChange={setWanted}
              min={0}
              decimalScale={2}
              fixedDecimalScale
              thousandSeparator=" "
              suffix=" ₽"
            />
            <Problem error={setting.error} />
            <Group justify="flex-end" gap="xs">
              {limit !== null && (
                <Button size="xs" variant="default" onClick={() => setting.mutate(null)}>
                  {t('limit.remove')}
                </Button>
              )}
              <Button
                size="xs"
                loading={setting.isPending}
                disabled={wanted === ''}
                onClick={() => setting.mutate(Number(wanted).toFixed(2))}
              >
                {t('common:save')}
              </Button>
            </Group>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Stack>
  )
}
