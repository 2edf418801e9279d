import { accountOperations } from './account-operations.js'
import { formOperations } from './form-operations.js'
import { listOperations } from './list-operations.js'
import { mailingOperations } from './mailing-operations.js'
import { messageOperations } from './message-operations.js'
import type { M2mOperation } from './operation.js'
import { sendingOperations } from './sending-operations.js'
import { userOperations } from './user-operations.js'

/** Every operation of the contract: what drives the bindings and the WSDL. */
export const operations: readonly M2mOperation[] = [
  ...sendingOperations,
  ...messageOperations,
  ...listOperations,
  ...userOperations,
  ...mailingOperations,
  ...accountOperations,
  ...formOperations,
]

const byName = new Map(operations.map((one) => [one.name.toLowerCase(), one]))

/** In any case: the original is served by a machine that makes no difference. */
export function findOperation(name: string): M2mOperation | undefined {
  return byName.get(name.toLowerCase())
}
