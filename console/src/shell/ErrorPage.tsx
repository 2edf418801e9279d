import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useRouteError } from 'react-router'

import { Page } from '../components/Page.js'
import { Problem } from '../components/Problem.js'

/** In place of a page that has failed, or that there is not. */
export function ErrorPage() {
  const { t } = useTranslation()
  const thrown = useRouteError()
  if (isRouteErrorResponse(thrown) && thrown.status === 404) return <NotFound />
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  return (
    <Stack p="xl" maw={640} mx="auto">
      <Problem error={error} />
      <Group>
        <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
      </Group>
    </Stack>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')} lead={t('notFound.hint')}>
      <Group>
        <Button component={Link} to="/">
          {t('notFound.action')}
        </Button>
      </Group>
    </Page>
  )
}
