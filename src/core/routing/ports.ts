import type { OwnNumber } from '../messaging/inbound.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, NumberId, SenderNameId } from '../values/ids.js'
import type { NumberingData, NumberRanges, PortedNumbers } from './number-ranges.js'
import type { RouteList } from './route.js'
import type { Registration, SenderData, SenderNameRecord } from './sender-name.js'

export interface RouteStore {
  /** Version 0 without routes when none were written. */
  load(): Promise<RouteList>
  /** False, with nothing written, unless the list in force is the one before. */
  replace(list: RouteList, audit: NewAudit): Promise<boolean>
}

type SenderNameKey = Pick<SenderNameRecord, 'companyId' | 'id'>

export interface SenderNameStore {
  /** Everything, for the table in memory. */
  load(): Promise<SenderData>
  /** @throws GatewayError `conflict` when the company has the name */
  insert(record: SenderNameRecord, audit: NewAudit): Promise<void>
  update(
    key: SenderNameKey,
    changes: Partial<Pick<SenderNameRecord, 'fallback' | 'comment'>>,
    audit: NewAudit,
  ): Promise<void>
  delete(key: SenderNameKey, audit: NewAudit): Promise<void>
  setRegistration(key: SenderNameKey, registration: Registration, audit: NewAudit): Promise<void>
  find(companyId: CompanyId, id: SenderNameId): Promise<SenderNameRecord | undefined>
  findByName(companyId: CompanyId, name: string): Promise<SenderNameRecord | undefined>
  findByFallback(companyId: CompanyId, fallback: string): Promise<SenderNameRecord | undefined>
  list(companyId: CompanyId, afterId: SenderNameId, limit: number): Promise<readonly SenderNameRecord[]>
  /** Null: everybody's. */
  listNumbers(companyId: CompanyId | null, afterId: NumberId, limit: number): Promise<readonly NumberRecord[]>
}

export interface NumberRecord extends OwnNumber {
  id: NumberId
  kind: 'short_code' | 'mobile' | 'city'
  activeFrom: number
  activeUntil: number | null
}

export interface NumberingStore {
  /** The version in force; null where nothing was imported. */
  load(): Promise<(NumberingData & { id: number }) | null>
  /**
   * Writes a version beside the one in force, in statements of bounded size, then puts it into force in one transaction and deletes
   * the one before. What fails half-way is never in force, and is deleted by the next import.
   * @throws GatewayError `conflict` when another import has put its version into force meanwhile
   */
  replace(next: NewNumbering, audit: NewAudit): Promise<void>
}

export interface NewNumbering {
  id: number
  version: string
  /** The version that `ranges` was made from; null: none was in force. */
  basedOn: number | null
  createdAt: number
  ranges: NumberRanges
  ported: PortedNumbers | null
}
