import { useQuery } from '@tanstack/react-query'

import { svyaz } from '../../api/client.js'

/** What the company has connected. */
export function useRating() {
  return useQuery({ queryKey: ['rating'], queryFn: () => svyaz.rating.get() })
}

/** The price list of today. */
export function useTariffs() {
  return useQuery({ queryKey: ['tariffs'], queryFn: () => svyaz.rating.tariffs(), staleTime: Infinity })
}
