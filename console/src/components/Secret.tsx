import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { Icon } from './Icon.js'

/** What is shown this once and cannot be had again. */
export function Secret({ value, hint }: { value: string; hint: string }) {
  const { t } = useTranslation()
  return (
    <Alert color="yellow" variant="light">
      <Stack gap="xs">
        <Text size="sm">{hint}</Text>
        <Group gap="xs" wrap="nowrap">
          <Code block flex={1} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {value}
          </Code>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                size="sm"
                leftSection={<Icon name={copied ? 'check' : 'copy'} />}
                onClick={copy}
              >
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  )
}
