import type { Scope } from '../core/accounts/account.js'
import { wavHeader } from '../core/calls/prompts/wav.js'
import { bytesOf, exchange } from '../interfaces/rest/_raw-http.js'
import { type ContractOperation, type JsonObject, loadContract, nodeAt } from '../interfaces/rest/contract.js'
import { sendMail } from './_smtp.js'
import { createWebhook, until } from './_webhooks.js'
import type { TestGateway } from './test-gateway.js'

export const adminToken = 'demo-admin-token'
const hour = 3_600_000
/** Below 2^53 and never given to anything. */
export const missingId = '9007199254740991'

export interface Credentials {
  name: string
  authorization: string | undefined
}

/**
 * What a company has that others must not see, by the parameter that names it. A new operation with another id in its path needs
 * it here, and something made for it in `fill`.
 */
export interface Resources {
  companyId: string
  messageId: string
  broadcastId: string
  userId: string
  apiKeyId: string
  senderNameId: string
  personId: string
  groupId: string
  importId: string
  exportId: string
  mailingListId: string
  mailingId: string
  tagId: string
  /** A company that has asked for the tag. */
  guestCompanyId: string
  pollId: string
  alertId: string
  reportFormId: string
  /** What nobody owns yet, and only the platform may see. */
  unmatchedMessageId: string
  webhookId: string
  deliveryId: string
  mailIntegrationId: string
  mailWatchId: string
  mailId: string
  scenarioId: string
  switchId: string
  numberId: string
  callId: string
  recordingId: string
  promptId: string
}

export interface Company extends Resources {
  /** May do everything a company can. */
  key: string
}

/** A second company with everything in it, and text that must stay inside. */
export async function createCompany(gateway: TestGateway, canary: string): Promise<Company> {
  const created = await gateway.request('POST', '/v1/companies', {
    token: adminToken,
    body: { name: `Company ${canary}`, zone: 'Europe/Moscow' },
  })
  const companyId: string = created.body.id
  const scopes: Scope[] = ['messages:send', 'messages:read', 'company:admin', 'metrics:read']
  const key = await createKey(gateway, `of ${canary}`, scopes, companyId)
  return { ...(await fill(gateway, key.key, canary)), companyId, key: key.key }
}

/** A message, a broadcast, a user and a key of the company the key belongs to. */
export async function fill(gateway: TestGateway, token: string, canary: string): Promise<Omit<Resources, 'companyId'>> {
  const scheduledAt = new Date(gateway.clock.now() + hour).toISOString()
  const send = (to: string | string[]) =>
    gateway.request('POST', '/v1/messages', {
      token,
      body: { to, text: `Text ${canary}`, reference: `reference-${canary}`, scheduledAt },
      headers: { 'idempotency-key': `same for all ${String(to)}` },
    })
  const message = await send('+79000000001')
  const broadcast = await send(['+79000000002', '+79000000003'])
  const login = `login-${canary.toLowerCase()}`
  const user = await gateway.request('POST', '/v1/users', {
    token,
    body: { login, name: `User ${canary}`, role: 'operator', password: 'a long password' },
  })
  const apiKey = await gateway.request('POST', '/v1/api-keys', {
    token,
    body: { name: `Key ${canary}`, scopes: ['messages:read'] },
  })
  const { webhookId, deliveryId } = await fillWebhook(gateway, token, canary)
  await fillRating(gateway, token)
  return {
    webhookId,
    deliveryId,
    messageId: message.body.messages[0].id,
    broadcastId: broadcast.body.broadcastId,
    userId: user.body.id,
    apiKeyId: apiKey.body.id,
    senderNameId: await createSenderName(gateway, token),
    ...(await fillDirectory(gateway, token, canary)),
    ...(await fillMailings(gateway, token, canary)),
    ...(await fillJobs(gateway, token, canary)),
    ...(await fillTag(gateway, token, canary)),
    ...(await fillMail(gateway, token, canary)),
    ...(await fillConversations(gateway, token, canary)),
    reportFormId: await createReportForm(gateway, token, canary),
    ...(await fillCalls(gateway, token, canary)),
    promptId: await createPrompt(gateway, token, canary),
    unmatchedMessageId: await receiveUnmatched(gateway, canary),
  }
}

