export interface Page<Item> {
  items: Item[]
  /** Give it as `cursor` to get the next page; null on the last. */
  nextCursor: string | null
}

/** A list that is fetched while it is read. Nothing is asked for before. */
export class List<Item> implements AsyncIterable<Item> {
  readonly #fetch: (cursor: string | undefined) => Promise<Page<Item>>
  readonly #first: string | undefined

  constructor(fetch: (cursor: string | undefined) => Promise<Page<Item>>, first: string | undefined) {
    this.#fetch = fetch
    this.#first = first
  }

  /** The page at the cursor of the query, the first unless it has one. */
  page(): Promise<Page<Item>> {
    return this.#fetch(this.#first)
  }

  /** Every item from the cursor on, page by page; what is added meanwhile neither shifts nor repeats anything. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for (let cursor = this.#first; ;) {
      const { items, nextCursor } = await this.#fetch(cursor)
      yield* items
      if (nextCursor === null) return
      cursor = nextCursor
    }
  }
}

/** @param name of the field that holds the items */
export function listOf<Name extends string, Item>(
  name: Name,
  query: { cursor?: string } | undefined,
  fetch: (cursor: { cursor?: string }) => Promise<Record<Name, Item[]> & { nextCursor: string | null }>,
): List<Item> {
  const fetchPage = async (cursor: string | undefined) => {
    const answer = await fetch(cursor === undefined ? {} : { cursor })
    return { items: answer[name], nextCursor: answer.nextCursor }
  }
  return new List(fetchPage, query?.cursor)
}
