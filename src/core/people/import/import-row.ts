import type { GroupId, PersonId, TagId } from '../../values/ids.js'
import type { Person } from '../person.js'

/** What becomes of a row of a file: decided when it is read, and done as it was decided. */
export interface ImportRow {
  /** As a spreadsheet counts: the headings are row 1. */
  row: number
  action: ImportAction
  /** Null for a row that is refused before its person is known. */
  personId: PersonId | null
  /** What the row calls its person. */
  name: string | null
  changes: readonly FieldChange[]
  /** Why it is refused, in words. */
  reason: string | null
  /** The person as it will be; null where nothing is written. */
  person: Person | null
  /** When the person was changed last, as the plan knows it. */
  basedOn: number | null
  /** Null until it was the row's turn. */
  outcome: ImportOutcome | null
  memberships: readonly Membership[]
}

/** A group or a tag that the person joins or leaves, itself and not through another group. */
export type Membership = ({ joins: true; newId: number } & Topic) | ({ joins: false } & Topic)

export type Topic = { kind: 'group'; id: GroupId } | { kind: 'tag'; id: TagId }

export const importActions = ['created', 'changed', 'unchanged', 'refused', 'deleted'] as const
export type ImportAction = (typeof importActions)[number]

/** `conflict`: what the plan was based on has changed before it was applied; nothing was written. */
export const importOutcomes = ['applied', 'conflict'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Texts, as a person reads them; null for nothing. */
export interface FieldChange {
  field: string
  from: string | null
  to: string | null
}

export interface ImportCount {
  action: ImportAction
  outcome: ImportOutcome | null
  rows: number
}