let directories = 0

/** A group with a person in it. */
export async function fillDirectory(gateway: TestGateway, token: string, canary: string) {
  const create = async (path: string, body: object): Promise<string> =>
    (await gateway.request('POST', path, { token, body })).body.id
  const numbers = [{ number: '+79000000001' }]
  const personId = await create('/v1/persons', { name: `Person ${canary}`, numbers })
  const groupId = await create('/v1/groups', { name: `Group ${canary} ${(directories += 1)}` })
  const body = { persons: [personId] }
  await gateway.request('POST', `/v1/groups/${groupId}/members`, { token, body })
  return { personId, groupId }
}

/** A mailing list with a contact, and a mailing to it. */
export async function fillMailings(gateway: TestGateway, token: string, canary: string) {
  const ask = async (method: string, path: string, body: object) =>
    (await gateway.request(method, path, { token, body })).body
  const name = `List ${canary} ${(directories += 1)}`
  const { id: mailingListId } = await ask('POST', '/v1/mailing-lists', { name })
  const contacts = [{ number: '+79000000001', name: `Contact ${canary}` }]
  await ask('POST', `/v1/mailing-lists/${mailingListId}/contacts`, { contacts })
  const rule = { every: 'workday', time: '09:00' }
  const mailing = { name: `Mailing ${name}`, to: [{ list: mailingListId }], text: `Text ${canary}`, rule }
  const { id: mailingId } = await ask('POST', '/v1/mailings', mailing)
  return { mailingListId, mailingId }
}

/** A file of persons that was read, and an export that was written. */
async function fillJobs(gateway: TestGateway, token: string, canary: string) {
  const path = '/v1/persons/imports'
  const content = `ФИО;Телефон\nImported ${canary};+79000000008\n`
  const authorization = `Bearer ${token}`
  const upload = { type: 'text/csv', content }
  const { bytes } = await call(gateway, { method: 'POST', path, authorization, upload })
  const { id: importId } = JSON.parse(bytes.slice(bytes.indexOf('\r\n\r\n'))) as { id: string }
  const body = { format: 'csv' }
  const { body: created } = await gateway.request('POST', '/v1/history/exports', { token, body })
  await gateway.processAll()
  return { importId, exportId: created.id as string }
}

/** A poll and an alert that are open. */
export async function fillConversations(gateway: TestGateway, token: string, canary: string) {
  const create = async (path: string, body: object): Promise<string> =>
    (await gateway.request('POST', path, { token, body })).body.id
  // What the virtual phones show is no secret: these are others.
  const to = ['+79000000008']
  const closesAt = new Date(gateway.clock.now() + hour).toISOString()
  const pollId = await create('/v1/polls', { text: `Poll ${canary}`, to, options: [{ label: 'yes' }], closesAt })
  const alertId = await create('/v1/alerts', { text: `Alert ${canary}`, steps: [{ to }] })
  return { pollId, alertId }
}

export async function createReportForm(gateway: TestGateway, token: string, canary: string): Promise<string> {
  const body = { name: `Form ${canary}`, pattern: 'report {n}' }
  return (await gateway.request('POST', '/v1/report-forms', { token, body })).body.id
}

let ratedNumbers = 0

/** A tariff that is connected for two months, and the invoice of one. */
async function fillRating(gateway: TestGateway, token: string): Promise<void> {
  const change = (body: object) => gateway.request('POST', '/v1/rating/changes', { token, body })
  const { account } = (await change({ do: 'connect_sms_package', package: 'company_starter' })).body
  const { accounts, allocateIds } = gateway.core.store
  const activeFrom = gateway.clock.now() - 62 * 24 * hour
  const address = `+7924001${String((ratedNumbers += 1)).padStart(4, '0')}`
  const id = await allocateIds.call(gateway.core.store, 1)
  await accounts.insertNumber({
    id,
    address,
    kind: 'mobile',
    companyId: Number(account.companyId) as never,
    activeFrom,
  })
  await change({ do: 'connect_number', number: address, tariff: 'mts', at: new Date(activeFrom).toISOString() })
  await gateway.advance(2_000)
  await gateway.request('PUT', '/v1/invoices/2025-12', { token })
}

