import type { PersonId } from '../../values/ids.js'
import type { Msisdn } from '../../values/msisdn.js'
import type { CheckedPerson } from '../check-person.js'

export const personFileFormats = ['csv', 'xlsx'] as const
export type PersonFileFormat = (typeof personFileFormats)[number]

/** An upload at most, and the rows in it. */
export const maxFileBytes = 32 * 1024 * 1024
export const maxRows = 200_000
export const maxColumns = 100

/** A file that was opened: its headings are known, its rows come page by page. */
export interface PersonFile {
  headings: FileHeadings
  /** Null behind the last. */
  next(): Promise<readonly DraftRow[] | null>
  /** To be called in the end, whether all was read or not. */
  close(): Promise<void>
}

export interface FileHeadings {
  columns: readonly FileColumn[]
  /** Of a text file. */
  encoding: string | null
  delimiter: string | null
}

/** What a column is taken for; null: nothing is done with it. */
export interface FileColumn {
  heading: string
  field: string | null
}

/** A row by itself, before anybody has looked whose it is. */
export type DraftRow = { row: number; name: string | null } & ({ draft: PersonDraft } | { reason: string })

/** What a row says; fields that are absent or blank in it are absent. */
export interface PersonDraft {
  id: PersonId | null
  msisdns: readonly Msisdn[]
  fields: CheckedPerson
  /** Groups and tags by id or name, in the order of the row. */
  topics: readonly WrittenTopic[]
  /** The person is to be deleted. */
  isDeleted: boolean
}

export interface WrittenTopic {
  kind: 'group' | 'tag'
  name: string
  /** False: leaves. */
  joins: boolean
}
