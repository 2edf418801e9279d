import type { SnapshotName, Snapshots } from '../core/snapshots.js'

interface Entry {
  load(): Promise<void>
  revision: number | null
  /** Loads of one table follow each other, so that an older reading never takes the place of a newer one. */
  last: Promise<void>
}

/** Keeps what is held in memory as new as the database; driven by the periodic task `snapshots`. */
export class TableSnapshots implements Snapshots {
  readonly #entries = new Map<SnapshotName, Entry>()
  readonly #readRevisions: () => Promise<ReadonlyMap<string, number>>

  constructor(readRevisions: () => Promise<ReadonlyMap<string, number>>) {
    this.#readRevisions = readRevisions
  }

  register(name: SnapshotName, load: () => Promise<void>): void {
    this.#entries.set(name, { load, revision: null, last: Promise.resolve() })
  }

  async refresh(name: SnapshotName): Promise<void> {
    const entry = this.#entries.get(name)
    if (entry !== undefined) await loadNext(entry)
  }

  /** Loads what has been written since the last call; everything at the first. */
  async refreshChanged(): Promise<void> {
    const revisions = await this.#readRevisions()
    for (const [name, entry] of this.#entries) {
      const revision = revisions.get(name) ?? 0
      if (entry.revision === revision) continue
      await loadNext(entry)
      // Read before the load: what is written meanwhile is loaded once more.
      entry.revision = revision
    }
  }
}

/** After the load that runs, whether it fails or not: its caller hears of that. */
function loadNext(entry: Entry): Promise<void> {
  const load = () => entry.load()
  const loading = entry.last.then(load, load)
  entry.last = loading
  return loading
}
