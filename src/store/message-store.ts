import type { CarrierReceipt, InboundPart } from '../core/carrier.js'
import type { MessageStore } from '../core/ports.js'
import type { CompanyId, MessageId } from '../core/values/ids.js'
import type { Database } from './database.js'
import type { ProcessLease } from './process-lease.js'
import * as messages from './repositories/message-repository.js'
import { withReplies } from './repositories/reply-repository.js'
import { reading, type StoreContext } from './writing.js'

export function messageStore({ db, commits, database }: StoreContext, lease: ProcessLease): MessageStore {
  return {
    accept: (acceptance) => commits.write({ kind: 'accept', acceptance, holder: lease.fencing }),
    claim: (request) => commits.write({ kind: 'claim', request, holder: lease.fencing, fence: lease.fence }),
    recordOutcome: (record) => commits.write({ kind: 'outcome', record }),
    recordReceipt: (receipt: CarrierReceipt) => commits.write({ kind: 'receipt', receipt }),
    recordInbound: (part: InboundPart, id: MessageId, network = null) =>
      commits.write({ kind: 'inbound', part, id, network }),
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
    find: async (companyId, id) => {
      const message = await reading(messages.findMessage(db, companyId, id))
      return message && (await reading(withReplies(db, companyId, [message])))[0]
    },
    findAll: (companyId, ids) => reading(messages.findMessages(db, companyId, ids)),
    list: async (companyId, filter) => {
      const page = await reading(messages.listMessages(db, companyId, filter))
      return { ...page, messages: await reading(withReplies(db, companyId, page.messages)) }
    },
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
