import { useQuery } from '@tanstack/react-query'

import { svyaz } from './client.js'

/** Who it is that has this number now, if the directory knows. */
export function usePersonOfNumber(number: string) {
  return useQuery({
    queryKey: ['persons', 'of', number],
    enabled: number.startsWith('+'),
    queryFn: async () => (await svyaz.persons.list({ number, limit: 1 }).page()).items[0] ?? null,
  })
}
