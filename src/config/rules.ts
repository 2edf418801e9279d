import type { Path } from './expectation.js'
import type { FileConfig } from './schema.js'
import { isLoopback } from './values.js'

/** A rule between settings that is broken, at the setting to change. */
export interface Violation {
  path: Path
  message: string
}

/** What no single setting can tell. */
export function violations(config: FileConfig): Violation[] {
  return [
    ...demoViolations(config),
    ...carrierNames(config),
    ...repeatedNumbers(config),
    ...retention(config),
    ...mailViolations(config),
  ]
}

function demoViolations({ demo, listen, simulator, carriers, asterisk, mail }: FileConfig): Violation[] {
  if (!demo) return []
  const found: Violation[] = []
  const message =
    'demo mode has public credentials and listens on loopback only: give a configuration file (SVYAZ_CONFIG) without ' +
    '"demo: true" to listen on other addresses'
  if (!isLoopback(listen.host)) found.push({ path: ['listen', 'host'], message })
  if (!isLoopback(simulator.host)) found.push({ path: ['simulator', 'host'], message })
  for (const [index, { host }] of mail.listeners.entries()) {
    if (!isLoopback(host)) found.push({ path: ['mail', 'listeners', index, 'host'], message })
  }
  if (asterisk.length > 0) {
    found.push({
      path: ['asterisk'],
      message: 'demo mode has public credentials and calls the simulator only: remove asterisk, or demo',
    })
  }
  if (carriers.length > 0) {
    found.push({
      path: ['carriers'],
      message: 'demo mode has public credentials and sends to the simulator only: remove the carriers, or demo',
    })
  }
  return found
}

function carrierNames({ carriers }: FileConfig): Violation[] {
  return carriers.flatMap(({ name }, index) => {
    const path = ['carriers', index, 'name']
    if (name === 'simulator') return [{ path, message: 'simulator is the name of the built-in simulator' }]
    const first = carriers.findIndex((carrier) => carrier.name === name)
    return first < index ? [{ path, message: `"${name}" is already the name of carriers[${first}]` }] : []
  })
}

/** What is still to be sent must still be there. */
function retention({ events, webhooks }: FileConfig): Violation[] {
  const keptHours = events.retentionDays * 24
  if (webhooks.giveUpAfterHours <= keptHours) return []
  const message = `events are kept for ${keptHours} hours (events.retentionDays), so deliveries cannot be tried for longer`
  return [{ path: ['webhooks', 'giveUpAfterHours'], message }]
}

function repeatedNumbers({ numbers }: FileConfig): Violation[] {
  return numbers.flatMap(({ address }, index) => {
    const first = numbers.findIndex((number) => number.address === address)
    const path = ['numbers', index, 'address']
    return first < index ? [{ path, message: `${address} is already numbers[${first}]` }] : []
  })
}

const privateNetwork = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1|f[cd]|fe[89ab])/i

/** Passwords in clear stay within the house; texts go before what became of them. */
function mailViolations({ mail }: FileConfig): Violation[] {
  const open = mail.listeners.flatMap(({ plainAuthNets }, index) => {
    const wide = plainAuthNets.findIndex((net) => !privateNetwork.test(net))
    const path = ['mail', 'listeners', index, 'plainAuthNets', wide]
    return wide < 0 ? [] : [{ path, message: 'a login without TLS is allowed from private networks only' }]
  })
  if (mail.textDays <= mail.recordDays) return open
  const message = `what became of a mail is kept for ${mail.recordDays} days (mail.recordDays), so its text cannot be kept for longer`
  return [...open, { path: ['mail', 'textDays'], message }]
}
