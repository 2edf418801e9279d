import { GatewayError } from '../../core/errors.js'
import { type CompanyId, type formatId, parseId } from '../../core/values/ids.js'

type AnyId = Parameters<typeof formatId>[0]

/** The id in an address. @throws GatewayError `not_found` for one that is too large to exist */
export function resourceId<T extends AnyId>(text: string): T {
  const id = parseId<T>(text)
  if (id === undefined) throw new GatewayError('not_found', 'There is nothing with this id.')
  return id
}

/** The company that a platform administrator acts for, ready to be spread into a command. */
export function actingCompany(query: { companyId?: string }): { companyId?: CompanyId } {
  return query.companyId === undefined ? {} : { companyId: resourceId<CompanyId>(query.companyId) }
}

/** Ids in a body. @throws GatewayError `invalid_parameter` for one that is too large to exist */
export function memberIds<T extends AnyId>(texts: readonly string[] | undefined, field: string): T[] {
  return (texts ?? []).map((text, index) => {
    const id = parseId<T>(text)
    if (id !== undefined) return id
    throw new GatewayError('invalid_parameter', 'There is no id so large.', { field: `${field}/${index}` })
  })
}
