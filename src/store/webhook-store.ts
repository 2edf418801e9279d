import { webhookLease } from '../core/events/webhook.js'
import type { DeliveryRecord, WebhookStore } from '../core/ports.js'
import type { Statement } from './batch/change.js'
import { insertEvent } from './repositories/event-repository.js'
import { raiseRevision } from './repositories/revision-repository.js'
import * as webhooks from './repositories/webhook-repository.js'
import { conditional, reading, type StoreContext, writeSnapshot } from './writing.js'

/** Deliveries deleted at a time. */
const purgeChunk = 500

export function webhookStore(context: StoreContext): WebhookStore {
  const { db, commits } = context
  return {
    insert: (webhook, audit) => writeSnapshot(context, 'webhooks', audit, webhooks.insertWebhook(db, webhook)),
    update: (companyId, id, changes, audit) =>
      conditional(writeSnapshot(context, 'webhooks', audit, webhooks.updateWebhook(db, companyId, id, changes))),
    find: (companyId, id) => reading(webhooks.findWebhook(db, companyId, id)),
    list: (companyId, afterId, limit) => reading(webhooks.listWebhooks(db, companyId, afterId, limit)),
    listActive: () => reading(webhooks.listActiveWebhooks(db)),
    findDelivery: (webhook, id) => reading(webhooks.findDelivery(db, webhook, id)),
    listDeliveries: (webhook, query) => reading(webhooks.listDeliveries(db, webhook, query)),
    pendingDeliveries: (webhook, limit) => reading(webhooks.pendingDeliveries(db, webhook, limit)),
    insertDelivery: (delivery, audit) =>
      writeSnapshot(
        context,
        'webhooks',
        audit,
        webhooks.insertDelivery(db, delivery),
        webhooks.touch(db, { companyId: delivery.companyId, id: delivery.webhookId }),
      ),
    moveCursor: (webhook, to, at, audit) =>
      conditional(
        writeSnapshot(
          context,
          'webhooks',
          audit,
          webhooks.setCursor(db, webhook, to),
          webhooks.abandonPending(db, webhook, at),
        ),
      ),
    record: (record) =>
      conditional(commits.write({ kind: 'statements', statements: recordOf(context, record) }).then(() => undefined)),
    purgeDeliveries: async (before) => {
      const statements = [webhooks.purgeDeliveries(before, purgeChunk)]
      const [deleted] = await commits.write({ kind: 'statements', statements })
      return deleted === purgeChunk
    },
  }
}

function recordOf({ db, database }: StoreContext, record: DeliveryRecord): Statement[] {
  const { webhook, fencing, delivery, isNew, cursor, disabled, event } = record
  const statements: Statement[] = [holdsLease(fencing)]
  if (cursor !== null) statements.push(webhooks.advance(db, webhook, cursor.from, cursor.to))
  if (delivery !== null) {
    statements.push(isNew ? webhooks.insertDelivery(db, delivery) : webhooks.updateDelivery(db, delivery))
  }
  if (disabled !== null) {
    const changes = { state: 'disabled', stateReason: disabled.reason, updatedAt: disabled.at } as const
    statements.push(webhooks.updateWebhook(db, webhook.companyId, webhook.id, changes))
    statements.push(raiseRevision(db, 'webhooks'))
  }
  if (event !== null)
    statements.push(...insertEvent(database.kind, { ...event, subject: { type: 'webhook', id: event.webhookId } }))
  return statements
}

/** Changes nothing, and fails the write when another process holds the lease by now. */
function holdsLease(fencing: number): Statement {
  return {
    sql: `UPDATE leases SET fencing = fencing WHERE name = ? AND fencing = ?`,
    parameters: [webhookLease, fencing],
    expectRows: 1,
  }
}
