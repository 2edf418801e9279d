import { addGroupMembers } from './handlers/add-group-members.js'
import { addOptOuts } from './handlers/add-opt-outs.js'
import { addTagSubscriptions } from './handlers/add-tag-subscriptions.js'
import { applyPersonImport } from './handlers/apply-person-import.js'
import { assignInboundMessage } from './handlers/assign-inbound-message.js'
import { cancelBroadcast } from './handlers/cancel-broadcast.js'
import { cancelMessage } from './handlers/cancel-message.js'
import { countHistory } from './handlers/count-history.js'
import { createApiKey } from './handlers/create-api-key.js'
import { createCompany } from './handlers/create-company.js'
import { createGroup } from './handlers/create-group.js'
import { createHistoryExport } from './handlers/create-history-export.js'
import { createMailing } from './handlers/create-mailing.js'
import { createMailingList } from './handlers/create-mailing-list.js'
import { createPerson } from './handlers/create-person.js'
import { createPersonImport } from './handlers/create-person-import.js'
import { createSenderName } from './handlers/create-sender-name.js'
import { createTag } from './handlers/create-tag.js'
import { createUser } from './handlers/create-user.js'
import { createWebhook } from './handlers/create-webhook.js'
import { decideTagAccess } from './handlers/decide-tag-access.js'
import { deleteGroup } from './handlers/delete-group.js'
import { deleteMailing } from './handlers/delete-mailing.js'
import { deleteMailingList } from './handlers/delete-mailing-list.js'
import { deletePerson } from './handlers/delete-person.js'
import { deleteSenderName } from './handlers/delete-sender-name.js'
import { deleteTag } from './handlers/delete-tag.js'
import { deleteWebhook } from './handlers/delete-webhook.js'
import { downloadHistoryExport } from './handlers/download-history-export.js'
import { downloadPersonImportReport } from './handlers/download-person-import-report.js'
import { expandGroup } from './handlers/expand-group.js'
import { expandTag } from './handlers/expand-tag.js'
import { explainRoute } from './handlers/explain-route.js'
import { explainSegmentation } from './handlers/explain-segmentation.js'
import { exportHistoryCsv } from './handlers/export-history-csv.js'
import { exportHistoryXlsx } from './handlers/export-history-xlsx.js'
import { getBroadcast } from './handlers/get-broadcast.js'
import { getCompany } from './handlers/get-company.js'
import { getGroup } from './handlers/get-group.js'
import { getHistoryExport } from './handlers/get-history-export.js'
import { getIndex } from './handlers/get-index.js'
import { getLiveness } from './handlers/get-liveness.js'
import { getM2mPassword } from './handlers/get-m2m-password.js'
import { getMailing } from './handlers/get-mailing.js'
import { getMailingList } from './handlers/get-mailing-list.js'
import { getMessage } from './handlers/get-message.js'
import { getMetrics } from './handlers/get-metrics.js'
import { getOpenapiJson } from './handlers/get-openapi-json.js'
import { getOpenapiYaml } from './handlers/get-openapi-yaml.js'
import { getPerson } from './handlers/get-person.js'
import { getPersonImport } from './handlers/get-person-import.js'
import { getPersonTimeline } from './handlers/get-person-timeline.js'
import { getQuietHours } from './handlers/get-quiet-hours.js'
import { getReadiness } from './handlers/get-readiness.js'
import { getSenderName } from './handlers/get-sender-name.js'
import { getSimulatedPhone } from './handlers/get-simulated-phone.js'
import { getTag } from './handlers/get-tag.js'
import { getUser } from './handlers/get-user.js'
import { getWebhook } from './handlers/get-webhook.js'
import { listApiKeys } from './handlers/list-api-keys.js'
import { listAudit } from './handlers/list-audit.js'
import { listCarriers } from './handlers/list-carriers.js'
import { listCompanies } from './handlers/list-companies.js'
import { listEvents } from './handlers/list-events.js'
import { listGroupMembers } from './handlers/list-group-members.js'
import { listGroups } from './handlers/list-groups.js'
import { listHistory } from './handlers/list-history.js'
import { listHistoryExports } from './handlers/list-history-exports.js'
import { listInbox } from './handlers/list-inbox.js'
import { listMailingListContacts } from './handlers/list-mailing-list-contacts.js'
import { listMailingLists } from './handlers/list-mailing-lists.js'
import { listMailingRuns } from './handlers/list-mailing-runs.js'
import { listMailings } from './handlers/list-mailings.js'
import { listMessages } from './handlers/list-messages.js'
import { listNumbers } from './handlers/list-numbers.js'
import { listOptOuts } from './handlers/list-opt-outs.js'
import { listPersonImportRows } from './handlers/list-person-import-rows.js'
import { listPersonImports } from './handlers/list-person-imports.js'
import { listPersons } from './handlers/list-persons.js'
import { listRoutes } from './handlers/list-routes.js'
import { listSenderNames } from './handlers/list-sender-names.js'
import { listSimulatedPhones } from './handlers/list-simulated-phones.js'
import { listTagAccesses } from './handlers/list-tag-accesses.js'
import { listTagRequests } from './handlers/list-tag-requests.js'
import { listTagSubscriptions } from './handlers/list-tag-subscriptions.js'
import { listTags } from './handlers/list-tags.js'
import { listUnmatchedInbox } from './handlers/list-unmatched-inbox.js'
import { listUsers } from './handlers/list-users.js'
import { listWebhookDeliveries } from './handlers/list-webhook-deliveries.js'
import { listWebhooks } from './handlers/list-webhooks.js'
import { lookUpNumber } from './handlers/look-up-number.js'
import { planMessage } from './handlers/plan-message.js'
import { putMailingListContacts } from './handlers/put-mailing-list-contacts.js'
import { removeGroupMembers } from './handlers/remove-group-members.js'
import { removeMailingListContacts } from './handlers/remove-mailing-list-contacts.js'
import { removeOptOuts } from './handlers/remove-opt-outs.js'
import { removeTagSubscriptions } from './handlers/remove-tag-subscriptions.js'
import { replaceMailingListContacts } from './handlers/replace-mailing-list-contacts.js'
import { replaceRoutes } from './handlers/replace-routes.js'
import { replayWebhook } from './handlers/replay-webhook.js'
import { replayWebhookDelivery } from './handlers/replay-webhook-delivery.js'
import { requestTagAccess } from './handlers/request-tag-access.js'
import { resolveDoubt } from './handlers/resolve-doubt.js'
import { revokeApiKey } from './handlers/revoke-api-key.js'
import { revokeM2mPassword } from './handlers/revoke-m2m-password.js'
import { rotateWebhookSecret } from './handlers/rotate-webhook-secret.js'
import { sendByGet } from './handlers/send-by-get.js'
import { sendByPost } from './handlers/send-by-post.js'
import { sendMessage } from './handlers/send-message.js'
import { setM2mPassword } from './handlers/set-m2m-password.js'
import { setPhoneScript } from './handlers/set-phone-script.js'
import { setQuietHours } from './handlers/set-quiet-hours.js'
import { setSenderRegistration } from './handlers/set-sender-registration.js'
import { streamEvents } from './handlers/stream-events.js'
import { testWebhook } from './handlers/test-webhook.js'
import { updateApiKey } from './handlers/update-api-key.js'
import { updateCompany } from './handlers/update-company.js'
import { updateGroup } from './handlers/update-group.js'
import { updateMailing } from './handlers/update-mailing.js'
import { updateMailingList } from './handlers/update-mailing-list.js'
import { updatePerson } from './handlers/update-person.js'
import { updateSenderName } from './handlers/update-sender-name.js'
import { updateTag } from './handlers/update-tag.js'
import { updateUser } from './handlers/update-user.js'
import { updateWebhook } from './handlers/update-webhook.js'
import { writeFromPhone } from './handlers/write-from-phone.js'
import type { Operation } from './operation.js'

