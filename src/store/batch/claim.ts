import type { Encoding, Lane, MessageClass } from '../../core/messaging/message.js'
import { lanes } from '../../core/messaging/message.js'
import { claimSegment, expireUnsent } from '../../core/messaging/progress.js'
import type { Claim, ClaimedSegment, ClaimRequest } from '../../core/messaging/submission-record.js'
import type { MessageId } from '../../core/values/ids.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { messages } from '../tables/tables.js'
import type { ChangeOf, Fence } from './change.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

/**
 * Takes due segments off the queue of one carrier. Alerts go first; bulk gets the first pick of every fifth claim so that it is
 * slowed and never starved. Within a lane companies take equal shares, starting after the one that was served last.
 */
export class Claims {
  readonly #turns = new Map<string, number>()

  async take(tx: BatchTransaction, change: ChangeOf<'claim'>): Promise<Claim> {
    const { request, holder, fence } = change
    if (fence !== null && !(await isStillOurs(tx, fence))) return { segments: [], nextDueAt: null }
    const keys = await this.#pick(tx, request)
    const messageKeys = keys.map((key) => [key.company_id, key.message_id] as const)
    const work = new WorkingSet(tx)
    await work.load(messageKeys)
    const rows = await tx.selectMany(messages, claimedColumns, uniqueKeys(messageKeys))
    const byId = new Map(rows.map((row) => [row.id, row]))
    const claimed = keys.flatMap((key) => claimOne(work, byId.get(key.message_id), key, request, holder))
    await work.flush(request.now)
    const nextDueAt = keys.length < request.limit ? await nextDue(tx, request) : null
    return { segments: claimed, nextDueAt }
  }

