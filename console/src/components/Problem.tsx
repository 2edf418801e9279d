import { Alert, Button, Code, Group, Text } from '@mantine/core'
import { SvyazError } from '@svyaz/sdk'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

/** What went wrong in the reader's words, as far as there are any, and the gateway's own else. */
export function problemText(error: Error): string {
  if (!(error instanceof SvyazError)) return error.message
  const key = `problems.${error.code}`
  const known = i18next.exists(key) ? i18next.t(key) : ''
  // What the gateway says of an input names it, which no general sentence does.
  if (known === '') return error.message
  return error.field === undefined ? known : `${known} ${error.message}`
}

interface ProblemProps {
  error: Error | null
  retry?: () => void
}

/** An error where it happened, with the id that leads to its cause in the gateway's log. */
export function Problem({ error, retry }: ProblemProps) {
  const { t } = useTranslation()
  if (error === null) return null
  const requestId = error instanceof SvyazError ? error.requestId : undefined
  return (
    <Alert color="red" variant="light" role="alert" title={t('problem.title')}>
      <Text size="sm">{problemText(error)}</Text>
      {requestId !== undefined && (
        <Text size="xs" mt={6}>
          {t('problem.requestId')} <Code>{requestId}</Code>
        </Text>
      )}
      {retry !== undefined && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
