import { Button, Group, Menu, Modal, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { HistoryFilter } from '@svyaz/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Icon } from '../../components/Icon.js'
import { Problem } from '../../components/Problem.js'
import { formatNumber } from '../../lib/format.js'

type Format = 'xlsx' | 'csv'

interface ExportButtonProps {
  filter: HistoryFilter
  expected: number | undefined
}

/** Everything that the search finds as a file. The gateway writes it; the page shows how far it is. */
export function ExportButton({ filter, expected }: ExportButtonProps) {
  const { t } = useTranslation('history')
  const [isOpen, { open, close }] = useDisclosure(false)
  const beginning = useMutation({
    mutationFn: (format: Format) => svyaz.historyExports.create({ ...filter, format }),
    onMutate: open,
  })
  const id = beginning.data?.id
  const state = useQuery({
    queryKey: ['history-exports', id],
    enabled: id !== undefined && isOpen,
    queryFn: () => svyaz.historyExports.get(id ?? ''),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'writing' ? 500 : false),
  })
  const done = state.data
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Icon name="download" />}
            disabled={expected === undefined || expected === 0}
          >
            {t('export.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => beginning.mutate('xlsx')}>{t('export.xlsx')}</Menu.Item>
          <Menu.Item onClick={() => beginning.mutate('csv')}>{t('export.csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('export.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Problem error={beginning.error ?? state.error} />
          {done !== undefined && (
            <>
              <Progress
                value={done.state === 'done' ? 100 : (100 * done.messages) / Math.max(1, done.expected)}
                aria-label={t('export.title')}
              />
              <Text size="sm" role="status">
                {done.state === 'failed'
                  ? (done.error ?? t('export.failed'))
                  : t('export.progress', {
                      count: done.expected,
                      written: formatNumber(done.messages),
                    })}
              </Text>
              {done.state === 'done' && (
                <Group justify="flex-end">
                  <Button
                    component="a"
                    href={`/v1/history/exports/${done.id}/file`}
                    download
                    leftSection={<Icon name="download" />}
                  >
                    {t('export.save')}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Stack>
      </Modal>
    </>
  )
}
