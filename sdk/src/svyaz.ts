import { settingsOf, type SvyazOptions } from './options.js'
import { ApiKeys } from './resources/api-keys.js'
import { Audit } from './resources/audit.js'
import { Broadcasts } from './resources/broadcasts.js'
import { Calls } from './resources/calls.js'
import { Carriers } from './resources/carriers.js'
import { Companies } from './resources/companies.js'
import { OptOuts, QuietHours } from './resources/consent.js'
import { Alerts, Polls, ReportForms } from './resources/conversations.js'
import { Events } from './resources/events.js'
import { Groups } from './resources/groups.js'
import { Health } from './resources/health.js'
import { History } from './resources/history.js'
import { HistoryExports } from './resources/history-exports.js'
import { Inbox } from './resources/inbox.js'
import { Invoices } from './resources/invoices.js'
import { M2mInterfaceSettings } from './resources/m2m-settings.js'
import { Mail } from './resources/mail.js'
import { MailingLists } from './resources/mailing-lists.js'
import { Mailings } from './resources/mailings.js'
import { Messages } from './resources/messages.js'
import { PersonImports } from './resources/person-imports.js'
import { Persons } from './resources/persons.js'
import { Prompts } from './resources/prompts.js'
import { Rating } from './resources/rating.js'
import { Numbering, Numbers, Routes } from './resources/routing.js'
import { Scenarios } from './resources/scenarios.js'
import { SegmentationResource } from './resources/segmentation.js'
import { SenderNames } from './resources/sender-names.js'
import { Session } from './resources/session.js'
import { Simulator } from './resources/simulator.js'
import { Tags } from './resources/tags.js'
import { TrafficReports } from './resources/traffic-reports.js'
import { Users } from './resources/users.js'
import { Webhooks } from './resources/webhooks.js'
import { Transport } from './transport.js'

/**
 * A client of one gateway with one set of credentials. It keeps no connection and needs no closing.
 *
 * @example
 * ```ts
 * const svyaz = new Svyaz({ baseUrl: 'http://127.0.0.1:8080', apiKey: 'demo-token' })
 * const { messages } = await svyaz.messages.send({ to: '+79000000001', text: 'Заказ № 1042 готов' })
 * ```
 */
export class Svyaz {
  readonly messages: Messages
  readonly broadcasts: Broadcasts
  readonly segmentation: SegmentationResource
  readonly inbox: Inbox
  readonly alerts: Alerts
  readonly polls: Polls
  readonly reportForms: ReportForms
  readonly history: History
  readonly historyExports: HistoryExports
  readonly events: Events
  readonly webhooks: Webhooks
  readonly mail: Mail
  readonly routes: Routes
  readonly numbering: Numbering
  readonly numbers: Numbers
  readonly scenarios: Scenarios
  readonly prompts: Prompts
  readonly calls: Calls
  readonly persons: Persons
  readonly personImports: PersonImports
  readonly groups: Groups
  readonly rating: Rating
  readonly invoices: Invoices
  readonly mailingLists: MailingLists
  readonly mailings: Mailings
  readonly tags: Tags
  readonly trafficReports: TrafficReports
  readonly senderNames: SenderNames
  readonly quietHours: QuietHours
  readonly m2mSettings: M2mInterfaceSettings
  readonly optOuts: OptOuts
  readonly session: Session
  readonly companies: Companies
  readonly users: Users
  readonly apiKeys: ApiKeys
  readonly audit: Audit
  readonly carriers: Carriers
  readonly simulator: Simulator
  readonly health: Health

  /** @throws TypeError when the address or the credentials cannot be used; the message never shows them */
  constructor(options: SvyazOptions) {
    const transport = new Transport(settingsOf(options))
    this.messages = new Messages(transport)
    this.broadcasts = new Broadcasts(transport)
    this.segmentation = new SegmentationResource(transport)
    this.inbox = new Inbox(transport)
    this.alerts = new Alerts(transport)
    this.polls = new Polls(transport)
    this.reportForms = new ReportForms(transport)
    this.history = new History(transport)
    this.historyExports = new HistoryExports(transport)
    this.events = new Events(transport)
    this.webhooks = new Webhooks(transport)
    this.mail = new Mail(transport)
    this.routes = new Routes(transport)
    this.numbering = new Numbering(transport)
    this.numbers = new Numbers(transport)
    this.scenarios = new Scenarios(transport)
    this.prompts = new Prompts(transport)
    this.calls = new Calls(transport)
    this.persons = new Persons(transport)
    this.personImports = new PersonImports(transport)
    this.groups = new Groups(transport)
    this.rating = new Rating(transport)
    this.invoices = new Invoices(transport)
    this.mailingLists = new MailingLists(transport)
    this.mailings = new Mailings(transport)
    this.tags = new Tags(transport)
    this.trafficReports = new TrafficReports(transport)
    this.senderNames = new SenderNames(transport)
    this.quietHours = new QuietHours(transport)
    this.m2mSettings = new M2mInterfaceSettings(transport)
    this.optOuts = new OptOuts(transport)
    this.session = new Session(transport)
    this.companies = new Companies(transport)
    this.users = new Users(transport)
    this.apiKeys = new ApiKeys(transport)
    this.audit = new Audit(transport)
    this.carriers = new Carriers(transport)
    this.simulator = new Simulator(transport)
    this.health = new Health(transport)
  }
}
