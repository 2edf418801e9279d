import type { Page } from '../../core/accounts/page.js'
import { M2mFault } from './faults.js'

const pageSize = 1_000

export interface PageQuery<Id extends number> {
  afterId?: Id
  limit: number
}

/** All of a list. @throws M2mFault when it is longer: a part of it would pass for all */
export async function readPages<Id extends number, T extends { id: Id }>(
  most: number,
  read: (page: PageQuery<Id>) => Promise<Page<T>>,
): Promise<T[]> {
  const found: T[] = []
  for (let page: PageQuery<Id> = { limit: pageSize }; ;) {
    const { items, nextAfterId } = await read(page)
    found.push(...items)
    if (found.length > most) throw new M2mFault('TOO_MANY_PARAMETERS')
    if (nextAfterId === null) return found
    page = { afterId: nextAfterId, limit: pageSize }
  }
}