let voiceNumbers = 0
let prompts = 0

/** A second of silence, under a name of its own. */
export async function createPrompt(gateway: TestGateway, token: string, canary: string): Promise<string> {
  const name = `own-${canary.toLowerCase().replace(/[^a-z0-9]/g, '-')}`.slice(0, 40)
  const query = `name=${name}-${(prompts += 1)}&text=${encodeURIComponent(`Prompt ${canary}`)}`
  const response = await fetch(`${gateway.url}/v1/prompts?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
    body: Buffer.concat([wavHeader(16_000), Buffer.alloc(16_000)]),
  })
  return ((await response.json()) as { id: string }).id
}

/** A scenario with a switch that lies ahead, a number that follows it, and a call that left a message. */
export async function fillCalls(gateway: TestGateway, token: string, canary: string) {
  const ask = async (method: string, path: string, body: object, by = token) =>
    (await gateway.request(method, path, { token: by, body })).body
  // What virtual telephones hear is shown to all in demo mode, as what they are sent is.
  const prompt = [{ sound: 'x' }]
  const document = { format: 1, start: 'a', steps: { a: { verb: 'voicemail', prompt } } }
  const { id: scenarioId, companyId } = await ask('POST', '/v1/scenarios', { name: `Scenario ${canary}`, document })
  await ask('POST', `/v1/scenarios/${scenarioId}/publish`, {})
  const from = new Date(gateway.clock.now() + hour * 24).toISOString()
  const { switches } = await ask('POST', `/v1/scenarios/${scenarioId}/switches`, { version: 1, from })
  const address = `+7424239${String((voiceNumbers += 1)).padStart(4, '0')}`
  const { id: numberId } = await ask('POST', '/v1/numbers', { address, kind: 'city', companyId }, adminToken)
  await ask('PATCH', `/v1/numbers/${numberId}/voice`, { scenarioId })
  const placed = await ask('POST', '/v1/simulator/calls', { from: '+79000000001', to: address }, adminToken)
  await gateway.processAll()
  for (let count = 0; count < 6; count += 1) await gateway.advance(5_000)
  const { body: virtual } = await gateway.request('GET', `/v1/simulator/calls/${placed.id}`, { token: adminToken })
  const { body: call } = await gateway.request('GET', `/v1/calls/${virtual.callId}`, { token })
  const report = { name: `Report ${canary}`, criteria: { of: 'calls' } }
  const { id: reportId } = await ask('POST', '/v1/traffic-reports', report)
  return {
    reportId,
    scenarioId,
    numberId,
    switchId: switches[0].id,
    callId: call.id,
    recordingId: call.recordings[0].id,
  }
}

let tags = 0

/** A tag that another company has asked for. */
export async function fillTag(gateway: TestGateway, token: string, canary: string) {
  const ask = async (path: string, as: string, body: object) =>
    (await gateway.request('POST', path, { token: as, body })).body
  const name = `${canary.replaceAll(/[^A-Za-z0-9]/g, '')}_${(tags += 1)}`
  const tag = await ask('/v1/tags', token, { name, offered: true })
  const guest = await ask('/v1/companies', adminToken, { name: `Guest of ${canary}`, zone: 'Europe/Moscow' })
  const request = { ownerId: tag.companyId, tag: tag.id, note: `Note ${canary}` }
  await ask(`/v1/tags/requests?companyId=${guest.id}`, adminToken, request)
  return { tagId: tag.id as string, guestCompanyId: guest.id as string }
}

/** A mail integration, and a mail that it has tried. */
export async function fillMail(gateway: TestGateway, token: string, canary: string) {
  const body = { name: `Mail ${canary}`, recipients: ['+79000000001'] }
  const { id, secretAddress } = (await gateway.request('POST', '/v1/mail/integrations', { token, body })).body
  const raw = `From: <${canary}@hosting.example>\nSubject: Subject ${canary}\n\nMail ${canary}`
  const reply = await sendMail(gateway.mailPorts[0] ?? 0, { to: secretAddress.replace('@', '+test@'), raw })
  const watch = { name: `Watch ${canary}`, integrationId: id, everyMinutes: 60, recipients: ['+79000000001'] }
  const { body: watched } = await gateway.request('POST', '/v1/mail/watches', { token, body: watch })
  return {
    mailWatchId: watched.id as string,
    mailIntegrationId: id as string,
    mailId: /Test (\d+)/.exec(reply)?.[1] ?? '',
  }
}

let senderNames = 0

/** One that the company does not have yet. */
export async function createSenderName(gateway: TestGateway, token: string): Promise<string> {
  const body = { name: `Name${(senderNames += 1)}` }
  return (await gateway.request('POST', '/v1/sender-names', { token, body })).body.id
}

/** A message to a number that is nobody's. */
async function receiveUnmatched(gateway: TestGateway, canary: string): Promise<string> {
  const body = { to: '4999', text: `Unmatched ${canary}` }
  await gateway.request('POST', '/v1/simulator/phones/79000000009/messages', { body })
  await gateway.processAll()
  const { body: list } = await gateway.request('GET', '/v1/messages?direction=mo&limit=1', { token: adminToken })
  return list.messages[0].id
}

/** A webhook whose receiver is not there, with a delivery that was tried. */
async function fillWebhook(gateway: TestGateway, token: string, canary: string) {
  const body = {
    url: 'http://127.0.0.1:1/',
    description: `Webhook ${canary}`,
    after: await firstCursor(gateway, token),
  }
  const webhook = await createWebhook(gateway, body, token)
  let deliveries: { id: string }[] = []
  await until(gateway, async () => {
    const found = await gateway.request('GET', `/v1/webhooks/${webhook.id}/deliveries`, { token })
    deliveries = found.body.deliveries
    return deliveries.length > 0
  })
  return { webhookId: webhook.id, deliveryId: deliveries[0]?.id ?? '' }
}

async function firstCursor(gateway: TestGateway, token: string): Promise<string> {
  let cursor = ''
  await until(gateway, async () => {
    const { body } = await gateway.request('GET', '/v1/events?limit=1', { token })
    cursor = body.nextCursor
    return body.hasMore === true
  })
  return cursor
}

export async function createKey(
  gateway: TestGateway,
  name: string,
  scopes: readonly Scope[],
  companyId: string,
  expiresAt?: string,
): Promise<{ id: string; key: string }> {
  const created = await gateway.request('POST', `/v1/api-keys?companyId=${companyId}`, {
    token: adminToken,
    body: { name, scopes, ...(expiresAt !== undefined && { expiresAt }) },
  })
  if (created.status !== 201) throw new Error(`no key: ${JSON.stringify(created.body)}`)
  return created.body
}

export function bearer(name: string, key: string): Credentials {
  return { name, authorization: `Bearer ${key}` }
}

export function basic(name: string, login: string, password: string): Credentials {
  return { name, authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` }
}

