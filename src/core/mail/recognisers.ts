/** The mails of monitoring systems, as their default templates write them. */
import type { Alert } from './alert.js'

type Recogniser = (subject: string, text: string) => Alert | null

/** `Host: web01` lines of a text by their name in lower case; the first of a name counts. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.split('\n').slice(0, 200)) {
    const colon = line.indexOf(':')
    if (colon < 1 || colon > 40) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (value !== '' && !fields.has(name)) fields.set(name, value)
  }
  return fields
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  )
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}

/** `: value` where there is one. */
function after(colon: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `${colon} ${value}`
}

/** Subject `Problem: …`, `Resolved in 5m 3s: …`, `Updated problem in 1m: …`; the event's id stands in the body. */
const zabbix: Recogniser = (subject, text) => {
  const match = /^(problem|resolved|updated problem)(?: in [\w. ]{1,40})?: (.+)$/i.exec(subject)
  const fields = fieldsOf(text)
  const name = fields.get('problem name') ?? match?.[2]
  const id = fields.get('original problem id')
  if (match === null || name === undefined || (id === undefined && !fields.has('problem name'))) return null
  const word = match[1]?.toLowerCase()
  const host = fields.get('host')
  const value = fields.get('operational data')
  const severity = fields.get('severity')
  const state = word === 'problem' ? 'problem' : word === 'resolved' ? 'recovery' : 'notice'
  const head = joined(word === 'resolved' ? 'RESOLVED' : word === 'problem' ? 'PROBLEM' : 'UPDATE', host)
  const isTold = host !== undefined && name.toLowerCase().includes(host.toLowerCase())
  return {
    source: 'zabbix',
    state,
    line: `${isTold ? joined(head.slice(0, head.length - host.length).trim()) : head}: ${name}${after(',', state === 'problem' ? value : undefined)}${severity === undefined ? '' : ` (${severity})`}`,
    key: id === undefined ? null : `zabbix ${id}`,
  }
}

/** Subject `** PROBLEM Service Alert: web01/HTTP is CRITICAL **`, of Icinga `[PROBLEM] HTTP on web01 is CRITICAL!`. */
const nagios: Recogniser = (subject, text) => {
  const fields = fieldsOf(text)
  const kind =
    fields.get('notification type') ??
    /^(?:\*\* |\[)(PROBLEM|RECOVERY|ACKNOWLEDGEMENT|FLAPPING\w*|DOWNTIME\w*)\b/.exec(subject)?.[1]
  const host = fields.get('host') ?? fields.get('host alias')
  const state = fields.get('state') ?? /\bis (\w+)/.exec(subject)?.[1]
  if (kind === undefined || host === undefined || state === undefined) return null
  const service = fields.get('service')
  const info = fields.get('info') ?? fields.get('additional info') ?? lineAfter(text, /^additional info:?$/i)
  const what = service === undefined ? host : `${host}/${service}`
  return {
    source: 'nagios',
    state: kind === 'PROBLEM' ? 'problem' : kind === 'RECOVERY' ? 'recovery' : 'notice',
    line: `${joined(kind, state, what)}${after(':', info)}`,
    key: `nagios ${what}`,
  }
}

function lineAfter(text: string, pattern: RegExp): string | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const at = lines.findIndex((line) => pattern.test(line))
  return at < 0 ? undefined : lines.slice(at + 1).find((line) => line !== '')
}

/** `summary = node1 does not answer`, as Alertmanager lists annotations. */
function assigned(text: string, name: string): string | undefined {
  const start = `${name} = `
  const line = text.split('\n').find((one) => one.trim().startsWith(start))
  return line?.trim().slice(start.length)
}

