import { Button, type ButtonProps, Group, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

interface ConfirmButtonProps extends ButtonProps {
  /** What is lost by it. */
  question: string
  confirm(): void
}

/** For what cannot be undone: it asks first, where it was pressed. */
export function ConfirmButton({ question, confirm, children, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={toggle} {...button}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm">{question}</Text>
          <Group justify="flex-end" gap="xs">
            <Button size="xs" variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              size="xs"
              color="red"
              onClick={() => {
                close()
                confirm()
              }}
            >
              {children}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
