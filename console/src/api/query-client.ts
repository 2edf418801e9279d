import { SvyazError } from '@svyaz/sdk'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

let onSignedOut = () => {}

/** Said whenever an answer tells that nobody is signed in any more. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run
}

function notice(error: Error): void {
  if (error instanceof SvyazError && error.kind === 'unauthenticated') onSignedOut()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    // The feed says what has changed, so nothing is asked for again merely because time has passed.
    queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: false },
  },
})