  async #pick(tx: BatchTransaction, request: ClaimRequest): Promise<QueueKey[]> {
    const keys: QueueKey[] = []
    for (const lane of this.#laneOrder(request.carrier)) {
      if (keys.length >= request.limit) break
      keys.push(...(await this.#pickLane(tx, request, lane, request.limit - keys.length)))
    }
    return keys
  }

  #laneOrder(carrier: string): readonly Lane[] {
    const turn = (this.#turns.get(carrier) ?? 0) + 1
    this.#turns.set(carrier, turn)
    return turn % 5 === 0 ? ['alert', 'bulk', 'normal'] : lanes
  }

  async #pickLane(tx: BatchTransaction, request: ClaimRequest, lane: Lane, limit: number): Promise<QueueKey[]> {
    const turnKey = `${request.carrier}\n${lane}`
    let companies = rotate(await waitingCompanies(tx, request.carrier, lane), this.#turns.get(turnKey) ?? -1)
    const keys: QueueKey[] = []
    const taken = new Map<number, number>()
    while (keys.length < limit && companies.length > 0) {
      const share = Math.max(1, Math.floor((limit - keys.length) / companies.length))
      const unsatisfied: number[] = []
      for (const company of companies) {
        const room = Math.min(share, limit - keys.length)
        if (room === 0) break
        const offset = taken.get(company) ?? 0
        const found = await dueSegments(tx, request, lane, company, room, offset)
        keys.push(...found)
        taken.set(company, offset + found.length)
        if (found.length > 0) this.#turns.set(turnKey, company)
        if (found.length === room) unsatisfied.push(company)
      }
      companies = unsatisfied
    }
    return keys
  }
}

interface QueueKey {
  company_id: number
  message_id: number
  ordinal: number
}

async function isStillOurs(tx: BatchTransaction, fence: Fence): Promise<boolean> {
  const sql = `SELECT 1 FROM leases WHERE name = ? AND fencing = ? ${tx.forShare}`
  return (await tx.query(sql, [fence.name, fence.fencing])).length > 0
}

/** A loose index scan: one probe of `segments_queue` a company, however many segments wait. */
async function waitingCompanies(tx: BatchTransaction, carrier: string, lane: Lane): Promise<number[]> {
  const first = `SELECT company_id FROM segments WHERE carrier = ? AND lane = ? AND dispatch_at IS NOT NULL`
  const sql = `WITH RECURSIVE waiting(company_id) AS (
      SELECT * FROM (${first} ORDER BY company_id LIMIT 1) AS head
      UNION ALL
      SELECT (${first} AND company_id > waiting.company_id ORDER BY company_id LIMIT 1)
      FROM waiting WHERE waiting.company_id IS NOT NULL
    ) SELECT company_id FROM waiting WHERE company_id IS NOT NULL`
  const rows = await tx.query<{ company_id: number }>(sql, [carrier, lane, carrier, lane])
  return rows.map((row) => row.company_id)
}

async function dueSegments(
  tx: BatchTransaction,
  request: ClaimRequest,
  lane: Lane,
  company: number,
  limit: number,
  offset: number,
): Promise<QueueKey[]> {
  const sql = `SELECT company_id, message_id, ordinal FROM segments
    WHERE carrier = ? AND lane = ? AND company_id = ? AND dispatch_at IS NOT NULL AND dispatch_at <= ?
    ORDER BY dispatch_at, message_id, ordinal LIMIT ? OFFSET ? ${tx.skipLocked}`
  return tx.query<QueueKey>(sql, [request.carrier, lane, company, request.now, limit, offset])
}

async function nextDue(tx: BatchTransaction, request: ClaimRequest): Promise<number | null> {
  let next: number | null = null
  for (const lane of lanes) {
    for (const company of await waitingCompanies(tx, request.carrier, lane)) {
      const [row] = await tx.query<{ at: number | null }>(
        `SELECT MIN(dispatch_at) AS at FROM segments
         WHERE carrier = ? AND lane = ? AND company_id = ? AND dispatch_at IS NOT NULL AND dispatch_at > ?`,
        [request.carrier, lane, company, request.now],
      )
      if (row?.at !== undefined && row.at !== null) next = Math.min(next ?? row.at, row.at)
    }
  }
  return next
}

function rotate(companies: readonly number[], last: number): number[] {
  const start = companies.findIndex((company) => company > last)
  return start <= 0 ? [...companies] : [...companies.slice(start), ...companies.slice(0, start)]
}

const claimedColumns = {
  columns: [
    'company_id',
    'id',
    'msisdn',
    'own_address',
    'text',
    'sent_text',
    'encoding',
    'segment_count',
    'concat_reference',
    'lane',
    'class',
    'zone',
    'deliver_before',
    'trace_id',
  ],
  key: ['company_id', 'id'],
} as const

type ClaimedRow = Pick<RowOf<typeof messages>, (typeof claimedColumns.columns)[number]>

function uniqueKeys(keys: readonly (readonly [number, number])[]): Tuple[] {
  return [...new Map(keys.map((key) => [key[1], key])).values()]
}

function claimOne(
  work: WorkingSet,
  row: ClaimedRow | undefined,
  key: QueueKey,
  request: ClaimRequest,
  holder: number,
): ClaimedSegment[] {
  const message = work.get(key.message_id)
  if (message === undefined || row === undefined) throw new Error('a queued segment has no message')
  if (message.deliverBefore !== null && message.deliverBefore <= request.now) {
    expireUnsent(message, request.now)
    work.settle(message, request.now)
    return []
  }
  if (!claimSegment(message, key.ordinal, request.whole, holder, request.now)) return []
  work.settle(message, request.now)
  return [
    {
      companyId: row.company_id as CompanyId,
      messageId: row.id as MessageId,
      ordinal: key.ordinal,
      segmentCount: row.segment_count,
      concatReference: row.concat_reference,
      from: row.own_address,
      to: row.msisdn,
      encoding: row.encoding as Encoding,
      text: row.sent_text ?? row.text,
      lane: row.lane as Lane,
      class: row.class as MessageClass,
      zone: row.zone,
      deliverBefore: row.deliver_before,
      traceId: row.trace_id,
    },
  ]
}
