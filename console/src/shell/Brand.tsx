import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function Brand() {
  const { t } = useTranslation()
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/console/icon.svg" alt="" width={28} height={28} />
      <Text fw={700} size="lg">
        {t('brand')}
      </Text>
    </Group>
  )
}
