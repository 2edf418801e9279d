import type { SignIn } from '@svyaz/sdk'

/** Public on purpose: demo mode listens on this machine only. */
export const demoEntrances: readonly {
  name: 'company' | 'rated' | 'platform'
  credentials: SignIn
}[] = [
  { name: 'company', credentials: { login: 'demo', password: 'demo' } },
  { name: 'rated', credentials: { key: 'demo-rated-token' } },
  { name: 'platform', credentials: { key: 'demo-admin-token' } },
]
