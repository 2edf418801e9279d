import type { HistoryRequest } from '../../core/history/read-history.js'
import type { BroadcastId, PersonId } from '../../core/values/ids.js'
import { parseInstant } from './instant.js'
import type { OperationInput } from './operation.js'
import { resourceId } from './resource-id.js'

/** The filter of a search, wherever it stands. @throws GatewayError `invalid_parameter` */
export function historyRequestOf(query: OperationInput<'countHistory'>['query']): HistoryRequest {
  const { q, contains, direction, state, msisdn, broadcastId, reference, tag, person, group, author, via } = query
  const groupAt = parseInstant(query.groupAt, 'groupAt')
  const createdFrom = parseInstant(query.createdFrom, 'createdFrom')
  const createdBefore = parseInstant(query.createdBefore, 'createdBefore')
  return {
    ...(q !== undefined && { q }),
    ...(contains !== undefined && { contains }),
    ...(direction !== undefined && { direction }),
    ...(state !== undefined && { state }),
    ...(query.class !== undefined && { class: query.class }),
    ...(msisdn !== undefined && { msisdn }),
    ...(broadcastId !== undefined && { broadcastId: resourceId<BroadcastId>(broadcastId) }),
    ...(reference !== undefined && { reference }),
    ...(author !== undefined && { author }),
    ...(via !== undefined && { via }),
    ...(tag !== undefined && { tag }),
    ...(person !== undefined && { person: resourceId<PersonId>(person) }),
    ...(group !== undefined && { group }),
    ...(groupAt !== undefined && { groupAt }),
    ...(createdFrom !== undefined && { createdFrom }),
    ...(createdBefore !== undefined && { createdBefore }),
  }
}
