import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'
import { parse } from 'yaml'

import { answering, json } from './_answers.js'
import type { operations } from './generated/contract.js'
import { Svyaz } from './index.js'

/** What a client in code has no use for. */
const exempt = {
  downloadPersonImportReport: 'a file for people; personImports.rows gives the same',
  exportCharges: 'a file for an operator; invoices.get gives the same lines',
  exportHistoryCsv: 'a file for people; history.search gives the same messages',
  exportHistoryXlsx: 'a file for people; history.search gives the same messages',
  exportPollXlsx: 'a file for people; polls.answers gives the same answers',
  exportReportsCsv: 'a file for people; reportForms.reports gives the same reports',
  exportReportsXlsx: 'a file for people; reportForms.reports gives the same reports',
  getIndex: 'for a person with a browser',
  getInvoicePdf: 'a file for people; invoices.get gives the same lines',
  getTrafficReportSvg: 'a file for people; trafficReports.make gives the same figures',
  getTrafficReportXlsx: 'a file for people; trafficReports.make gives the same figures',
  getInvoiceXlsx: 'a file for people; invoices.get gives the same lines',
  getMetrics: 'for Prometheus, which brings its own client',
  getRecordingFile: 'a sound of any length: fetch it as a stream from the address, with the same key',
  getPromptFile: 'a sound: fetch it as a stream from the address, with the same key',
  getOpenapiJson: 'for tools: the SDK is made from it',
  getOpenapiYaml: 'for tools: the SDK is made from it',
  receiveEvents: 'asked by the gateway: verifyWebhook answers it',
  sendByGet: 'for what has no client: messages.send does the same',
  sendByPost: 'for what has no client: messages.send does the same',
  streamEvents: 'for EventSource of browsers: events.feed gives the same events',
} as const

type Covered = Exclude<keyof operations, keyof typeof exempt>

