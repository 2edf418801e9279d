import { GatewayError } from '../../core/errors.js'
import { type formatId, parseId } from '../../core/values/ids.js'

/** The default of the contract's parameter `limit`. */
const PAGE_SIZE = 50

type AnyId = Parameters<typeof formatId>[0]

interface PageQuery {
  cursor?: string
  limit?: number
}

export function limitOf(query: PageQuery): number {
  return query.limit ?? PAGE_SIZE
}

/** A cursor is the id of the last item of the page before. @throws GatewayError `invalid_parameter` */
export function cursorOf<T extends AnyId>(query: PageQuery): T | undefined {
  if (query.cursor === undefined) return undefined
  const id = parseId<T>(query.cursor)
  if (id !== undefined) return id
  throw new GatewayError('invalid_parameter', 'Parameter "cursor" is not one that this list gave.', { field: 'cursor' })
}

export function formatCursor(id: number | null): string | null {
  return id === null ? null : String(id)
}

/** The page of a list in order of ids. @throws GatewayError `invalid_parameter` */
export function pageAfter<T extends AnyId>(query: PageQuery): { afterId?: T; limit: number } {
  const afterId = cursorOf<T>(query)
  return { limit: limitOf(query), ...(afterId === undefined ? {} : { afterId }) }
}
