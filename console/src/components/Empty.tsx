import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'

import { Icon, type IconName } from './Icon.js'

interface EmptyProps {
  icon: IconName
  title: string
  /** What to do about it. */
  hint?: ReactNode
  action?: ReactNode
}

/** In place of a list with nothing in it. */
export function Empty({ icon, title, hint, action }: EmptyProps) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="sm" maw={420} ta="center">
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          <Icon name={icon} size={28} />
        </ThemeIcon>
        <Title order={2}>{title}</Title>
        {hint !== undefined && <Text c="dimmed">{hint}</Text>}
        {action}
      </Stack>
    </Center>
  )
}