export const operations = loadContract().operations

/** The operation's first example of a body, with the ids of the company wherever the contract has others. */
export function exampleBody(operation: ContractOperation, resources: Resources): object | undefined {
  const example = exampleInContract(operation)
  if (example === undefined) return undefined
  const named = Object.entries(example).map(([name, value]) => [
    name,
    resources[meantInBodies[name] ?? (name as keyof Resources)] ?? value,
  ])
  return Object.fromEntries(named) as object
}

/** Fields that mean another resource than their name says. */
const meantInBodies: Record<string, keyof Resources> = { ownerId: 'companyId' }

/** The file that an operation takes instead. */
export function exampleUpload({ path, method, uploadTypes }: ContractOperation): Upload | undefined {
  const [type] = uploadTypes ?? []
  if (type === undefined) return undefined
  const examples = examplesOf(path, method, type)
  return { type, content: (examples[0] as { value: string }).value }
}

function exampleInContract({ path, method, bodyPointer, uploadTypes }: ContractOperation): object | undefined {
  if (bodyPointer === null || uploadTypes !== null) return undefined
  return (examplesOf(path, method, 'application/json')[0] as { value: object }).value
}

function examplesOf(path: string, method: string, type: string): unknown[] {
  const { document } = loadContract()
  const [escapedPath, escapedType] = [path, type].map((part) => part.replaceAll('/', '~1'))
  const pointer = `#/paths/${escapedPath}/${method.toLowerCase()}/requestBody/content/${escapedType}`
  return Object.values(nodeAt(document, pointer)['examples'] as JsonObject)
}

