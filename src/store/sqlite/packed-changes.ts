import type { Change } from '../batch/change.js'

/**
 * Changes on their way to the writer's thread. Copying objects between threads costs 40 µs a message, a string of JSON 4 µs, so
 * all that JSON can carry goes as one string; the few changes with bytes in them are copied as they are.
 */
export interface PackedChanges {
  json: string
  /** Changes with bytes, by their place among all. */
  copied: readonly (readonly [index: number, change: Change])[]
}

export function packChanges(changes: readonly Change[]): PackedChanges {
  const plain: (Change | null)[] = []
  const copied: [number, Change][] = []
  for (const [index, change] of changes.entries()) {
    const hasBytes = change.kind === 'inbound' || change.kind === 'statements'
    if (hasBytes) copied.push([index, change])
    plain.push(hasBytes ? null : change)
  }
  return { json: JSON.stringify(plain), copied }
}

export function unpackChanges({ json, copied }: PackedChanges): Change[] {
  const changes = JSON.parse(json) as Change[]
  for (const [index, change] of copied) changes[index] = change
  return changes
}
