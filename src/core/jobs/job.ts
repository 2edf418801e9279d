import type { CompanyId, JobId } from '../values/ids.js'

/** Work that takes longer than a request: a row that says how far it has come, so that any process can go on with it. */
export interface Job {
  id: JobId
  companyId: CompanyId
  kind: JobKind
  state: JobState
  /** Who asked for it. */
  actor: string
  /** What was asked for, and what is known of it so far; each kind has shapes of its own. */
  request: unknown
  result: unknown
  /** How far it is: rows read, rows applied, messages written. */
  position: number
  /** For people; set when it failed. */
  error: string | null
  createdAt: number
  updatedAt: number
  /** From then on it may be deleted with all that belongs to it. */
  expiresAt: number
}

export const jobKinds = ['person_import', 'history_export'] as const
export type JobKind = (typeof jobKinds)[number]

/** `uploading`: its file is not there in full; `planned`: waits for its caller's consent. */
export const jobStates = ['uploading', 'reading', 'planned', 'applying', 'writing', 'done', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** In which a worker has something to do. */
export const workingStates = ['reading', 'applying', 'writing'] as const satisfies readonly JobState[]

export type JobKey = Pick<Job, 'companyId' | 'id'>
export type JobChanges = Partial<Pick<Job, 'state' | 'result' | 'position' | 'error'>> & { updatedAt: number }

/** Files travel and are kept in parts of this size. */
export const partBytes = 256 * 1024

/** How long a job is kept after it was asked for. */
export const keptMs = 7 * 86_400_000
/** Wakes the worker of a kind in this process at once; those of others look every two seconds. */
export class JobBell {
  readonly #listeners = new Map<JobKind, () => void>()

  onRing(kind: JobKind, listener: () => void): void {
    this.#listeners.set(kind, listener)
  }

  ring(kind: JobKind): void {
    this.#listeners.get(kind)?.()
  }
}
