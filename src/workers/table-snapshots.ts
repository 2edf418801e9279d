import type { SnapshotName, Snapshots } from '../core/snapshots.js'

interface Entry {
  load(): Promise<void>
  revision: number | null
}

/** Keeps what is held in memory as new as the database; driven by the periodic task `snapshots`. */
export class TableSnapshots implements Snapshots {
  readonly #entries = new Map<SnapshotName, Entry>()
  readonly #readRevisions: () => Promise<ReadonlyMap<string, number>>

  constructor(readRevisions: () => Promise<ReadonlyMap<string, number>>) {
    this.#readRevisions = readRevisions
  }

  register(name: SnapshotName, load: () => Promise<void>): void {
    this.#entries.set(name, { load, revision: null })
  }

  async refresh(name: SnapshotName): Promise<void> {
    await this.#entries.get(name)?.load()
  }

  /** Loads what has been written since the last call; everything at the first. */
  async refreshChanged(): Promise<void> {
    const revisions = await this.#readRevisions()
    for (const [name, entry] of this.#entries) {
      const revision = revisions.get(name) ?? 0
      if (entry.revision === revision) continue
      await entry.load()
      // Read before the load: what is written meanwhile is loaded once more.
      entry.revision = revision
    }
  }
}
