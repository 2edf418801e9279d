import { type Session, type SignIn, SvyazError } from '@svyaz/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'

import { svyaz } from './client.js'
import { whenSignedOut } from './query-client.js'

export type Scope = 'messages:send' | 'messages:read' | 'company:admin' | 'platform:admin'

interface SessionContext {
  /** Null when nobody is signed in. */
  session: Session | null
  isLoading: boolean
  error: Error | null
  signIn(credentials: SignIn): Promise<void>
  signOut(): Promise<void>
}

const Context = createContext<SessionContext | null>(null)

/** Without it nobody has signed in here, and asking would be refused. */
const hintKey = 'svyaz.signed-in'
const sessionKey = ['session']

async function readSession(): Promise<Session | null> {
  if (localStorage.getItem(hintKey) === null) return null
  try {
    return await svyaz.session.get()
  } catch (error) {
    if (!(error instanceof SvyazError) || error.kind !== 'unauthenticated') throw error
    localStorage.removeItem(hintKey)
    return null
  }
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const { data = null, isLoading, error } = useQuery({ queryKey: sessionKey, queryFn: readSession })

  useEffect(() => {
    whenSignedOut(() => {
      localStorage.removeItem(hintKey)
      queries.setQueryData(sessionKey, null)
    })
  }, [queries])

  const value = useMemo<SessionContext>(() => {
    // What one user has seen is not there for the next.
    const replace = (session: Session | null) => {
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0],
      })
      queries.setQueryData(sessionKey, session)
    }
    return {
      session: data,
      isLoading,
      error,
      signIn: async (credentials) => {
        const session = await svyaz.session.open(credentials)
        localStorage.setItem(hintKey, '1')
        replace(session)
      },
      signOut: async () => {
        await svyaz.session.close()
        localStorage.removeItem(hintKey)
        replace(null)
      },
    }
  }, [data, isLoading, error, queries])
  return <Context value={value}>{children}</Context>
}

export function useSessionState(): SessionContext {
  const value = useContext(Context)
  if (value === null) throw new Error('useSessionState stands outside of SessionProvider')
  return value
}

/** Of who is signed in; for pages, which nobody else sees. */
export function useSession(): Session & {
  zone: string
  may(scope: Scope): boolean
} {
  const { session } = useSessionState()
  if (session === null) throw new Error('useSession stands on a page for somebody who is not signed in')
  return useMemo(
    () => ({
      ...session,
      // The platform belongs to no place.
      zone: session.company?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      may: (scope) => session.scopes.includes(scope),
    }),
    [session],
  )
}
