import { acknowledgeAlert } from './handlers/acknowledge-alert.js'
import { addGroupMembers } from './handlers/add-group-members.js'
import { addOptOuts } from './handlers/add-opt-outs.js'
import { addParticipant } from './handlers/add-participant.js'
import { addTagSubscriptions } from './handlers/add-tag-subscriptions.js'
import { applyPersonImport } from './handlers/apply-person-import.js'
import { askAdviser } from './handlers/ask-adviser.js'
import { assignInboundMessage } from './handlers/assign-inbound-message.js'
import { cancelAlert } from './handlers/cancel-alert.js'
import { cancelBroadcast } from './handlers/cancel-broadcast.js'
import { cancelMessage } from './handlers/cancel-message.js'
import { cancelScenarioSwitch } from './handlers/cancel-scenario-switch.js'
import { changeRating } from './handlers/change-rating.js'
import { checkAlert } from './handlers/check-alert.js'
import { checkScenario } from './handlers/check-scenario.js'
import { closePoll } from './handlers/close-poll.js'
import { correctUsage } from './handlers/correct-usage.js'
import { countHistory } from './handlers/count-history.js'
import { createAlert } from './handlers/create-alert.js'
import { createApiKey } from './handlers/create-api-key.js'
import { createCompany } from './handlers/create-company.js'
import { createGroup } from './handlers/create-group.js'
import { createHistoryExport } from './handlers/create-history-export.js'
import { createInvoice } from './handlers/create-invoice.js'
import { createMailIntegration } from './handlers/create-mail-integration.js'
import { createMailWatch } from './handlers/create-mail-watch.js'
import { createMailing } from './handlers/create-mailing.js'
import { createMailingList } from './handlers/create-mailing-list.js'
import { createNumber } from './handlers/create-number.js'
import { createPerson } from './handlers/create-person.js'
import { createPersonImport } from './handlers/create-person-import.js'
import { createPoll } from './handlers/create-poll.js'
import { createReportForm } from './handlers/create-report-form.js'
import { createSavedReport } from './handlers/create-saved-report.js'
import { createScenario } from './handlers/create-scenario.js'
import { createSenderName } from './handlers/create-sender-name.js'
import { createSession } from './handlers/create-session.js'
import { createTag } from './handlers/create-tag.js'
import { createUser } from './handlers/create-user.js'
import { createWebhook } from './handlers/create-webhook.js'
import { decideTagAccess } from './handlers/decide-tag-access.js'
import { deleteGroup } from './handlers/delete-group.js'
import { deleteMailIntegration } from './handlers/delete-mail-integration.js'
import { deleteMailWatch } from './handlers/delete-mail-watch.js'
import { deleteMailing } from './handlers/delete-mailing.js'
import { deleteMailingList } from './handlers/delete-mailing-list.js'
import { deletePerson } from './handlers/delete-person.js'
import { deletePrompt } from './handlers/delete-prompt.js'
import { deleteRecording } from './handlers/delete-recording.js'
import { deleteReportForm } from './handlers/delete-report-form.js'
import { deleteSavedReport } from './handlers/delete-saved-report.js'
import { deleteScenario } from './handlers/delete-scenario.js'
import { deleteSenderName } from './handlers/delete-sender-name.js'
import { deleteSession } from './handlers/delete-session.js'
import { deleteTag } from './handlers/delete-tag.js'
import { deleteWebhook } from './handlers/delete-webhook.js'
import { diffScenario } from './handlers/diff-scenario.js'
import { downloadHistoryExport } from './handlers/download-history-export.js'
import { downloadPersonImportReport } from './handlers/download-person-import-report.js'
import { expandGroup } from './handlers/expand-group.js'
import { expandTag } from './handlers/expand-tag.js'
import { explainRoute } from './handlers/explain-route.js'
import { explainSegmentation } from './handlers/explain-segmentation.js'
import { explainUserRights } from './handlers/explain-user-rights.js'
import { exportCharges } from './handlers/export-charges.js'
import { exportHistoryCsv } from './handlers/export-history-csv.js'
import { exportHistoryXlsx } from './handlers/export-history-xlsx.js'
import { exportPollXlsx } from './handlers/export-poll-xlsx.js'
import { exportReportsCsv } from './handlers/export-reports-csv.js'
import { exportReportsXlsx } from './handlers/export-reports-xlsx.js'
import { getAlert } from './handlers/get-alert.js'
import { getBroadcast } from './handlers/get-broadcast.js'
import { getCall } from './handlers/get-call.js'
import { getCallSettings } from './handlers/get-call-settings.js'
import { getCompany } from './handlers/get-company.js'
import { getGroup } from './handlers/get-group.js'
import { getHistoryExport } from './handlers/get-history-export.js'
import { getIndex } from './handlers/get-index.js'
import { getInvoice } from './handlers/get-invoice.js'
import { getInvoicePdf } from './handlers/get-invoice-pdf.js'
import { getInvoiceXlsx } from './handlers/get-invoice-xlsx.js'
import { getLiveness } from './handlers/get-liveness.js'
import { getM2mPassword } from './handlers/get-m2m-password.js'
import { getM2mSettings } from './handlers/get-m2m-settings.js'
import { getMail } from './handlers/get-mail.js'
import { getMailIntegration } from './handlers/get-mail-integration.js'
import { getMailWatch } from './handlers/get-mail-watch.js'
import { getMailing } from './handlers/get-mailing.js'
import { getMailingList } from './handlers/get-mailing-list.js'
import { getMessage } from './handlers/get-message.js'
import { getMetrics } from './handlers/get-metrics.js'
import { getOpenapiJson } from './handlers/get-openapi-json.js'
import { getOpenapiYaml } from './handlers/get-openapi-yaml.js'
import { getPerson } from './handlers/get-person.js'
import { getPersonImport } from './handlers/get-person-import.js'
import { getPersonTimeline } from './handlers/get-person-timeline.js'
import { getPoll } from './handlers/get-poll.js'
import { getPromptFile } from './handlers/get-prompt-file.js'
import { getQuietHours } from './handlers/get-quiet-hours.js'
import { getRating } from './handlers/get-rating.js'
import { getRatingProfile } from './handlers/get-rating-profile.js'
import { getReadiness } from './handlers/get-readiness.js'
import { getRecordingFile } from './handlers/get-recording-file.js'
import { getReportForm } from './handlers/get-report-form.js'
import { getSavedReport } from './handlers/get-saved-report.js'
import { getScenario } from './handlers/get-scenario.js'
import { getScenarioLanguage } from './handlers/get-scenario-language.js'
import { getSenderName } from './handlers/get-sender-name.js'
import { getSession } from './handlers/get-session.js'
import { getSimulatedCall } from './handlers/get-simulated-call.js'
import { getSimulatedPhone } from './handlers/get-simulated-phone.js'
import { getTag } from './handlers/get-tag.js'
import { getTrafficReport } from './handlers/get-traffic-report.js'
import { getTrafficReportSvg } from './handlers/get-traffic-report-svg.js'
import { getTrafficReportXlsx } from './handlers/get-traffic-report-xlsx.js'
import { getUser } from './handlers/get-user.js'
import { getUserRights } from './handlers/get-user-rights.js'
import { getVoice } from './handlers/get-voice.js'
import { getWebhook } from './handlers/get-webhook.js'
import { hangUpCall } from './handlers/hang-up-call.js'
import { hangUpSimulatedCall } from './handlers/hang-up-simulated-call.js'
import { listAlerts } from './handlers/list-alerts.js'
import { listApiKeys } from './handlers/list-api-keys.js'
import { listAudit } from './handlers/list-audit.js'
import { listCalls } from './handlers/list-calls.js'
import { listCarriers } from './handlers/list-carriers.js'
import { listCompanies } from './handlers/list-companies.js'
import { listEvents } from './handlers/list-events.js'
import { listGroupMembers } from './handlers/list-group-members.js'
import { listGroups } from './handlers/list-groups.js'
import { listHistory } from './handlers/list-history.js'
import { listHistoryExports } from './handlers/list-history-exports.js'
import { listInbox } from './handlers/list-inbox.js'
import { listInvoices } from './handlers/list-invoices.js'
import { listLostCallers } from './handlers/list-lost-callers.js'
import { listMailIntegrations } from './handlers/list-mail-integrations.js'
import { listMailWatches } from './handlers/list-mail-watches.js'
import { listMailingListContacts } from './handlers/list-mailing-list-contacts.js'
import { listMailingLists } from './handlers/list-mailing-lists.js'
import { listMailingRuns } from './handlers/list-mailing-runs.js'
import { listMailings } from './handlers/list-mailings.js'
import { listMails } from './handlers/list-mails.js'
import { listMessages } from './handlers/list-messages.js'
import { listNumbers } from './handlers/list-numbers.js'
import { listOptOuts } from './handlers/list-opt-outs.js'
import { listOutgoingMails } from './handlers/list-outgoing-mails.js'
import { listParkedUsage } from './handlers/list-parked-usage.js'
import { listPersonImportRows } from './handlers/list-person-import-rows.js'
import { listPersonImports } from './handlers/list-person-imports.js'
import { listPersons } from './handlers/list-persons.js'
import { listPollAnswers } from './handlers/list-poll-answers.js'
import { listPolls } from './handlers/list-polls.js'
import { listPostings } from './handlers/list-postings.js'
import { listPrompts } from './handlers/list-prompts.js'
import { listRecordings } from './handlers/list-recordings.js'
import { listReportForms } from './handlers/list-report-forms.js'
import { listReports } from './handlers/list-reports.js'
import { listRoutes } from './handlers/list-routes.js'
import { listSavedReports } from './handlers/list-saved-reports.js'
import { listScenarioVersions } from './handlers/list-scenario-versions.js'
import { listScenarios } from './handlers/list-scenarios.js'
import { listSenderNames } from './handlers/list-sender-names.js'
import { listSimulatedCalls } from './handlers/list-simulated-calls.js'
import { listSimulatedPhones } from './handlers/list-simulated-phones.js'
import { listTagAccesses } from './handlers/list-tag-accesses.js'
import { listTagRequests } from './handlers/list-tag-requests.js'
import { listTagSubscriptions } from './handlers/list-tag-subscriptions.js'
import { listTags } from './handlers/list-tags.js'
import { listTariffs } from './handlers/list-tariffs.js'
import { listUnmatchedInbox } from './handlers/list-unmatched-inbox.js'
import { listUsers } from './handlers/list-users.js'
import { listWebhookDeliveries } from './handlers/list-webhook-deliveries.js'
import { listWebhooks } from './handlers/list-webhooks.js'
import { lookUpNumber } from './handlers/look-up-number.js'
import { makeSavedReport } from './handlers/make-saved-report.js'
import { placeCall } from './handlers/place-call.js'
import { placeSimulatedCall } from './handlers/place-simulated-call.js'
import { planMessage } from './handlers/plan-message.js'
import { pressKeys } from './handlers/press-keys.js'
import { previewCalls } from './handlers/preview-calls.js'
import { publishScenario } from './handlers/publish-scenario.js'
import { putMailingListContacts } from './handlers/put-mailing-list-contacts.js'
import { recordUsage } from './handlers/record-usage.js'
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
import { rotateMailAddress } from './handlers/rotate-mail-address.js'
import { rotateWebhookSecret } from './handlers/rotate-webhook-secret.js'
import { sendByGet } from './handlers/send-by-get.js'
import { sendByPost } from './handlers/send-by-post.js'
import { sendMessage } from './handlers/send-message.js'
import { setCallSettings } from './handlers/set-call-settings.js'
import { setM2mPassword } from './handlers/set-m2m-password.js'
import { setM2mSettings } from './handlers/set-m2m-settings.js'
import { setPhoneScript } from './handlers/set-phone-script.js'
import { setQuietHours } from './handlers/set-quiet-hours.js'
import { setRatingProfile } from './handlers/set-rating-profile.js'
import { setSenderRegistration } from './handlers/set-sender-registration.js'
import { setSpendingLimit } from './handlers/set-spending-limit.js'
import { setTelephoneHabit } from './handlers/set-telephone-habit.js'
import { setUserRights } from './handlers/set-user-rights.js'
import { setVoice } from './handlers/set-voice.js'
import { simulateScenario } from './handlers/simulate-scenario.js'
import { streamEvents } from './handlers/stream-events.js'
import { switchScenario } from './handlers/switch-scenario.js'
import { testWebhook } from './handlers/test-webhook.js'
import { transferCall } from './handlers/transfer-call.js'
import { tryMail } from './handlers/try-mail.js'
import { updateApiKey } from './handlers/update-api-key.js'
import { updateCompany } from './handlers/update-company.js'
import { updateGroup } from './handlers/update-group.js'
import { updateMailIntegration } from './handlers/update-mail-integration.js'
import { updateMailWatch } from './handlers/update-mail-watch.js'
import { updateMailing } from './handlers/update-mailing.js'
import { updateMailingList } from './handlers/update-mailing-list.js'
import { updatePerson } from './handlers/update-person.js'
import { updateReportForm } from './handlers/update-report-form.js'
import { updateSavedReport } from './handlers/update-saved-report.js'
import { updateScenario } from './handlers/update-scenario.js'
import { updateSenderName } from './handlers/update-sender-name.js'
import { updateTag } from './handlers/update-tag.js'
import { updateUser } from './handlers/update-user.js'
import { updateWebhook } from './handlers/update-webhook.js'
import { uploadPrompt } from './handlers/upload-prompt.js'
import { writeFromPhone } from './handlers/write-from-phone.js'
import type { Operation } from './operation.js'

