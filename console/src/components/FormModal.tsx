import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Problem } from './Problem.js'

interface FormModalProps {
  title: string
  isOpen: boolean
  close(): void
  submit(): void
  isPending: boolean
  error: Error | null
  /** Of the button; "save" unless given. */
  action?: string
  isReady?: boolean
  size?: string
  children: ReactNode
}

/** A form in a window of its own, with its error beside the button. */
export function FormModal(props: FormModalProps) {
  const { title, isOpen, close, submit, isPending, error, action, isReady = true, size = 'md', children } = props
  const { t } = useTranslation()
  return (
    <Modal opened={isOpen} onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          {children}
          <Problem error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady}>
              {action ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
