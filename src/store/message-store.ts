import type { CarrierReceipt, InboundPart } from '../core/carrier.js'
import type { MessageStore } from '../core/ports.js'
import type { CompanyId, MessageId } from '../core/values/ids.js'
import type { Database } from './database.js'
import type { ProcessLease } from './process-lease.js'
import * as messages from './repositories/message-repository.js'
import { reading, type StoreContext } from './writing.js'

export function messageStore({ db, commits, database }: StoreContext, lease: ProcessLease): MessageStore {
  return {
    accept: (acceptance) => commits.write({ kind: 'accept', acceptance, holder: lease.fencing }),
    claim: (request) => commits.write({ kind: 'claim', request, holder: lease.fencing, fence: lease.fence }),
    recordOutcome: (record) => commits.write({ kind: 'outcome', record }),
    recordReceipt: (receipt: CarrierReceipt) => commits.write({ kind: 'receipt', receipt }),
    recordInbound: (part: InboundPart, id: MessageId) => commits.write({ kind: 'inbound', part, id }),
    cancel: (companyId, id, at) => commits.write({ kind: 'cancel', companyId, id, at }),
    cancelBroadcast: (companyId, id, at) => commits.write({ kind: 'cancelBroadcast', companyId, id, at }),
    resolveDoubt: (companyId, id, decision, at) => commits.write({ kind: 'resolveDoubt', companyId, id, decision, at }),
    materialiseChunk: (at) => commits.write({ kind: 'materialise', at }),
    sweep: (at, limits) => commits.write({ kind: 'sweep', at, limits }),
    recoverClaims: (at) => commits.write({ kind: 'recover', at, ours: lease.past }),
    reroute: (carrier, ready, at) => commits.write({ kind: 'reroute', carrier, ready, at }),
    findOwnClaims: (before) => commits.write({ kind: 'findClaims', holders: lease.past, before }),
    dropOwnClaims: (refs, before, at) =>
      commits.write({ kind: 'dropClaims', messages: refs, holders: lease.past, before, at }),
    findAnswer: (companyId, key) => reading(findAnswer(database, companyId, key)),
    find: (companyId, id) => reading(messages.findMessage(db, companyId, id)),
    findAll: (companyId, ids) => reading(messages.findMessages(db, companyId, ids)),
    list: (companyId, filter) => reading(messages.listMessages(db, companyId, filter)),
    findBroadcast: (companyId, id) => reading(messages.findBroadcast(db, companyId, id)),
    queueDepths: () => reading(messages.queueDepths(db)),
  }
}

async function findAnswer(database: Database, companyId: CompanyId, key: string) {
  const row = await database.read
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'result'])
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { requestHash: row.request_hash, result: JSON.parse(row.result) as never }
}
