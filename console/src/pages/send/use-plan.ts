import { useDebouncedValue } from '@mantine/hooks'
import type { Segmentation, SendMessageRequest } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'

import { svyaz } from '../../api/client.js'
import { now } from '../../lib/clock.js'

/** The plan of what stands in the form, a moment after the last key. */
export function usePlan(request: SendMessageRequest | undefined) {
  const [settled] = useDebouncedValue(request === undefined ? '' : JSON.stringify(request), 350)
  const isSettled = settled === (request === undefined ? '' : JSON.stringify(request))
  const query = useQuery({
    queryKey: ['plan', settled],
    enabled: settled !== '',
    staleTime: 15_000,
    queryFn: async ({ signal }) => {
      const askedAt = now()
      const plan = await svyaz.messages.plan(JSON.parse(settled) as SendMessageRequest, { signal })
      return { plan, gatewayAheadMs: Date.parse(plan.createdAt) - askedAt }
    },
  })
  return {
    ...query,
    data: request === undefined ? undefined : query.data,
    isSettled,
  }
}

/** What the text costs on air; without slots filled in, which only the plan knows. */
export function useSegmentation(text: string, transliterate: boolean) {
  const [settled] = useDebouncedValue(text, 150)
  return useQuery<Segmentation>({
    queryKey: ['segmentation', settled, transliterate],
    enabled: settled !== '',
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before) => (settled === '' ? undefined : before),
    queryFn: ({ signal }) =>
      svyaz.segmentation.explain(
        {
          text: settled,
          ...(transliterate && { transliterate: 'always' as const }),
        },
        { signal },
      ),
  })
}