/** Every operation of the contract; the pipeline refuses to start when one is missing. */
export const operations: readonly Operation[] = [
  deleteSession,
  getSession,
  createSession,
  acknowledgeAlert,
  addGroupMembers,
  addOptOuts,
  addParticipant,
  addTagSubscriptions,
  applyPersonImport,
  assignInboundMessage,
  cancelAlert,
  cancelBroadcast,
  cancelMessage,
  cancelScenarioSwitch,
  askAdviser,
  changeRating,
  checkAlert,
  checkScenario,
  closePoll,
  countHistory,
  createAlert,
  createApiKey,
  createCompany,
  createGroup,
  createHistoryExport,
  correctUsage,
  createInvoice,
  createMailIntegration,
  createMailWatch,
  listMailWatches,
  getMailWatch,
  updateMailWatch,
  deleteMailWatch,
  createMailing,
  createMailingList,
  createNumber,
  createPerson,
  createPersonImport,
  createPoll,
  createReportForm,
  createSavedReport,
  createScenario,
  createSenderName,
  createTag,
  createUser,
  createWebhook,
  decideTagAccess,
  deleteGroup,
  deleteMailIntegration,
  deleteMailing,
  deleteMailingList,
  deletePerson,
  deleteRecording,
  deleteReportForm,
  deleteSavedReport,
  deleteScenario,
  deleteSenderName,
  deleteTag,
  deleteWebhook,
  diffScenario,
  downloadHistoryExport,
  downloadPersonImportReport,
  expandGroup,
  expandTag,
  explainRoute,
  explainSegmentation,
  explainUserRights,
  exportCharges,
  exportHistoryCsv,
  exportHistoryXlsx,
  exportPollXlsx,
  exportReportsCsv,
  exportReportsXlsx,
  getAlert,
  getBroadcast,
  getCall,
  getCallSettings,
  getCompany,
  getGroup,
  getHistoryExport,
  getIndex,
  getInvoice,
  getInvoicePdf,
  getInvoiceXlsx,
  getLiveness,
  getM2mPassword,
  getM2mSettings,
  getMail,
  getMailIntegration,
  getMailing,
  getMailingList,
  getMessage,
  getMetrics,
  getOpenapiJson,
  getOpenapiYaml,
  getPerson,
  getPersonImport,
  getPersonTimeline,
  getPoll,
  getQuietHours,
  getRating,
  getRatingProfile,
  getReadiness,
  getRecordingFile,
  getReportForm,
  getSavedReport,
  getScenario,
  getScenarioLanguage,
  getSenderName,
  getSimulatedCall,
  getSimulatedPhone,
  getTag,
  getTrafficReport,
  getTrafficReportSvg,
  getTrafficReportXlsx,
  getUser,
  getUserRights,
  getVoice,
  getWebhook,
  hangUpCall,
  hangUpSimulatedCall,
  listAlerts,
  listApiKeys,
  listAudit,
  listCalls,
  listCarriers,
  listCompanies,
  listEvents,
  listGroupMembers,
  listGroups,
  listHistory,
  listHistoryExports,
  listInbox,
  listInvoices,
  listLostCallers,
  listMailIntegrations,
  listMailingListContacts,
  listMailingLists,
  listMailingRuns,
  listMailings,
  listMails,
  listOutgoingMails,
  listMessages,
  listNumbers,
  listOptOuts,
  listParkedUsage,
  listPersonImportRows,
  listPersonImports,
  listPersons,
  listPollAnswers,
  listPolls,
  listPostings,
  listRecordings,
  listReportForms,
  listReports,
  listRoutes,
  listSavedReports,
  listScenarioVersions,
  uploadPrompt,
  listPrompts,
  deletePrompt,
  getPromptFile,
  listScenarios,
  listSenderNames,
  listSimulatedCalls,
  listSimulatedPhones,
  listTagAccesses,
  listTagRequests,
  listTagSubscriptions,
  listTags,
  listTariffs,
  listUnmatchedInbox,
  listUsers,
  listWebhookDeliveries,
  listWebhooks,
  lookUpNumber,
  makeSavedReport,
  placeCall,
  placeSimulatedCall,
  planMessage,
  pressKeys,
  publishScenario,
  putMailingListContacts,
  recordUsage,
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
  rotateMailAddress,
  rotateWebhookSecret,
  sendByGet,
  sendByPost,
  sendMessage,
  setCallSettings,
  setM2mPassword,
  setM2mSettings,
  setPhoneScript,
  setQuietHours,
  setSenderRegistration,
  previewCalls,
  setRatingProfile,
  setSpendingLimit,
  setTelephoneHabit,
  setUserRights,
  setVoice,
  simulateScenario,
  streamEvents,
  switchScenario,
  testWebhook,
  transferCall,
  tryMail,
  updateApiKey,
  updateCompany,
  updateGroup,
  updateMailIntegration,
  updateMailing,
  updateMailingList,
  updatePerson,
  updateReportForm,
  updateSavedReport,
  updateScenario,
  updateSenderName,
  updateTag,
  updateUser,
  updateWebhook,
  writeFromPhone,
]
