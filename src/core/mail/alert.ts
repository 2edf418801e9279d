import type { Mail } from './read-mail.js'
import { recognisers } from './recognisers.js'

/** What a monitoring system says with a mail. */
export interface Alert {
  /** The system that wrote it. */
  source: AlertSource
  state: 'problem' | 'recovery' | 'notice'
  /** All of it in one line, as a person on duty wants it. */
  line: string
  /** Equal for a problem and its recovery; null where the mail does not tell. */
  key: string | null
}

export const alertSources = ['zabbix', 'nagios', 'grafana', 'alertmanager', 'prtg', 'monit', 'cron', 'smartd'] as const
export type AlertSource = (typeof alertSources)[number]

/** Null for a mail of no system that is known. */
export function recogniseAlert(mail: Pick<Mail, 'subject' | 'text'>): Alert | null {
  for (const recognise of recognisers) {
    const alert = recognise(mail.subject, mail.text)
    if (alert !== null) return { ...alert, line: alert.line.replace(/\s+/g, ' ').trim() }
  }
  return null
}
