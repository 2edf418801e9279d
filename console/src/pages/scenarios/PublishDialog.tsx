import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSession } from '../../api/session.js'
import { Problem } from '../../components/Problem.js'
import { now } from '../../lib/clock.js'
import { instantOfLocal, localOfInstant, zoneOffset } from '../../lib/format.js'

interface PublishDialogProps {
  isOpen: boolean
  close(): void
  publish(request: { note?: string; from?: string }): void
  isPending: boolean
  error: Error | null
  /** With errors it cannot be published. */
  errors: number
}

/** The draft becomes a version that calls follow: now, or from an hour on. */
export function PublishDialog({ isOpen, close, publish, isPending, error, errors }: PublishDialogProps) {
  const { t } = useTranslation('scenarios')
  const { zone } = useSession()
  const [note, setNote] = useState('')
  const [timing, setTiming] = useState('now')
  const [at, setAt] = useState('')
  const chooseTiming = (value: string) => {
    setTiming(value)
    if (at === '') setAt(localOfInstant(now() + 24 * 3_600_000, zone))
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('publish.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          publish({
            ...(note !== '' && { note }),
            ...(timing === 'later' && at !== '' && { from: instantOfLocal(at, zone) }),
          })
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('publish.lead')}
          </Text>
          {errors > 0 && (
            <Alert color="red" variant="light">
              {t('publish.errors', { count: errors })}
            </Alert>
          )}
          <TextInput
            label={t('publish.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            data-autofocus
          />
          <SegmentedControl
            aria-label={t('publish.when')}
            value={timing}
            onChange={chooseTiming}
            data={[
              { value: 'now', label: t('publish.now') },
              { value: 'later', label: t('publish.later') },
            ]}
          />
          {timing === 'later' && (
            <TextInput
              type="datetime-local"
              label={t('publish.from', { zone: zoneOffset(zone, now()) })}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
          <Problem error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={errors > 0}>
              {t('publish.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
