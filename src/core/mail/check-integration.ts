import { parseMailAddress } from '../conversations/mail.js'
import { GatewayError } from '../errors.js'
import { parseSenderName } from '../values/sender-name.js'
import { parseMailTemplate } from './compose-text.js'
import { type MailIntegration, readRecipient } from './integration.js'
import { parseNetwork } from './networks.js'

/** What may be set of an integration, as the caller wrote it. */
export interface IntegrationInput {
  name?: string
  state?: MailIntegration['state']
  senders?: readonly string[]
  networks?: readonly string[]
  recipients?: readonly string[]
  template?: string | null
  maxSegments?: number
  from?: string | null
  class?: MailIntegration['class']
  groupsSimilar?: boolean
  contact?: string | null
  reports?: MailIntegration['reports']
  certificates?: readonly string[]
  acknowledgement?: MailIntegration['acknowledgement']
}

type Settings = Omit<MailIntegration, 'id' | 'companyId' | 'createdAt' | 'updatedAt'>

/** Nets wider than these are nobody's own. */
const widestNet = { ipv4: 16, ipv6: 32 }

/** The settings that are given, read and checked. @throws GatewayError `invalid_parameter` that names the field */
export function checkIntegration(input: IntegrationInput): Partial<Settings> {
  const { name, senders, networks, recipients, template, from } = input
  const checked: Partial<Settings> = {}
  if (name !== undefined) checked.name = checkName(name)
  if (input.state !== undefined) checked.state = input.state
  if (senders !== undefined) checked.senders = senders.map(checkSender)
  if (networks !== undefined) checked.networks = networks.map(checkNetwork)
  if (recipients !== undefined) checked.recipients = recipients.map(checkRecipient)
  if (template !== undefined) checked.template = template === null ? null : checkTemplate(template)
  if (input.maxSegments !== undefined) checked.maxSegments = input.maxSegments
  if (from !== undefined) checked.from = from === null ? null : checkFrom(from)
  if (input.class !== undefined) checked.class = input.class
  if (input.groupsSimilar !== undefined) checked.groupsSimilar = input.groupsSimilar
  if (input.contact !== undefined) checked.contact = input.contact === null ? null : checkContact(input.contact)
  if (input.reports !== undefined) checked.reports = input.reports
  if (input.certificates !== undefined) checked.certificates = input.certificates.map(checkCertificate)
  if (input.acknowledgement !== undefined) checked.acknowledgement = input.acknowledgement
  return checked
}

function checkName(name: string): string {
  const text = name.normalize('NFC').trim()
  if (text === '') throw wrong('/name', 'The name is empty; say which system it is.')
  return text
}

const domainForm = /^@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/
const addressForm = /^[^\s@<>"]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/

function checkSender(sender: string, index: number): string {
  const text = sender.trim().toLowerCase()
  if (domainForm.test(text) || addressForm.test(text)) return text
  throw wrong(`/senders/${index}`, 'Write an address, or a domain as @hosting.example.')
}

function checkNetwork(network: string, index: number): string {
  const field = `/networks/${index}`
  const parsed = parseNetwork(network.trim())
  if (parsed === undefined) throw wrong(field, 'Write an address or a network, like 192.0.2.10 or 192.0.2.0/24.')
  const widest = widestNet[parsed[0].kind()]
  if (parsed[1] < widest) throw wrong(field, `A network this wide is not one system's; the widest is /${widest}.`)
  return network.trim()
}

/** @throws GatewayError `invalid_parameter` */
export function checkRecipient(recipient: string, index: number): string {
  const text = recipient.trim()
  if (readRecipient(text) !== undefined) return text
  throw wrong(`/recipients/${index}`, 'Write a number, person:17, group:5 or #tag.')
}

function checkTemplate(template: string): string {
  const parsed = parseMailTemplate(template)
  if (!parsed.ok) throw wrong('/template', `${parsed.reason}.`)
  return parsed.value
}

function checkFrom(from: string): string {
  const parsed = parseSenderName(from)
  if (!parsed.ok) throw wrong('/from', `${parsed.reason}.`)
  return parsed.value.value
}

function checkContact(contact: string): string {
  const address = parseMailAddress(contact)
  if (address !== undefined) return address
  throw wrong('/contact', 'This is no mail address.')
}

/** As `openssl x509 -fingerprint -sha256` prints it, with or without colons. */
function checkCertificate(fingerprint: string, index: number): string {
  const text = fingerprint
    .replace(/^sha256 fingerprint=/i, '')
    .replace(/[:\s]/g, '')
    .toLowerCase()
  if (/^[0-9a-f]{64}$/.test(text)) return text
  throw wrong(`/certificates/${index}`, 'Write the SHA-256 fingerprint of the certificate: 64 hexadecimal digits.')
}

function wrong(field: string, message: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
