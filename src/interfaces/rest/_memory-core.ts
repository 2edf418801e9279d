import type { ApiKey, Company, Scope } from '../../core/accounts/account.js'
import { hashKey } from '../../core/accounts/api-keys.js'
import { LoginAttempts } from '../../core/accounts/attempts.js'
import { AuthenticationCache } from '../../core/accounts/authentication-cache.js'
import { CompanyTable } from '../../core/accounts/company-settings.js'
import { QuietHoursTable } from '../../core/calendar/quiet-hours-table.js'
import type { Clock } from '../../core/clock.js'
import type { CoreContext } from '../../core/context.js'
import { EventWatches } from '../../core/events/event-watches.js'
import { OpenExports } from '../../core/history/export-history.js'
import { JobBell } from '../../core/jobs/job.js'
import { RateLimits, unlimited } from '../../core/limits/rate-limits.js'
import { IntegrationTable } from '../../core/mail/integration-table.js'
import { readMail } from '../../core/mail/read-mail.js'
import { StormGuard } from '../../core/mail/storm-guard.js'
import { WatchTable } from '../../core/mail/watch.js'
import type { DispatchGate } from '../../core/messaging/dispatch-gate.js'
import type { MessageWithSegments, Segment } from '../../core/messaging/message.js'
import type { MessageCommon, NewRecipient } from '../../core/messaging/submission-record.js'
import { OptOutTable } from '../../core/people/opt-out-table.js'
import type { AccountStore, MessageStore, Store, StoredAnswer } from '../../core/ports.js'
import type { Catalogue } from '../../core/rating/catalogue/index.js'
import { Rating } from '../../core/rating/rating.js'
import { RightsTable } from '../../core/rights/rights-table.js'
import { NumberTable } from '../../core/routing/number-table.js'
import { RouteTable } from '../../core/routing/route-table.js'
import type { TableFiles } from '../../core/tables.js'
import type { ApiKeyId, CompanyId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'

export const COMPANY = 5 as CompanyId
export const OTHER_COMPANY = 6 as CompanyId

/** Keys of the companies and the platform, by what they may do. */
export const keys = {
  sender: 'key-of-a-sender',
  reader: 'key-of-a-reader',
  administrator: 'key-of-an-administrator',
  stranger: 'key-of-another-company',
  metrics: 'key-for-metrics',
  platform: 'key-of-the-platform',
} as const

const holders: [key: string, companyId: CompanyId, scopes: readonly Scope[]][] = [
  [keys.sender, COMPANY, ['messages:send']],
  [keys.reader, COMPANY, ['messages:read']],
  [keys.administrator, COMPANY, ['messages:send', 'messages:read', 'company:admin']],
  [keys.stranger, OTHER_COMPANY, ['messages:send', 'messages:read', 'company:admin']],
  [keys.metrics, COMPANY, ['metrics:read']],
  [keys.platform, PLATFORM, ['platform:admin']],
]

/** The core over a store in memory that keeps accepted messages and knows a few keys. */
export function memoryCore(clock: Clock): CoreContext {
  let lastId = 1000
  const companies = new CompanyTable({ service: null, mailing: null })
  const numbering = new NumberTable()
  const allocateIds = async (count: number) => {
    lastId += count
    return lastId - count + 1
  }
  return {
    store: { allocateIds, messages: memoryMessages(), accounts: memoryAccounts() } as unknown as Store,
    clock,
    gate: idleGate,
    passwords: {
      hash: async (password) => `hash of ${password}`,
      verify: async (password, hash) => hash === `hash of ${password}`,
    },
    authentication: new AuthenticationCache(clock, 60_000, 1000),
    attempts: new LoginAttempts(clock),
    mail: {
      integrations: new IntegrationTable(),
      watches: new WatchTable(),
      reader: { read: (raw) => Promise.resolve(readMail(raw)), close: () => Promise.resolve() },
      storms: new StormGuard(clock),
      settings: { domains: ['localhost'], recordDays: 90, textDays: 30 },
    },
    openExports: new OpenExports(),
    callControl: {
      hangUp: () => false,
      invite: () => 'not_here',
      callOut: () => Promise.reject(new Error('there is no telephone')),
      legsOf: () => undefined,
    },
    decisions: { decide: async () => undefined },
    chance: () => 0,
    soundConverter: { convert: async () => ({ kind: 'no_program' }) },
    recordingFiles: {
      remove: () => Promise.resolve(),
      save: () => Promise.reject(new Error('nothing is recorded')),
      read: () => {
        throw new Error('nothing was recorded')
      },
    },
    tables: {} as TableFiles,
    jobBell: new JobBell(),
    settings: {
      maxRecipients: 50_000,
      maxSegments: 15,
      chunkRecipients: 1000,
      defaultSender: 'Svyaz',
      replyOperators: [],
      replyHint: null,
      eventRetentionDays: 30,
      sealingKey: Buffer.alloc(32),
    },
    adviser: { answer: () => Promise.reject(new Error('nobody asks here')) },
    rating: new Rating(noPrices),
    limits: new RateLimits(clock, unlimited),
    rights: new RightsTable(),
    snapshots: { register: () => {}, refresh: () => Promise.resolve() },
    numbering,
    routing: new RouteTable(numbering, ['memory']),
    companies,
    quietHours: new QuietHoursTable(companies),
    optOuts: new OptOutTable(),
    senderNames: {
      choose: (_company, from) => ({ ok: true, from, replaced: false }),
      isUsableNumber: () => true,
      registeringCarriers: [],
    },
    eventWatches: new EventWatches(clock),
    webhookSender: { refuseUrl: () => undefined, send: () => Promise.reject(new Error('nobody is called')) },
    observer: { onAccepted: () => undefined },
  }
}

const noPrices: Catalogue = {
  directions: new Map(),
  countries: {
    defaultDirection: '',
    members: new Map(),
    longestPrefix: 0,
    tollFreePrefixes: [],
    emergencyNumbers: new Set(),
  },
  ...{ voice: [], sms: [], vat: [] },
}

const idleGate: DispatchGate = {
  carrier: () => ({ name: 'memory', whole: false, concatenation: '8bit' }),
  reserve: () => false,
  release: () => {},
  submit: () => {},
  wake: () => {},
  wakeMaterialiser: () => {},
}

function memoryMessages(): Partial<MessageStore> {
  const messages: MessageWithSegments[] = []
  const answers = new Map<string, StoredAnswer>()
  const ofCompany = (companyId: CompanyId) => messages.filter((message) => message.companyId === companyId)
  return {
    findAnswer: async (companyId, key) => answers.get(`${companyId}/${key}`),
    accept: async ({ companyId, lots, idempotency }) => {
      for (const { common, recipients } of lots) messages.push(...recipients.map((one) => messageOf(common, one)))
      if (idempotency !== null) answers.set(`${companyId}/${idempotency.key}`, idempotency)
      return { kind: 'accepted' }
    },
    find: async (companyId, id) => ofCompany(companyId).find((message) => message.id === id),
    list: async (companyId, { beforeId = Infinity, limit }) => {
      const older = ofCompany(companyId).filter(({ id }) => id < beforeId)
      const found = older.sort((a, b) => b.id - a.id).slice(0, limit)
      return { messages: found, nextBeforeId: older.length > limit ? (found.at(-1)?.id ?? null) : null }
    },
  }
}

function messageOf(common: MessageCommon, { id, to }: NewRecipient): MessageWithSegments {
  const { carrier, whole: _whole, alternatives: _alternatives, ...shared } = common
  const segments = Array.from({ length: common.segmentCount }, (_, index) => queuedSegment(index + 1, carrier))
  return {
    ...shared,
    id,
    to,
    direction: 'mt',
    version: 1,
    updatedAt: common.createdAt,
    complete: true,
    personId: null,
    recipientCompanyId: null,
    tags: [],
    author: common.author ?? null,
    via: common.via ?? null,
    segments,
  }
}

function queuedSegment(ordinal: number, carrier: string): Segment {
  const untouched = {
    carrierMessageId: null,
    submittedAt: null,
    sentAt: null,
    doneAt: null,
    errorCode: null,
    errorReason: null,
  }
  return { ordinal, state: 'queued', carrier, attempts: 0, ...untouched }
}

function memoryAccounts(): Partial<AccountStore> {
  const known = new Map(
    holders.map(([key, ...holder], index) => [hashKey(key).toString('hex'), keyOf(index + 1, ...holder)]),
  )
  return {
    findApiKeyByHash: async (hash) => known.get(hash.toString('hex')),
    markApiKeyUsed: async () => {},
    findCompany: async (id) => companyOf(id),
    findUserByLogin: async () => undefined,
  }
}

function keyOf(id: number, companyId: CompanyId, scopes: readonly Scope[]): ApiKey {
  const instants = { createdAt: 0, expiresAt: null, revokedAt: null, lastUsedAt: null }
  return {
    id: id as ApiKeyId,
    companyId,
    name: 'test',
    userId: null,
    prefix: 'key-of',
    scopes,
    allowGet: true,
    ...instants,
  }
}

function companyOf(id: CompanyId): Company {
  const rates = { requestsPerSecond: null, recipientsPerSecond: null }
  return { id, name: 'ООО «Ромашка»', zone: 'Europe/Moscow', state: 'active', ...rates, createdAt: 0 }
}