/** How each operation of openapi.yaml is called through the SDK. */
const calls: Record<Covered, (svyaz: Svyaz) => Promise<unknown>> = {
  sendMessage: ({ messages }) => messages.send({ to: '+79000000001', text: 'Да' }),
  planMessage: ({ messages }) => messages.plan({ to: '+79000000001', text: 'Да' }),
  listMessages: ({ messages }) => messages.list({ state: 'sent' }).page(),
  getMessage: ({ messages }) => messages.get('1'),
  cancelMessage: ({ messages }) => messages.cancel('1'),
  resolveDoubt: ({ messages }) => messages.resolveDoubt('1', 'resend'),
  getBroadcast: ({ broadcasts }) => broadcasts.get('1'),
  cancelBroadcast: ({ broadcasts }) => broadcasts.cancel('1'),
  explainSegmentation: ({ segmentation }) => segmentation.explain({ text: 'Да' }),
  listEvents: ({ events }) => events.page({ after: 'now' }),
  createMailIntegration: ({ mail }) => mail.createIntegration({ name: 'Zabbix' }, { companyId: '1' }),
  listMailIntegrations: ({ mail }) => mail.listIntegrations({ companyId: '1' }).page(),
  getMailIntegration: ({ mail }) => mail.getIntegration('1', { companyId: '1' }),
  updateMailIntegration: ({ mail }) => mail.updateIntegration('1', { state: 'paused' }, { companyId: '1' }),
  deleteMailIntegration: ({ mail }) => mail.deleteIntegration('1', { companyId: '1' }),
  rotateMailAddress: ({ mail }) => mail.rotateAddress('1', { companyId: '1' }),
  tryMail: ({ mail }) => mail.try({ raw: 'Subject: x' }),
  listMails: ({ mail }) => mail.journal({ companyId: '1' }).page(),
  createMailWatch: ({ mail }) =>
    mail.createWatch({ name: 'Zabbix', integrationId: '1', everyMinutes: 15, recipients: ['+79161234567'] }),
  listMailWatches: ({ mail }) => mail.listWatches({ companyId: '1' }).page(),
  getMailWatch: ({ mail }) => mail.getWatch('1', { companyId: '1' }),
  updateMailWatch: ({ mail }) => mail.updateWatch('1', { isPaused: true }, { companyId: '1' }),
  deleteMailWatch: ({ mail }) => mail.deleteWatch('1', { companyId: '1' }),
  listOutgoingMails: ({ mail }) => mail.outgoing({ companyId: '1' }).page(),
  getMail: ({ mail }) => mail.get('1', { companyId: '1' }),
  createWebhook: ({ webhooks }) => webhooks.create({ url: 'https://crm.example' }, { companyId: '1' }),
  listWebhooks: ({ webhooks }) => webhooks.list({ companyId: '1' }).page(),
  getWebhook: ({ webhooks }) => webhooks.get('1', { companyId: '1' }),
  updateWebhook: ({ webhooks }) => webhooks.update('1', { state: 'paused' }, { companyId: '1' }),
  deleteWebhook: ({ webhooks }) => webhooks.delete('1', { companyId: '1' }),
  rotateWebhookSecret: ({ webhooks }) => webhooks.rotateSecret('1', {}, { companyId: '1' }),
  testWebhook: ({ webhooks }) => webhooks.test('1', { companyId: '1' }),
  replayWebhook: ({ webhooks }) => webhooks.replay('1', { from: 'l1.1' }, { companyId: '1' }),
  listWebhookDeliveries: ({ webhooks }) => webhooks.deliveries('1', { companyId: '1' }).page(),
  replayWebhookDelivery: ({ webhooks }) => webhooks.replayDelivery('1', '2', { companyId: '1' }),
  getQuietHours: ({ quietHours }) => quietHours.get({ companyId: '1' }),
  setQuietHours: ({ quietHours }) => quietHours.set({ mailing: null }, { companyId: '1' }),
  getM2mSettings: ({ m2mSettings }) => m2mSettings.get({ companyId: '1' }),
  setM2mSettings: ({ m2mSettings }) => m2mSettings.set({ requireTls: true }, { companyId: '1' }),
  addOptOuts: ({ optOuts }) =>
    optOuts.add({ msisdns: ['+79000000001'], scope: 'all', kind: 'opt_out', source: 'operator' }, { companyId: '1' }),
  listOptOuts: ({ optOuts }) => optOuts.list({ companyId: '1' }).page(),
  removeOptOuts: ({ optOuts }) => optOuts.remove('79000000001', { companyId: '1' }),
  listInbox: ({ inbox }) => inbox.read({ number: '4938' }),
  listUnmatchedInbox: ({ inbox }) => inbox.readUnmatched(),
  assignInboundMessage: ({ inbox }) => inbox.assign('1', { companyId: '1' }),
  listHistory: ({ history }) => history.search({ q: 'заказ' }).page(),
  countHistory: ({ history }) => history.totals({ q: 'заказ' }),
  createHistoryExport: ({ historyExports }) => historyExports.create({ format: 'xlsx' }),
  listHistoryExports: ({ historyExports }) => historyExports.list().page(),
  getHistoryExport: ({ historyExports }) => historyExports.get('1'),
  downloadHistoryExport: ({ historyExports }) => historyExports.download('1'),
  updateApiKey: ({ apiKeys }) => apiKeys.update('1', { allowGet: false }, { companyId: '1' }),
  listRoutes: ({ routes }) => routes.list(),
  replaceRoutes: ({ routes }) => routes.replace({ version: 1, routes: [] }),
  explainRoute: ({ routes }) => routes.explain({ to: '+79000000001' }),
  lookUpNumber: ({ numbering }) => numbering.lookUp('+79000000001'),
  listNumbers: ({ numbers }) => numbers.list({ companyId: '1' }).page(),
  createSenderName: ({ senderNames }) => senderNames.create({ name: 'Romashka' }, { companyId: '1' }),
  listSenderNames: ({ senderNames }) => senderNames.list({ companyId: '1' }).page(),
  getSenderName: ({ senderNames }) => senderNames.get('1', { companyId: '1' }),
  updateSenderName: ({ senderNames }) => senderNames.update('1', { fallback: null }, { companyId: '1' }),
  deleteSenderName: ({ senderNames }) => senderNames.delete('1', { companyId: '1' }),
  setSenderRegistration: ({ senderNames }) => senderNames.setRegistration('1', 'mts', { state: 'registered' }),
  createNumber: ({ numbers }) => numbers.create({ address: '+74242300001', kind: 'city', companyId: '1' }),
  getVoice: ({ numbers }) => numbers.getVoice('1', { companyId: '1' }),
  setVoice: ({ numbers }) => numbers.setVoice('1', { zone: null }, { companyId: '1' }),
  getScenarioLanguage: ({ scenarios }) => scenarios.language(),
  checkScenario: ({ scenarios }) => scenarios.check({ format: 1 }),
  simulateScenario: ({ scenarios }) => scenarios.simulate({ scenarioId: '1', call: { caller: null } }),
  createScenario: ({ scenarios }) => scenarios.create({ name: 'Ночь', document: {} }, { companyId: '1' }),
  uploadPrompt: ({ prompts }) => prompts.upload(new Uint8Array(1), 'wav', { name: 'greeting' }),
  listPrompts: ({ prompts }) => prompts.list({ companyId: '1' }).page(),
  deletePrompt: ({ prompts }) => prompts.delete('1', { companyId: '1' }),
  listScenarios: ({ scenarios }) => scenarios.list({ companyId: '1' }).page(),
  getScenario: ({ scenarios }) => scenarios.get('1', { companyId: '1' }),
  updateScenario: ({ scenarios }) => scenarios.update('1', { name: 'День' }, { companyId: '1' }),
  deleteScenario: ({ scenarios }) => scenarios.delete('1', { companyId: '1' }),
  publishScenario: ({ scenarios }) => scenarios.publish('1'),
  switchScenario: ({ scenarios }) => scenarios.switchTo('1', { version: 1 }),
  cancelScenarioSwitch: ({ scenarios }) => scenarios.cancelSwitch('1', '2'),
  listScenarioVersions: ({ scenarios }) => scenarios.versions('1').page(),
  diffScenario: ({ scenarios }) => scenarios.diff('1', { from: 1 }),
  listCalls: ({ calls }) => calls.list({ outcome: 'missed' }).page(),
  getCall: ({ calls }) => calls.get('1'),
  hangUpCall: ({ calls }) => calls.hangUp('1'),
  placeCall: ({ calls }) => calls.place({ numberId: '1', employee: '101', to: '102' }),
  transferCall: ({ calls }) => calls.transfer('1', { to: '101' }),
  addParticipant: ({ calls }) => calls.addParticipant('1', { to: '101' }),
  listRecordings: ({ calls }) => calls.recordings({ kind: 'message' }).page(),
  deleteRecording: ({ calls }) => calls.deleteRecording('1', '2'),
  getCallSettings: ({ calls }) => calls.getSettings(),
  setCallSettings: ({ calls }) => calls.setSettings({ recordingDays: 30 }),
  getTrafficReport: ({ trafficReports }) => trafficReports.make({ period: 'yesterday' }),
  listLostCallers: ({ trafficReports }) => trafficReports.lostCallers({ startedFrom: 'a', startedBefore: 'b' }),
  createSavedReport: ({ trafficReports }) => trafficReports.create({ name: 'a', criteria: { of: 'calls' } }),
  listSavedReports: ({ trafficReports }) => trafficReports.list().page(),
  getSavedReport: ({ trafficReports }) => trafficReports.get('1'),
  makeSavedReport: ({ trafficReports }) => trafficReports.makeSaved('1'),
  updateSavedReport: ({ trafficReports }) => trafficReports.update('1', { rule: null }),
  deleteSavedReport: ({ trafficReports }) => trafficReports.delete('1'),
  createInvoice: ({ invoices }) => invoices.create('2026-01', { companyId: '1' }),
  getInvoice: ({ invoices }) => invoices.get('2026-01', { companyId: '1' }),
  listInvoices: ({ invoices }) => invoices.list({ companyId: '1' }),
  listTariffs: ({ rating }) => rating.tariffs(),
  getRating: ({ rating }) => rating.get({ companyId: '1' }),
  changeRating: ({ rating }) => rating.change({ do: 'start_employee_offer' }, { companyId: '1' }),
  previewCalls: ({ rating }) => rating.preview({ number: '+79240000001', calls: [{ direction: 'ivr', seconds: 1 }] }),
  askAdviser: ({ rating }) => rating.advice({ from: '2026-01', to: '2026-01' }),
  getRatingProfile: ({ rating }) => rating.profile({ companyId: '1' }),
  setRatingProfile: ({ rating }) =>
    rating.setProfile({ homeRegion: 'Сахалинская область', ownNumbers: [], shortNumbers: {} }, { companyId: '1' }),
  correctUsage: ({ rating }) =>
    rating.correctUsage({ id: '7001', number: '+79240000001', record: null }, { companyId: '1' }),
  setSpendingLimit: ({ rating }) => rating.setLimit('5000.00', { companyId: '1' }),
  listPostings: ({ rating }) => rating.postings({ month: '2026-01' }).page(),
  listParkedUsage: ({ rating }) => rating.parked({ companyId: '1' }),
  recordUsage: ({ rating }) =>
    rating.recordUsage(
      {
        records: [
          {
            id: '1',
            number: '+79240000001',
            direction: 'mts_home',
            startedAt: '2026-01-15T09:00:00Z',
            endedAt: '2026-01-15T09:01:00Z',
            seconds: 60,
          },
        ],
      },
      { companyId: '1' },
    ),
  createPerson: ({ persons }) => persons.create({ name: 'Иван Сидоров' }, { companyId: '1' }),
  listPersons: ({ persons }) => persons.list({ companyId: '1' }).page(),
  getPerson: ({ persons }) => persons.get('1', { companyId: '1' }),
  updatePerson: ({ persons }) => persons.update('1', { zone: null }, { companyId: '1' }),
  deletePerson: ({ persons }) => persons.delete('1', { companyId: '1' }),
  getPersonTimeline: ({ persons }) => persons.timeline('1').page(),
  createPersonImport: ({ personImports }) => personImports.create('ФИО;Телефон', 'csv', { companyId: '1' }),
  listPersonImports: ({ personImports }) => personImports.list({ companyId: '1' }).page(),
  getPersonImport: ({ personImports }) => personImports.get('1', { companyId: '1' }),
  listPersonImportRows: ({ personImports }) => personImports.rows('1', { action: 'refused' }).page(),
  applyPersonImport: ({ personImports }) => personImports.apply('1', { hash: 'h' }, { companyId: '1' }),
  createMailingList: ({ mailingLists }) => mailingLists.create({ name: 'Покупатели' }),
  listMailingLists: ({ mailingLists }) => mailingLists.list().page(),
  getMailingList: ({ mailingLists }) => mailingLists.get('1'),
  updateMailingList: ({ mailingLists }) => mailingLists.update('1', { name: 'Клиенты' }),
  deleteMailingList: ({ mailingLists }) => mailingLists.delete('1'),
  listMailingListContacts: ({ mailingLists }) => mailingLists.contacts('1').page(),
  putMailingListContacts: ({ mailingLists }) => mailingLists.putContacts('1', { contacts: [] }),
  replaceMailingListContacts: ({ mailingLists }) => mailingLists.replaceContacts('1', { contacts: [] }),
  removeMailingListContacts: ({ mailingLists }) => mailingLists.removeContacts('1', { numbers: [] }),
  createMailing: ({ mailings }) =>
    mailings.create({ name: 'Планёрка', to: [{ group: '1' }], text: 'Да', rule: { every: 'day', time: '09:00' } }),
  listMailings: ({ mailings }) => mailings.list().page(),
  getMailing: ({ mailings }) => mailings.get('1'),
  updateMailing: ({ mailings }) => mailings.update('1', { state: 'paused' }),
  deleteMailing: ({ mailings }) => mailings.delete('1'),
  listMailingRuns: ({ mailings }) => mailings.runs('1').page(),
  createGroup: ({ groups }) => groups.create({ name: 'Дежурные' }, { companyId: '1' }),
  listGroups: ({ groups }) => groups.list({ companyId: '1' }).page(),
  getGroup: ({ groups }) => groups.get('1', { companyId: '1' }),
  updateGroup: ({ groups }) => groups.update('1', { name: 'Смена' }, { companyId: '1' }),
  deleteGroup: ({ groups }) => groups.delete('1', { companyId: '1' }),
  addGroupMembers: ({ groups }) => groups.addMembers('1', { persons: ['2'] }, { companyId: '1' }),
  removeGroupMembers: ({ groups }) => groups.removeMembers('1', { persons: ['2'] }, { companyId: '1' }),
  listGroupMembers: ({ groups }) => groups.members('1', { companyId: '1' }).page(),
  expandGroup: ({ groups }) => groups.expand('1', { problems: true }),
  createPoll: ({ polls }) =>
    polls.create({ text: 'Да?', to: ['+79000000001'], options: [{ label: 'да' }], closesAt: '2026-01-16T09:00:00Z' }),
  listPolls: ({ polls }) => polls.list({ state: 'open' }).page(),
  getPoll: ({ polls }) => polls.get('1'),
  closePoll: ({ polls }) => polls.close('1'),
  listPollAnswers: ({ polls }) => polls.answers('1', { which: 'silent' }).page(),
  createReportForm: ({ reportForms }) => reportForms.create({ name: 'Замеры', pattern: 'заказ {n:digits}' }),
  listReportForms: ({ reportForms }) => reportForms.list(),
  getReportForm: ({ reportForms }) => reportForms.get('1'),
  updateReportForm: ({ reportForms }) => reportForms.update('1', { confirm: true }),
  deleteReportForm: ({ reportForms }) => reportForms.delete('1'),
  listReports: ({ reportForms }) => reportForms.reports('1', { field: 'n', value: '7' }).page(),
  createAlert: ({ alerts }) => alerts.create({ text: 'Авария', steps: [{ to: ['+79000000001'] }] }),
  checkAlert: ({ alerts }) => alerts.check({ text: 'Авария', steps: [{ to: ['+79000000001'] }] }),
  listAlerts: ({ alerts }) => alerts.list({ state: 'open' }).page(),
  getAlert: ({ alerts }) => alerts.get('1'),
  acknowledgeAlert: ({ alerts }) => alerts.acknowledge('1', { name: 'Ким' }),
  cancelAlert: ({ alerts }) => alerts.cancel('1'),
  getUserRights: ({ users }) => users.rights('1', { companyId: '1' }),
  setUserRights: ({ users }) =>
    users.setRights('1', { allow: null, hours: null, monthlySegments: 10 }, { companyId: '1' }),
  explainUserRights: ({ users }) => users.explainRights('1', '#авария', { companyId: '1' }),
  createTag: ({ tags }) => tags.create({ name: '#авария' }, { companyId: '1' }),
  listTags: ({ tags }) => tags.list({ companyId: '1' }).page(),
  getTag: ({ tags }) => tags.get('1', { companyId: '1' }),
  updateTag: ({ tags }) => tags.update('1', { offered: true }, { companyId: '1' }),
  deleteTag: ({ tags }) => tags.delete('1', { companyId: '1' }),
  requestTagAccess: ({ tags }) => tags.requestAccess({ ownerId: '2', tag: '#авария' }, { companyId: '1' }),
  listTagRequests: ({ tags }) => tags.requests({ companyId: '1' }),
  listTagAccesses: ({ tags }) => tags.accesses('1', { companyId: '1' }),
  decideTagAccess: ({ tags }) => tags.decideAccess('1', '2', { state: 'approved' }, { companyId: '1' }),
  addTagSubscriptions: ({ tags }) => tags.subscribe('1', { persons: ['2'] }, { companyId: '1' }),
  removeTagSubscriptions: ({ tags }) => tags.unsubscribe('1', { persons: ['2'] }, { companyId: '1' }),
  listTagSubscriptions: ({ tags }) => tags.subscriptions('1', { companyId: '1' }).page(),
  expandTag: ({ tags }) => tags.expand('1', { problems: true }),
  createSession: ({ session }) => session.open({ login: 'demo', password: 'demo' }),
  getSession: ({ session }) => session.get(),
  deleteSession: ({ session }) => session.close(),
  createCompany: ({ companies }) => companies.create({ name: 'Ромашка', zone: 'Europe/Moscow' }),
  listCompanies: ({ companies }) => companies.list().page(),
  getCompany: ({ companies }) => companies.get('1'),
  updateCompany: ({ companies }) => companies.update('1', { name: 'Лютик' }),
  createUser: ({ users }) => users.create({ login: 'anna', name: 'Анна', role: 'operator' }, { companyId: '1' }),
  listUsers: ({ users }) => users.list({ companyId: '1' }).page(),
  getUser: ({ users }) => users.get('1', { companyId: '1' }),
  updateUser: ({ users }) => users.update('1', { name: 'Анна' }, { companyId: '1' }),
  setM2mPassword: ({ users }) => users.setM2mPassword('1', {}, { companyId: '1' }),
  getM2mPassword: ({ users }) => users.getM2mPassword('1', { companyId: '1' }),
  revokeM2mPassword: ({ users }) => users.revokeM2mPassword('1', { companyId: '1' }),
  createApiKey: ({ apiKeys }) => apiKeys.create({ name: 'shop', scopes: ['messages:send'] }, { companyId: '1' }),
  listApiKeys: ({ apiKeys }) => apiKeys.list({ companyId: '1' }).page(),
  revokeApiKey: ({ apiKeys }) => apiKeys.revoke('1', { companyId: '1' }),
  listAudit: ({ audit }) => audit.list({ companyId: '1' }).page(),
  listCarriers: ({ carriers }) => carriers.list(),
  listSimulatedPhones: ({ simulator }) => simulator.phones.list({ limit: 1 }),
  getSimulatedPhone: ({ simulator }) => simulator.phones.get('79000000001'),
  setPhoneScript: ({ simulator }) => simulator.phones.setScript('79000000001', { kind: 'deliver', afterMs: 1 }),
  writeFromPhone: ({ simulator }) => simulator.phones.write('79000000001', { to: '4938', text: 'Да' }),
  placeSimulatedCall: ({ simulator }) => simulator.calls.place({ to: '+74242300000' }),
  listSimulatedCalls: ({ simulator }) => simulator.calls.list(),
  getSimulatedCall: ({ simulator }) => simulator.calls.get('1'),
  pressKeys: ({ simulator }) => simulator.calls.press('1', '2'),
  hangUpSimulatedCall: ({ simulator }) => simulator.calls.hangUp('1', 'caller'),
  setTelephoneHabit: ({ simulator }) => simulator.calls.setHabit('201', { does: 'busy' }),
  getLiveness: ({ health }) => health.live(),
  getReadiness: ({ health }) => health.ready(),
}

