import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface PageProps {
  title: string
  /** What the page is for, in a sentence. */
  lead?: ReactNode
  /** The one thing that is done here. */
  action?: ReactNode
  /** For pages that read as a text: not wider than this. */
  width?: number
  children: ReactNode
}

/** The frame of each page: its heading, what it is for, and its action. */
export function Page({ title, lead, action, width = 1180, children }: PageProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`
  }, [title, t])
  return (
    <Box maw={width} mx="auto" w="100%">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start" gap="md">
          <Stack gap={4} flex="1 1 260px">
            <Title order={1} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {lead !== undefined && (
              <Text c="dimmed" maw={720}>
                {lead}
              </Text>
            )}
          </Stack>
          {action}
        </Group>
        {children}
      </Stack>
    </Box>
  )
}
