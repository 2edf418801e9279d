import { Button, Center, Loader, Paper, Table, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Problem } from './Problem.js'

export interface Column<Item> {
  title: string
  cell(item: Item): ReactNode
  align?: 'end'
  /** Narrow screens do without it. */
  isExtra?: boolean
}

interface DataTableProps<Item> {
  /** What it lists, for whoever hears it. */
  label: string
  columns: readonly Column<Item>[]
  items: readonly Item[] | undefined
  keyOf(item: Item): string
  error: Error | null
  /** In place of a table without rows. */
  empty: ReactNode
  open?(item: NoInfer<Item>): void
  more?: { hasMore: boolean; isLoading: boolean; load(): void }
}

/** A list with its loading, its emptiness and its errors. The first cell of a row opens it. */
export function DataTable<Item>({ label, columns, items, keyOf, error, empty, open, more }: DataTableProps<Item>) {
  const { t } = useTranslation()
  if (error !== null) return <Problem error={error} />
  if (items === undefined) {
    return (
      <Center py="xl">
        <Loader aria-label={t('loading')} />
      </Center>
    )
  }
  if (items.length === 0) return <Paper className="panel">{empty}</Paper>
  return (
    <Paper className="panel" style={{ overflow: 'hidden' }}>
      <Table.ScrollContainer type="native" minWidth={280} tabIndex={0}>
        <Table highlightOnHover={open !== undefined} aria-label={label} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ title, align, isExtra }, index) => (
                <Table.Th key={index} ta={align ?? 'start'} visibleFrom={isExtra === true ? 'sm' : undefined}>
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={keyOf(item)}>
                {columns.map(({ cell, align, isExtra }, index) => (
                  <Table.Td key={index} ta={align ?? 'start'} visibleFrom={isExtra === true ? 'sm' : undefined}>
                    {index === 0 && open !== undefined ? (
                      <UnstyledButton className="row-opener" onClick={() => open(item)}>
                        {cell(item)}
                      </UnstyledButton>
                    ) : (
                      cell(item)
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more?.hasMore === true && (
        <Center p="sm">
          <Button variant="subtle" size="xs" loading={more.isLoading} onClick={more.load}>
            {t('more')}
          </Button>
        </Center>
      )}
    </Paper>
  )
}

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage(): Promise<unknown>
}

/** The further pages of a list of the API. */
export function moreOf({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages) {
  return {
    hasMore: hasNextPage,
    isLoading: isFetchingNextPage,
    load: () => void fetchNextPage(),
  }
}
