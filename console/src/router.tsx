import { Center, Loader } from '@mantine/core'
import { createBrowserRouter, Navigate, useLocation } from 'react-router'

import { useSessionState } from './api/session.js'
import { Problem } from './components/Problem.js'
import { lazyPage } from './lib/lazy-page.js'
import { pages } from './pages/index.js'
import { ErrorPage, NotFound } from './shell/ErrorPage.js'
import { homeOf } from './shell/navigation.js'
import { Shell } from './shell/Shell.js'

const SignInPage = lazyPage(() => import('./pages/sign-in/SignInPage.js'), 'SignInPage')

/** Nobody sees a page before signing in; whoever does comes to where he was going. */
function Guarded() {
  const { session, isLoading, error } = useSessionState()
  if (isLoading) {
    return (
      <Center h="100vh">
        <Loader />
      </Center>
    )
  }
  if (error !== null) {
    return (
      <Center h="100vh" p="md">
        <Problem error={error} retry={() => window.location.reload()} />
      </Center>
    )
  }
  return session === null ? <SignInPage /> : <Shell />
}

function Home() {
  const { session } = useSessionState()
  const { search } = useLocation()
  return session === null ? null : <Navigate to={{ pathname: homeOf(session), search }} replace />
}

export const router = createBrowserRouter(
  [
    {
      Component: Guarded,
      ErrorBoundary: ErrorPage,
      children: [
        { index: true, Component: Home },
        ...pages.map(({ path, Component }) => ({
          path,
          Component,
          ErrorBoundary: ErrorPage,
        })),
        { path: '*', Component: NotFound },
      ],
    },
  ],
  { basename: '/console' },
)
