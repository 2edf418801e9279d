import {
  Anchor,
  Box,
  Button,
  Center,
  Divider,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SignIn } from '@svyaz/sdk'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSessionState } from '../../api/session.js'
import { Problem } from '../../components/Problem.js'
import { isDemo } from '../../lib/page-setting.js'
import { Brand } from '../../shell/Brand.js'
import { LanguageButton, ThemeButton } from '../../shell/Preferences.js'
import { demoEntrances } from './demo-entrances.js'

/** The way in: a login with its password, or a key. In demo mode the ways that everyone knows stand below. */
export function SignInPage() {
  const { t } = useTranslation('signIn')
  const { signIn } = useSessionState()
  const [byKey, setByKey] = useState(false)
  const entering = useMutation({
    mutationFn: (credentials: SignIn) => signIn(credentials),
  })

  useEffect(() => {
    document.title = `${t('title')} · ${t('common:brand')}`
  }, [t])

  return (
    <Center mih="100vh" p="md" component="main" id="main">
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between">
          <Brand />
          <Group gap={4}>
            <LanguageButton />
            <ThemeButton />
          </Group>
        </Group>
        <Paper className="panel" p={{ base: 'md', xs: 'xl' }} shadow="xs">
          <Stack>
            <Title order={1} size="h2">
              {t('title')}
            </Title>
            {byKey ? <KeyForm entering={entering} /> : <PasswordForm entering={entering} />}
            <Problem error={entering.error} />
            <Anchor component="button" type="button" size="sm" onClick={() => setByKey(!byKey)}>
              {byKey ? t('byPassword') : t('byKey')}
            </Anchor>
          </Stack>
        </Paper>
        {isDemo && <Demo enter={entering.mutate} isPending={entering.isPending} />}
      </Stack>
    </Center>
  )
}

interface FormProps {
  entering: { mutate(credentials: SignIn): void; isPending: boolean }
}

function PasswordForm({ entering }: FormProps) {
  const { t } = useTranslation('signIn')
  const form = useForm({ initialValues: { login: '', password: '' } })
  return (
    <form onSubmit={form.onSubmit((values) => entering.mutate(values))}>
      <Stack>
        <TextInput label={t('login')} autoComplete="username" required autoFocus {...form.getInputProps('login')} />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={entering.isPending}>
          {t('enter')}
        </Button>
      </Stack>
    </form>
  )
}

function KeyForm({ entering }: FormProps) {
  const { t } = useTranslation('signIn')
  const form = useForm({ initialValues: { key: '' } })
  return (
    <form onSubmit={form.onSubmit((values) => entering.mutate(values))}>
      <Stack>
        <PasswordInput
          label={t('key')}
          description={t('keyHint')}
          autoComplete="off"
          required
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...form.getInputProps('key')}
        />
        <Button type="submit" loading={entering.isPending}>
          {t('enter')}
        </Button>
      </Stack>
    </form>
  )
}

function Demo({ enter, isPending }: { enter(credentials: SignIn): void; isPending: boolean }) {
  const { t } = useTranslation('signIn')
  return (
    <Box>
      <Divider label={t('demo')} mb="sm" />
      <Stack gap="xs">
        {demoEntrances.map(({ name, credentials }) => (
          <Button
            key={name}
            variant="default"
            h="auto"
            py={8}
            justify="flex-start"
            disabled={isPending}
            onClick={() => enter(credentials)}
          >
            <Stack gap={0} align="flex-start">
              <Text size="sm" fw={600}>
                {t(`entrances.${name}.name`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`entrances.${name}.hint`)}
              </Text>
            </Stack>
          </Button>
        ))}
      </Stack>
    </Box>
  )
}
