import type { DeliveryPolicy } from '../../core/messaging/progress.js'
import type { Acceptance, MessageCommon, MessageLot } from '../../core/messaging/submission-record.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import type { VirtualClock } from '../../testing/virtual-clock.js'
import type { Database } from '../database.js'
import { DatabaseLeases } from '../leases.js'
import { PostgresDatabase } from '../postgres/postgres-database.js'
import { OwnLease } from '../process-lease.js'
import { SqliteDatabase } from '../sqlite/sqlite-database.js'
import { SqlStore } from '../store.js'

export const policy: DeliveryPolicy = {
  retryDelaysMs: [1_000, 5_000],
  maxAttempts: 3,
  inDoubt: 'resend',
  defaultValidityMs: 86_400_000,
  receiptGraceMs: 3_600_000,
}

const settings = { policy, replyWindowMs: 72 * 3_600_000 }

export interface OpenStore {
  store: SqlStore
  database: Database
  leases: DatabaseLeases
  lease: OwnLease
  close(): Promise<void>
}

/** A store as one gateway process opens it. */
export async function openStore(url: string, clock: VirtualClock, process = 'one'): Promise<OpenStore> {
  const database = url.startsWith('sqlite:')
    ? await SqliteDatabase.open(url.slice('sqlite:'.length), settings)
    : await PostgresDatabase.open(url, 4, settings, () => undefined)
  const lease = new OwnLease(database.kind === 'postgres' ? `process:${process}` : null)
  const store = new SqlStore(database, lease, {
    maxWaitingWrites: 10_000,
    metrics: { onCommit: () => undefined },
  })
  const leases = new DatabaseLeases(store, clock, process, () => undefined)
  if (database.kind === 'sqlite') await store.execute([{ sql: 'DELETE FROM leases', parameters: [] }])
  const held = await lease.acquire(leases)
  let closed: Promise<void> | undefined
  const close = async () => {
    await held.release()
    await store.close()
  }
  return { store, database, leases, lease, close: () => (closed ??= close()) }
}

export const company = 1 as CompanyId
export const otherCompany = 2 as CompanyId

export function lotOf(id: number, changes: Partial<MessageCommon> = {}, claimed = false): MessageLot {
  const common: MessageCommon = {
    companyId: company,
    broadcastId: null,
    from: '4938',
    text: 'Проверка связи',
    sentText: null,
    encoding: 'ucs2',
    segmentCount: 1,
    class: 'service',
    lane: 'normal',
    state: 'queued',
    reference: null,
    traceId: `trace-${id}`,
    createdAt: 1_000,
    scheduledAt: null,
    sendAt: changes.scheduledAt ?? changes.createdAt ?? 1_000,
    heldBy: null,
    zone: null,
    deliverBefore: null,
    route: 'default',
    carrier: 'one',
    whole: false,
    alternatives: [],
    author: 'key:7',
    via: 'rest',
    ...changes,
  }
  return {
    common,
    recipients: [{ id: id as MessageId, to: '+79161234567' as Msisdn, concatReference: 0, claimed }],
  }
}

export function acceptanceOf(id: number, changes: Partial<MessageCommon> = {}, claimed = false): Acceptance {
  const lot = lotOf(id, changes, claimed)
  const { companyId, createdAt } = lot.common
  return { companyId, createdAt, lots: [lot], broadcast: null, idempotency: null }
}
