import { type RatingAccount, SvyazError } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'

import { svyaz } from '../../api/client.js'

/** What the company has connected; null before the first tariff, when the gateway has no account of it. */
export function useRating() {
  return useQuery({ queryKey: ['rating'], queryFn: readAccount })
}

async function readAccount(): Promise<RatingAccount | null> {
  try {
    return await svyaz.rating.get()
  } catch (error) {
    if (error instanceof SvyazError && error.kind === 'not_found') return null
    throw error
  }
}

/** The price list of today. */
export function useTariffs() {
  return useQuery({ queryKey: ['tariffs'], queryFn: () => svyaz.rating.tariffs(), staleTime: Infinity })
}