/** Every operation of the contract; the pipeline refuses to start when one is missing. */
export const operations: readonly Operation[] = [
  addGroupMembers,
  addOptOuts,
  addTagSubscriptions,
  applyPersonImport,
  assignInboundMessage,
  cancelBroadcast,
  cancelMessage,
  countHistory,
  createApiKey,
  createCompany,
  createGroup,
  createHistoryExport,
  createMailing,
  createMailingList,
  createPerson,
  createPersonImport,
  createSenderName,
  createTag,
  createUser,
  createWebhook,
  decideTagAccess,
  deleteGroup,
  deleteMailing,
  deleteMailingList,
  deletePerson,
  deleteSenderName,
  deleteTag,
  deleteWebhook,
  downloadHistoryExport,
  downloadPersonImportReport,
  expandGroup,
  expandTag,
  explainRoute,
  explainSegmentation,
  exportHistoryCsv,
  exportHistoryXlsx,
  getBroadcast,
  getCompany,
  getGroup,
  getHistoryExport,
  getIndex,
  getLiveness,
  getM2mPassword,
  getMailing,
  getMailingList,
  getMessage,
  getMetrics,
  getOpenapiJson,
  getOpenapiYaml,
  getPerson,
  getPersonImport,
  getPersonTimeline,
  getQuietHours,
  getReadiness,
  getSenderName,
  getSimulatedPhone,
  getTag,
  getUser,
  getWebhook,
  listApiKeys,
  listAudit,
  listCarriers,
  listCompanies,
  listEvents,
  listGroupMembers,
  listGroups,
  listHistory,
  listHistoryExports,
  listInbox,
  listMailingListContacts,
  listMailingLists,
  listMailingRuns,
  listMailings,
  listMessages,
  listNumbers,
  listOptOuts,
  listPersonImportRows,
  listPersonImports,
  listPersons,
  listRoutes,
  listSenderNames,
  listSimulatedPhones,
  listTagAccesses,
  listTagRequests,
  listTagSubscriptions,
  listTags,
  listUnmatchedInbox,
  listUsers,
  listWebhookDeliveries,
  listWebhooks,
  lookUpNumber,
  planMessage,
  putMailingListContacts,
  removeGroupMembers,
  removeMailingListContacts,
  removeOptOuts,
  removeTagSubscriptions,
  replaceMailingListContacts,
  replaceRoutes,
  replayWebhook,
  replayWebhookDelivery,
  requestTagAccess,
  resolveDoubt,
  revokeApiKey,
  revokeM2mPassword,
  rotateWebhookSecret,
  sendByGet,
  sendByPost,
  sendMessage,
  setM2mPassword,
  setPhoneScript,
  setQuietHours,
  setSenderRegistration,
  streamEvents,
  testWebhook,
  updateApiKey,
  updateCompany,
  updateGroup,
  updateMailing,
  updateMailingList,
  updatePerson,
  updateSenderName,
  updateTag,
  updateUser,
  updateWebhook,
  writeFromPhone,
]
