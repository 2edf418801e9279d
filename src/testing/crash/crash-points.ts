/** Places on a message's way at which the process dies without any warning. */
export const crashPoints = [
  'after_parse',
  'before_commit',
  'after_commit_before_reply',
  'after_reply',
  'before_submit_write',
  'after_submit_write',
  'after_resp_before_commit',
  'after_dlr_before_commit',
] as const
export type CrashPoint = (typeof crashPoints)[number]

/** What must hold when the process has died: proof that the point lies where its name says. */
export interface CrashScene {
  /** Whether the message that met the point had been answered to its sender; null where either may be. */
  answered: boolean | null
  /** Submissions that had reached the operator at the k-th passage. */
  submitted: 'fewer_than_k' | 'k_or_more' | 'any'
}

export const crashScenes: Record<CrashPoint, CrashScene> = {
  after_parse: { answered: false, submitted: 'fewer_than_k' },
  before_commit: { answered: false, submitted: 'fewer_than_k' },
  after_commit_before_reply: { answered: false, submitted: 'fewer_than_k' },
  after_reply: { answered: true, submitted: 'any' },
  before_submit_write: { answered: null, submitted: 'fewer_than_k' },
  after_submit_write: { answered: null, submitted: 'k_or_more' },
  after_resp_before_commit: { answered: null, submitted: 'k_or_more' },
  after_dlr_before_commit: { answered: null, submitted: 'k_or_more' },
}

/** Counts the passages of one point and kills the process at the k-th. */
export class CrashTrap {
  readonly #point: CrashPoint
  readonly #k: number
  #passages = 0

  constructor(point: CrashPoint, k: number) {
    this.#point = point
    this.#k = k
  }

  /** @param text `point:k`, as in the variable CRASH_AT */
  static parse(text: string): CrashTrap {
    const [name, k] = text.split(':')
    const point = crashPoints.find((known) => known === name)
    if (point === undefined || !/^[1-9]\d*$/.test(k ?? '')) {
      throw new RangeError(`CRASH_AT is "${text}" and must be one of ${crashPoints.join(', ')}, a colon and a count`)
    }
    return new CrashTrap(point, Number(k))
  }

  /** Whether this passage of the point is the last; the caller then brings about the crash. */
  closesAt(point: CrashPoint): boolean {
    return point === this.#point && ++this.#passages === this.#k
  }

  pass(point: CrashPoint): void {
    if (this.closesAt(point)) this.spring()
  }

  /** SIGKILL: no handler runs, nothing is flushed, nothing is closed. */
  spring(): void {
    process.kill(process.pid, 'SIGKILL')
  }
}
