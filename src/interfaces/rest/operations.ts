import { assignInboundMessage } from './handlers/assign-inbound-message.js'
import { cancelBroadcast } from './handlers/cancel-broadcast.js'
import { cancelMessage } from './handlers/cancel-message.js'
import { createApiKey } from './handlers/create-api-key.js'
import { createCompany } from './handlers/create-company.js'
import { createUser } from './handlers/create-user.js'
import { explainSegmentation } from './handlers/explain-segmentation.js'
import { getBroadcast } from './handlers/get-broadcast.js'
import { getCompany } from './handlers/get-company.js'
import { getIndex } from './handlers/get-index.js'
import { getLiveness } from './handlers/get-liveness.js'
import { getMessage } from './handlers/get-message.js'
import { getMetrics } from './handlers/get-metrics.js'
import { getOpenapiJson } from './handlers/get-openapi-json.js'
import { getOpenapiYaml } from './handlers/get-openapi-yaml.js'
import { getReadiness } from './handlers/get-readiness.js'
import { getSimulatedPhone } from './handlers/get-simulated-phone.js'
import { getUser } from './handlers/get-user.js'
import { listApiKeys } from './handlers/list-api-keys.js'
import { listAudit } from './handlers/list-audit.js'
import { listCarriers } from './handlers/list-carriers.js'
import { listCompanies } from './handlers/list-companies.js'
import { listInbox } from './handlers/list-inbox.js'
import { listMessages } from './handlers/list-messages.js'
import { listSimulatedPhones } from './handlers/list-simulated-phones.js'
import { listUnmatchedInbox } from './handlers/list-unmatched-inbox.js'
import { listUsers } from './handlers/list-users.js'
import { revokeApiKey } from './handlers/revoke-api-key.js'
import { sendByGet } from './handlers/send-by-get.js'
import { sendByPost } from './handlers/send-by-post.js'
import { sendMessage } from './handlers/send-message.js'
import { setPhoneScript } from './handlers/set-phone-script.js'
import { updateApiKey } from './handlers/update-api-key.js'
import { updateCompany } from './handlers/update-company.js'
import { updateUser } from './handlers/update-user.js'
import { writeFromPhone } from './handlers/write-from-phone.js'
import type { Operation } from './operation.js'

/** Every operation of the contract; the pipeline refuses to start when one is missing. */
export const operations: readonly Operation[] = [
  assignInboundMessage,
  cancelBroadcast,
  cancelMessage,
  createApiKey,
  createCompany,
  createUser,
  explainSegmentation,
  getBroadcast,
  getCompany,
  getIndex,
  getLiveness,
  getMessage,
  getMetrics,
  getOpenapiJson,
  getOpenapiYaml,
  getReadiness,
  getSimulatedPhone,
  getUser,
  listApiKeys,
  listAudit,
  listCarriers,
  listCompanies,
  listInbox,
  listMessages,
  listSimulatedPhones,
  listUnmatchedInbox,
  listUsers,
  revokeApiKey,
  sendByGet,
  sendByPost,
  sendMessage,
  setPhoneScript,
  updateApiKey,
  updateCompany,
  updateUser,
  writeFromPhone,
]
