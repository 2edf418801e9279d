import { Badge, Button, FileInput, Group, Modal, Progress, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import type { ImportRow, PersonImport } from '@svyaz/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { Problem } from '../../components/Problem.js'

const shown = ['created', 'changed', 'refused'] as const
type Shown = (typeof shown)[number]

/** A file of people: chosen, looked at row by row, and only then carried out. */
export function ImportWizard({ close }: { close(): void }) {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const content = new Uint8Array(await file.arrayBuffer())
      return svyaz.personImports.create(content, file.name.endsWith('.xlsx') ? 'xlsx' : 'csv', { fileName: file.name })
    },
  })
  const id = sending.data?.id
  const state = useQuery({
    queryKey: ['person-imports', id],
    enabled: id !== undefined,
    queryFn: () => svyaz.personImports.get(id ?? ''),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'uploading' || data.state === 'reading' || data.state === 'applying'
        ? 400
        : false,
  })
  const applying = useMutation({
    mutationFn: (hash: string) => svyaz.personImports.apply(id ?? '', { hash }),
    onSuccess: async () => {
      await state.refetch()
      void queries.invalidateQueries({ queryKey: ['persons'] })
    },
  })
  const plan = state.data
  return (
    <Modal
      opened
      onClose={close}
      title={t('import.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        {id === undefined && (
          <FileInput
            label={t('import.file')}
            description={t('import.hint')}
            placeholder={t('import.choose')}
            accept=".csv,.xlsx"
            disabled={sending.isPending}
            onChange={(file) => {
              if (file !== null) sending.mutate(file)
            }}
          />
        )}
        <Problem error={sending.error ?? state.error ?? applying.error} />
        {plan !== undefined && (
          <>
            <Text role="status">
              {t(`import.states.${plan.state}` as 'import.states.planned', {
                count: plan.rows,
              })}
            </Text>
            {(plan.state === 'reading' || plan.state === 'applying') && (
              <Progress value={100} animated aria-label={t('import.title')} />
            )}
            {plan.error !== null && <Text c="red">{plan.error}</Text>}
            <Counts plan={plan} />
            {plan.state !== 'reading' && plan.rows > 0 && <Rows importId={plan.id} />}
            <Group justify="flex-end">
              <Button component="a" variant="default" href={`/v1/persons/imports/${plan.id}/report.csv`} download>
                {t('import.report')}
              </Button>
              {plan.state === 'planned' && plan.hash !== null ? (
                <Button
                  loading={applying.isPending}
                  disabled={plan.created + plan.changed === 0}
                  onClick={() => applying.mutate(plan.hash ?? '')}
                >
                  {t('import.apply', { count: plan.created + plan.changed })}
                </Button>
              ) : (
                <Button variant="default" onClick={close}>
                  {t('common:close')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}

function Counts({ plan }: { plan: PersonImport }) {
  const { t } = useTranslation('people')
  return (
    <Group gap="xs">
      <Badge color="green">{t('import.created', { count: plan.created })}</Badge>
      <Badge color="blue">{t('import.changed', { count: plan.changed })}</Badge>
      <Badge color="gray">{t('import.unchanged', { count: plan.unchanged })}</Badge>
      <Badge color={plan.refused > 0 ? 'red' : 'gray'}>{t('import.refused', { count: plan.refused })}</Badge>
    </Group>
  )
}

function Rows({ importId }: { importId: string }) {
  const { t } = useTranslation('people')
  const [action, setAction] = useState<Shown>('refused')
  const rows = useQuery({
    queryKey: ['person-imports', importId, 'rows', action],
    queryFn: async () => (await svyaz.personImports.rows(importId, { action, limit: 100 }).page()).items,
  })
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        value={action}
        onChange={setAction}
        data={shown.map((value) => ({
          value,
          label: t(`import.show.${value}`),
        }))}
        aria-label={t('import.rows')}
      />
      <Table.ScrollContainer type="native" minWidth={300} mah={280} tabIndex={0}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Tbody>
            {(rows.data ?? []).map((row) => (
              <Table.Tr key={row.row}>
                <Table.Td>{row.row}</Table.Td>
                <Table.Td>{row.name ?? '—'}</Table.Td>
                <Table.Td>{whatOf(row)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('import.noRows')}
        </Text>
      )}
    </Stack>
  )
}

function whatOf({ reason, changes }: ImportRow): string {
  return reason ?? changes.map(({ field, from, to }) => `${field}: ${from ?? '—'} → ${to ?? '—'}`).join('; ')
}
