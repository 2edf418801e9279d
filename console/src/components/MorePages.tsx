import { Button, Center, Loader } from '@mantine/core'
import type { List } from '@svyaz/sdk'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** A list of the gateway page by page: what has come so far, and the way to more of it. */
export function usePages<Item>(key: readonly unknown[], fetch: (cursor: { cursor?: string }) => List<Item>) {
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetch(pageParam === undefined ? {} : { cursor: pageParam }).page(),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) }
}

interface MorePagesProps {
  query: { isLoading: boolean; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }
}

/** Under a list that is fetched page by page. */
export function MorePages({ query }: MorePagesProps) {
  const { t } = useTranslation()
  if (query.isLoading) {
    return (
      <Center py="lg">
        <Loader aria-label={t('loading')} />
      </Center>
    )
  }
  if (!query.hasNextPage) return null
  return (
    <Center py="sm">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('more')}
      </Button>
    </Center>
  )
}