/** Alertmanager and Grafana: subject `[FIRING:2] InstanceDown (node1:9100 node critical)`; the old Grafana `[Alerting] CPU alert`. */
const firing: Recogniser = (subject, text) => {
  const match = /^\[(FIRING|RESOLVED|Alerting|OK|No Data)(?::(\d{1,6}))?(?:, RESOLVED:\d+)?\]\s*(.+)$/i.exec(subject)
  if (match === null) return null
  const [, word = '', count, rest = ''] = match
  const isGrafana = /grafana/i.test(text) || /^(alerting|ok|no data)$/i.test(word)
  const fields = fieldsOf(text)
  const isOne = count === undefined || count === '1'
  const annotation = isOne ? assigned(text, 'summary') : undefined
  const summary = fields.get('summary') ?? lineAfter(text, /^summary$/i) ?? annotation ?? fields.get('message')
  const value = isGrafana ? fields.get('value') : undefined
  const isProblem = /^(firing|alerting|no data)$/i.test(word)
  const many = !isOne && isProblem ? ` x${count}` : ''
  const told = summary !== undefined && rest.toLowerCase().includes(summary.toLowerCase()) ? undefined : summary
  return {
    source: isGrafana ? 'grafana' : 'alertmanager',
    state: isProblem ? 'problem' : 'recovery',
    line: `${word.toUpperCase()}${many} ${rest.replace(/\s*\(\s*\)$/, '')}${after(':', told)}${after(',', value)}`,
    key: `alert ${rest.toLowerCase()}`,
  }
}

/** Subject `[PRTG Network Monitor (NOC)] web01 Ping (Ping) Down (No response)`. */
const prtg: Recogniser = (subject, text) => {
  const match = /^\[PRTG[^\]]{0,100}\]\s*(.+)$/i.exec(subject)
  if (match === null) return null
  const rest = match[1] ?? ''
  const fields = fieldsOf(text)
  const status =
    /\b(Down ended|Down|Warning ended|Warning|Unusual|Up|Paused)\b/i.exec(rest)?.[1] ?? fields.get('status') ?? ''
  const isRecovery = /ended|^up$/i.test(status)
  const message = fields.get('last message') ?? fields.get('message')
  const told = message !== undefined && rest.includes(message) ? undefined : message
  const name = rest
    .replace(status, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .trim()
  return {
    source: 'prtg',
    state: isRecovery ? 'recovery' : /down|warning|unusual/i.test(status) ? 'problem' : 'notice',
    line: `${status === '' ? '' : `${status.toUpperCase()} `}${told === undefined ? rest.replace(status, '') : name}${after(':', told)}`,
    key: `prtg ${name.toLowerCase()}`,
  }
}

/** Subject `monit alert --  Does not exist nginx`; the body has Date, Action, Host, Description. */
const monit: Recogniser = (subject, text) => {
  const match = /^monit alert --\s+(.+)$/i.exec(subject)
  const fields = fieldsOf(text)
  const host = fields.get('host')
  if (match === null || host === undefined) return null
  const what = match[1] ?? ''
  const isRecovery =
    /succeeded|recovery|exists|connection passed|resumed|is running/i.test(what) && !/does not/i.test(what)
  return {
    source: 'monit',
    state: isRecovery
      ? 'recovery'
      : // What monit says of itself when it starts and stops.
        /^monit instance/i.test(what)
        ? 'notice'
        : /(failed|does not exist|not exist|limit|timeout|error|changed)/i.test(what)
          ? 'problem'
          : 'notice',
    line: `${joined('monit', host)}: ${what}${after(',', fields.get('description'))}`,
    key: `monit ${host} ${what.slice(what.lastIndexOf(' ') + 1)}`,
  }
}

/** Subject `Cron <root@web01> /usr/local/bin/backup --password=x`: the command may hold secrets and is left out. */
const cron: Recogniser = (subject, text) => {
  const match = /^Cron <([^@>\s]{1,64})@([^>\s]{1,255})>/i.exec(subject)
  if (match === null) return null
  return { source: 'cron', state: 'notice', line: `cron ${match[2]}: ${firstLine(text)}`, key: null }
}

/** Subject `SMART error (FailedHealthCheck) detected on host: srv1`. */
const smartd: Recogniser = (subject, text) => {
  const match = /^SMART error \((\w{1,60})\) detected on host: (\S+)/i.exec(subject)
  if (match === null) return null
  const warning = lineAfter(text, /^the following warning\/error was logged by the smartd daemon:?$/i)
  return {
    source: 'smartd',
    state: 'problem',
    line: `SMART ${match[2]}: ${warning ?? match[1] ?? ''}`,
    key: `smartd ${match[2]} ${match[1]}`,
  }
}

export const recognisers: readonly Recogniser[] = [zabbix, nagios, firing, prtg, monit, cron, smartd]
