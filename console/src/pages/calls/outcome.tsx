import { Badge } from '@mantine/core'
import type { Call } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'

const colours: Readonly<Record<string, string>> = { talked: 'green', message: 'blue', missed: 'red', heard: 'gray' }

/** What became of a call, or that it goes on. */
export function OutcomeBadge({ call }: { call: Pick<Call, 'state' | 'outcome'> }) {
  const { t } = useTranslation('calls')
  if (call.state === 'in_progress') return <Badge color="violet">{t('outcomes.in_progress')}</Badge>
  const outcome = call.outcome ?? 'none'
  return <Badge color={colours[outcome] ?? 'gray'}>{t(`outcomes.${outcome}` as 'outcomes.talked')}</Badge>
}

/** `1:05`; a dash while it is not over. */
export function lengthOf(from: string | null, until: string | null): string {
  if (from === null || until === null) return '—'
  const seconds = Math.round((Date.parse(until) - Date.parse(from)) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