/** What stands in paths and is no id: the same for everybody. */
const natural: Record<string, string> = {
  msisdn: '79000000001',
  carrier: 'simulator',
  simulatedCallId: '1',
  target: '201',
  month: '2025-12',
}

/** Parameters that mean another resource than their name says. */
const meantResources: Record<string, Record<string, keyof Resources>> = {
  assignInboundMessage: { messageId: 'unmatchedMessageId' },
}

/** The path with ids put in, and with the query that the operation cannot do without. */
export function pathOf(operation: ContractOperation, resources: Resources, query = ''): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = natural[name] ?? resources[meantResources[operation.id]?.[name] ?? (name as keyof Resources)]
    if (value !== undefined) return value
    throw new Error(
      `${operation.id} has {${name}} in its path, and no company of the access tests has one. Add ${name} to Resources in ` +
        'src/testing/_access.ts and make one in fill() with the canary in its texts, or add it to natural if it is no id.',
    )
  })
  const needed = new URLSearchParams(requiredQuery(operation)).toString()
  const all = [needed, query.replace('?', '')].filter((part) => part !== '').join('&')
  return all === '' ? path : `${path}?${all}`
}

export function hasIdInPath({ path }: ContractOperation): boolean {
  return [...path.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !(name in natural))
}

function requiredQuery({ path, method, parameters }: ContractOperation): [string, string][] {
  const { document } = loadContract()
  const item = `#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required)
  return needed.map(({ name, schemaPointer }) => {
    const { example } = nodeAt(document, schemaPointer.slice(0, -'/schema'.length))
    if (typeof example !== 'string') throw new Error(`${item}: the required parameter ${name} has no example.`)
    return [name, example]
  })
}

/** Queries that ask for what is another's, by every parameter of the operation that can. */
export function queriesFor({ parameters }: ContractOperation, resources: Resources): string[] {
  const places: Record<string, readonly string[]> = {
    cursor: [resources.messageId, resources.apiKeyId],
    after: [`0-${resources.messageId}`, '0-1'],
    reference: ['reference-FOREIGN'],
    msisdn: ['%2B79000000001', '%2B79000000009'],
    number: ['4938', '4999'],
  }
  const queries = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => {
      const values = places[name] ?? [resources[name as keyof Resources] ?? []].flat()
      return values.map((value) => `?${name}=${value}`)
    })
  return ['', ...queries]
}

export interface Call {
  method: string
  path: string
  authorization: string | undefined
  body?: unknown
  upload?: Upload | undefined
}

export interface Upload {
  type: string
  content: string
}

/** Status and the whole answer as it is on the wire, but for its date. */
export async function call(
  gateway: TestGateway,
  { method, path, authorization, body, upload }: Call,
): Promise<{ status: number; bytes: string }> {
  const headers = {
    'X-Request-Id': 'same-for-all',
    ...(authorization !== undefined && { Authorization: authorization }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(upload !== undefined && { 'Content-Type': upload.type }),
  }
  const content = upload?.content ?? (body === undefined ? '' : JSON.stringify(body))
  const answer = await exchange(gateway.httpPort, bytesOf({ method, path, headers, body: content }))
  return { status: Number(answer.slice(9, 12)), bytes: answer.replace(/^Date: .*\r\n/m, '') }
}
