import type { CarrierReceipt, InboundPart } from '../../core/carrier.js'
import type { ReplyNetwork } from '../../core/conversations/reply.js'
import type { JobKey } from '../../core/jobs/job.js'
import type { NewMail } from '../../core/mail/mail-record.js'
import type { DeliveryPolicy, DoubtDecision } from '../../core/messaging/progress.js'
import type {
  Acceptance,
  AcceptAnswer,
  Claim,
  ClaimRequest,
  OutcomeRecord,
} from '../../core/messaging/submission-record.js'
import type { OptOut } from '../../core/people/opt-out.js'
import type {
  AddedOptOuts,
  MaterialisedChunk,
  MessageChange,
  MessageRef,
  OptOutRemoval,
  SweepLimits,
} from '../../core/ports.js'
import type { BroadcastId, CompanyId, MailId, MessageId } from '../../core/values/ids.js'
import type { SqlValue, Tuple } from '../tables/table.js'

/** A write that waits for the next group commit. Plain data: it crosses a thread boundary on SQLite. */
export type Change =
  | { kind: 'accept'; acceptance: Acceptance; holder: number }
  | { kind: 'outcome'; record: OutcomeRecord }
  | { kind: 'receipt'; receipt: CarrierReceipt }
  | { kind: 'inbound'; part: InboundPart; id: MessageId; network: ReplyNetwork | null }
  | { kind: 'claim'; request: ClaimRequest; holder: number; fence: Fence | null }
  | { kind: 'materialise'; at: number }
  | { kind: 'cancel'; companyId: CompanyId; id: MessageId; at: number }
  | { kind: 'cancelBroadcast'; companyId: CompanyId; id: BroadcastId; at: number }
  | { kind: 'resolveDoubt'; companyId: CompanyId; id: MessageId; decision: DoubtDecision; at: number }
  | { kind: 'assignInbound'; id: MessageId; companyId: CompanyId; at: number; audit: Statement }
  | { kind: 'sweep'; at: number; limits: SweepLimits }
  | { kind: 'recover'; at: number; ours: readonly number[] }
  | { kind: 'findClaims'; holders: readonly number[]; before: number }
  | { kind: 'dropClaims'; messages: readonly MessageRef[]; holders: readonly number[]; before: number; at: number }
  | { kind: 'reroute'; carrier: string; ready: readonly string[]; at: number }
  | { kind: 'addOptOuts'; entries: readonly OptOut[]; audit: Statement }
  | { kind: 'removeOptOuts'; removal: OptOutRemoval; audit: Statement }
  | { kind: 'addImportRows'; rows: readonly Tuple[]; progress: Statement }
  | { kind: 'applyImportRows'; job: JobKey; from: number; limit: number; at: number }
  | { kind: 'mail'; mail: NewMail }
  | { kind: 'allocate'; count: number }
  | { kind: 'statements'; statements: readonly Statement[] }

/** What the gateway's configuration says about applying changes. */
export interface BatchSettings {
  policy: DeliveryPolicy
  /** How long an answer on a shared number belongs to the company that wrote last, ms. */
  replyWindowMs: number
}

export type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>

export interface Statement {
  sql: string
  parameters: readonly SqlValue[]
  /** The transaction's part is undone unless the statement changed this many rows. */
  expectRows?: number
}

/** Proof that a lease is still ours, checked in the claiming transaction. */
export interface Fence {
  name: string
  fencing: number
}

export interface ChangeResults {
  accept: AcceptAnswer
  outcome: MessageChange
  receipt: MessageChange | null
  inbound: MessageChange | null
  claim: Claim
  materialise: MaterialisedChunk | null
  cancel: 'cancelled' | 'too_late' | 'missing'
  cancelBroadcast: boolean
  resolveDoubt: MessageChange | 'no_doubt'
  assignInbound: 'assigned' | 'taken' | 'missing'
  sweep: boolean
  recover: number
  findClaims: readonly MessageRef[]
  dropClaims: number
  /** Carriers to which something was moved. */
  reroute: readonly string[]
  addOptOuts: AddedOptOuts
  removeOptOuts: readonly OptOut[]
  addImportRows: null
  /** The last row that was its turn; null when none was left. */
  applyImportRows: number | null
  /** The mail that it is a copy of. */
  mail: MailId | null
  /** The first of the allocated ids. */
  allocate: number
  statements: readonly number[]
}
