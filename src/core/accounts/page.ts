/** One page of a list in the order of ids; pass `nextAfterId` for the next, null on the last. */
export interface Page<T extends { id: number }> {
  items: readonly T[]
  nextAfterId: T['id'] | null
}

/** `found` holds one more than fits when there is another page. */
export function pageOf<T extends { id: number }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit)
  return { items, nextAfterId: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
