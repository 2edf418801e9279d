import type { List } from '@svyaz/sdk'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

/** A list of the API, page after page, as one array. */
export function usePages<Item>(
  key: readonly unknown[],
  list: (cursor: { cursor?: string }) => List<Item>,
  { enabled = true }: { enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => list(pageParam === null ? {} : { cursor: pageParam }).page(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, items }
}
