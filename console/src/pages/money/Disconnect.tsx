import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { RatingChange } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Problem } from '../../components/Problem.js'
import { Cost } from './Cost.js'

/** Ends something that is connected, after showing what that costs or saves. */
export function Disconnect({ change, name }: { change: RatingChange; name: string }) {
  const { t } = useTranslation('money')
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={t('disconnect.of', { name })}>
        {t('disconnect.action')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('disconnect.of', { name })}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Confirmation change={change} name={name} close={close} />
      </Modal>
    </>
  )
}

function Confirmation({ change, name, close }: { change: RatingChange; name: string; close(): void }) {
  const { t } = useTranslation('money')
  const queries = useQueryClient()
  const preview = useQuery({
    queryKey: ['rating', 'preview', change],
    queryFn: () => svyaz.rating.change({ ...change, dryRun: true }),
  })
  const applying = useMutation({
    mutationFn: () => svyaz.rating.change(change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rating'] })
      notifications.show({ message: t('disconnect.done', { name }) })
      close()
    },
  })
  return (
    <Stack>
      <Text>{t('disconnect.hint')}</Text>
      {preview.data !== undefined && <Cost cost={preview.data.cost} />}
      <Problem error={applying.error ?? preview.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('common:cancel')}
        </Button>
        <Button
          color="red"
          loading={applying.isPending}
          disabled={preview.data === undefined}
          onClick={() => applying.mutate()}
        >
          {t('disconnect.action')}
        </Button>
      </Group>
    </Stack>
  )
}