interface Operation {
  operationId: string
  parameters?: { $ref?: string; in?: string; name?: string; required?: boolean }[]
  requestBody?: object
}

interface Contract {
  paths: Record<string, Record<string, Operation>>
  webhooks?: Record<string, Record<string, Operation>>
}

const contract = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as Contract
const contracted = Object.entries({ ...contract.paths, ...contract.webhooks }).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)

it('every operation of openapi.yaml has its method, or a reason why not', () => {
  const ids = contracted.map(({ operationId }) => operationId).sort()
  expect([...Object.keys(calls), ...Object.keys(exempt)].sort()).toEqual(ids)
})

it.each(contracted.filter(({ operationId }) => operationId in calls))(
  '$operationId asks for $method $path',
  async ({ operationId, path, method, requestBody }) => {
    const fetch = answering(json({ events: [], nextCursor: null }))
    await calls[operationId as Covered](new Svyaz({ baseUrl: 'http://svyaz.example', apiKey: 'k', fetch }))
    const [asked, ...others] = fetch.asked
    expect(others).toEqual([])
    const form = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
    expect(new URL(asked!.url).pathname).toMatch(form)
    expect(asked).toMatchObject({ method, headers: { authorization: 'Bearer k', accept: 'application/json' } })
    expect(asked!.body === undefined).toBe(requestBody === undefined)
  },
)
