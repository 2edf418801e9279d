import { GatewayError } from '../core/errors.js'
import type { NumberingStore } from '../core/routing/ports.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import * as numbering from './repositories/numbering-repository.js'
import { conditional, reading, type StoreContext, writeSnapshot } from './writing.js'

/** An import that has not ended after a day has died. */
const abandonedMs = 24 * 3_600_000

export function numberingStore(context: StoreContext): NumberingStore {
  const { db } = context
  const write = (...statements: Statement[]) => context.commits.write({ kind: 'statements', statements })
  const deleteUnused = async (now: number) => {
    for (const id of await reading(numbering.versionsToDelete(db, now - abandonedMs))) {
      for (;;) {
        const part = await reading(numbering.nextDeletion(db, id))
        if (part === null) break
        await write(part)
      }
      await write(...numbering.deleteVersion(db, id))
    }
  }
  return {
    load: () => reading(loadCurrent(context)),
    replace: async (next, audit) => {
      await deleteUnused(next.createdAt)
      await write(numbering.insertVersion(db, next))
      for (const part of numbering.insertDescriptions(db, next.id, next.ranges.descriptions)) await write(part)
      for (const part of numbering.insertRanges(db, next.id, next.ranges)) await write(part)
      for (const part of numbering.insertPorted(db, next.id, next.ported?.packed ?? new Float64Array()))
        await write(part)
      const switching = numbering.switchVersion(db, next.id, next.basedOn)
      if (!(await isSwitched(writeSnapshot(context, 'numbering', audit, ...switching)))) {
        throw new GatewayError('conflict', 'Another import has ended meanwhile; nothing was changed. Import again.')
      }
      await deleteUnused(next.createdAt)
    },
  }
}

/** False when the version to be replaced is not in force, or another one came into force where there was none. */
async function isSwitched(writing: Promise<void>): Promise<boolean> {
  try {
    return await conditional(writing)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return false
  }
}

async function loadCurrent({ db }: StoreContext) {
  for (;;) {
    const version = await numbering.currentVersion(db)
    if (version === null) return null
    const ranges = await numbering.readRanges(db, version.id)
    const { portedOperators: operators } = version
    const ported = operators === null ? null : { operators, packed: await numbering.readPorted(db, version.id) }
    // Replaced while it was read, it may have been deleted in part.
    const isStill = (await numbering.currentVersion(db))?.id === version.id
    if (isStill) return { id: version.id, version: version.name, ranges, ported }
  }
}
