/** The shapes of the contract by name. Requests are closed, so that a typing error is one; answers are open (see `Open`). */
import type { OperationAt, QueryOf } from './contract.js'
import type { components } from './generated/contract.js'
import type { Open } from './open.js'

type Schemas = components['schemas']

export type SendMessageRequest = Schemas['SendMessageRequest']
export type DoubtDecision = Schemas['DoubtDecision']['decision']
export type Recipient = Schemas['Recipient']
export type SendMessageResult = Open<Schemas['SendMessageResult']>
export type MessagePlan = Open<Schemas['MessagePlan']>
export type PlannedMessage = Open<Schemas['PlannedMessage']>
export type Message = Open<Schemas['Message']>
export type MessageState = Open<Schemas['MessageState']>
export type Segment = Open<Schemas['Segment']>
export type MessageQuery = QueryOf<OperationAt<'get', '/v1/messages'>>
export type Broadcast = Open<Schemas['Broadcast']>
export type RefusedRecipient = Open<Schemas['RefusedRecipient']>

export type SegmentationRequest = Schemas['SegmentationRequest']
export type Segmentation = Open<Schemas['Segmentation']>

export type SignIn = Schemas['SignIn']
export type Session = Open<Schemas['Session']>
export type Company = Open<Schemas['Company']>
export type CreateCompanyRequest = Schemas['CreateCompanyRequest']
export type UpdateCompanyRequest = Schemas['UpdateCompanyRequest']
export type User = Open<Schemas['User']>
export type CreateUserRequest = Schemas['CreateUserRequest']
export type UpdateUserRequest = Schemas['UpdateUserRequest']
export type SetM2mPasswordRequest = Schemas['SetM2mPasswordRequest']
export type M2mSettings = Open<Schemas['M2mSettings']>
export type SetM2mSettingsRequest = Schemas['SetM2mSettingsRequest']
export type M2mPassword = Open<Schemas['M2mPassword']>
export type CreatedM2mPassword = Open<Schemas['CreatedM2mPassword']>
export type ApiKey = Open<Schemas['ApiKey']>
export type CreatedApiKey = Open<Schemas['CreatedApiKey']>
export type UpdateApiKeyRequest = Schemas['UpdateApiKeyRequest']
export type CreateApiKeyRequest = Schemas['CreateApiKeyRequest']
export type AuditRecord = Open<Schemas['AuditRecord']>

export type Carrier = Open<Schemas['Carrier']>
export type Liveness = Open<Schemas['Liveness']>
export type Readiness = Open<Schemas['Readiness']>

export type PhoneScript = Schemas['PhoneScript']
export type SimulatedPhone = Open<Schemas['SimulatedPhone']>
export type SimulatedPhoneSummary = Open<Schemas['SimulatedPhoneSummary']>
export type PhoneMessage = Open<Schemas['PhoneMessage']>
export type PhoneMessageRequest = Schemas['PhoneMessageRequest']
export type PhoneMessageResult = Open<Schemas['PhoneMessageResult']>

export type Problem = Open<Schemas['Problem']>
export type ProblemCode = Open<Schemas['ProblemCode']>

export type SvyazEvent = Open<Schemas['Event']>
export type EventPage = Open<Schemas['EventPage']>
export type MailIntegration = Open<Schemas['MailIntegration']>
export type MailIntegrationWithSecret = Open<Schemas['MailIntegrationWithSecret']>
export type MailWatch = Open<Schemas['MailWatch']>
export type CreateMailWatchRequest = Schemas['CreateMailWatchRequest']
export type UpdateMailWatchRequest = Schemas['UpdateMailWatchRequest']
export type OutgoingMail = Open<Schemas['OutgoingMail']>
export type MailTrial = Open<Schemas['MailTrial']>
export type Mail = Open<Schemas['Mail']>
export type CreateMailIntegrationRequest = Schemas['CreateMailIntegrationRequest']
export type UpdateMailIntegrationRequest = Schemas['UpdateMailIntegrationRequest']
export type TryMailRequest = Schemas['TryMailRequest']
export type Webhook = Open<Schemas['Webhook']>
export type WebhookWithSecret = Open<Schemas['WebhookWithSecret']>
export type WebhookDelivery = Open<Schemas['WebhookDelivery']>
export type WebhookReplay = Open<Schemas['WebhookReplay']>
export type WebhookTestResult = Open<Schemas['WebhookTestResult']>
export type CreateWebhookRequest = Schemas['CreateWebhookRequest']
export type UpdateWebhookRequest = Schemas['UpdateWebhookRequest']
export type RotateWebhookSecretRequest = Schemas['RotateWebhookSecretRequest']
export type ReplayWebhookRequest = Schemas['ReplayWebhookRequest']

export type HistoryQuery = QueryOf<OperationAt<'get', '/v1/history'>>
export type HistoryFilter = QueryOf<OperationAt<'get', '/v1/history/totals'>>
export type HistoryTotals = Open<Schemas['HistoryTotals']>
export type HistoryExport = Open<Schemas['HistoryExport']>
export type CreateHistoryExportRequest = Schemas['CreateHistoryExportRequest']
export type InboxPage = Open<Schemas['Inbox']>
export type AssignInboundRequest = Schemas['AssignInboundRequest']

export type NumberInfo = Open<Schemas['NumberInfo']>
export type OwnNumber = Open<Schemas['OwnNumber']>
export type RouteList = Open<Schemas['RouteList']>
export type RouteExplanation = Open<Schemas['RouteExplanation']>
export type ReplaceRoutesRequest = Schemas['ReplaceRoutesRequest']
export type SenderName = Open<Schemas['SenderName']>
export type CreateSenderNameRequest = Schemas['CreateSenderNameRequest']
export type UpdateSenderNameRequest = Schemas['UpdateSenderNameRequest']
export type SenderRegistrationRequest = Schemas['SenderRegistrationRequest']

export type QuietHoursSettings = Open<Schemas['QuietHours']>
export type SetQuietHoursRequest = Schemas['SetQuietHoursRequest']
export type OptOut = Open<Schemas['OptOut']>
export type AddOptOutsRequest = Schemas['AddOptOutsRequest']
export type AddOptOutsResult = Open<Schemas['AddOptOutsResult']>
export type RemovedOptOuts = Open<Schemas['RemovedOptOuts']>

/** A page of a list, from a cursor on. */
export interface PageQuery {
  /** `nextCursor` of the page before. */
  cursor?: string
  /** Most items fetched at once; 50 unless given, at most 200. */
  limit?: number
}

/** The company that a platform administrator acts for. Others name their own or none. */
export interface ActingCompany {
  companyId?: string
}

export type Person = Open<Schemas['Person']>
export type CreatePersonRequest = Schemas['CreatePersonRequest']
export type UpdatePersonRequest = Schemas['UpdatePersonRequest']
export type Timeline = Open<Schemas['Timeline']>
export type TimelineEntry = Timeline['entries'][number]
export type PersonImport = Open<Schemas['PersonImport']>
export type ImportRow = Open<Schemas['ImportRow']>
export type ImportRowQuery = QueryOf<OperationAt<'get', '/v1/persons/imports/{importId}/rows'>>
export type PersonQuery = QueryOf<OperationAt<'get', '/v1/persons'>>
export type MailingList = Open<Schemas['MailingList']>
export type CreateMailingListRequest = Schemas['CreateMailingListRequest']
export type ListContact = Open<Schemas['ListContact']>
export type ListContacts = Schemas['ListContacts']
export type Mailing = Open<Schemas['Mailing']>
export type MailingRun = Open<Schemas['MailingRun']>
export type CreateMailingRequest = Schemas['CreateMailingRequest']
export type UpdateMailingRequest = Schemas['UpdateMailingRequest']
export type Group = Open<Schemas['Group']>
export type CreateGroupRequest = Schemas['CreateGroupRequest']
export type UpdateGroupRequest = Schemas['UpdateGroupRequest']
export type GroupMembers = Schemas['GroupMembers']
export type AddGroupMembersRequest = Schemas['AddGroupMembersRequest']
export type AddedGroupMembers = Open<Schemas['AddedGroupMembers']>
export type RemovedGroupMembers = Open<Schemas['RemovedGroupMembers']>
export type GroupMember = Open<Schemas['GroupMember']>
export type ExpandedGroup = Open<Schemas['ExpandedGroup']>
export type UserRights = Open<Schemas['UserRights']>
export type SetUserRightsRequest = Schemas['SetUserRightsRequest']
export type ExplainedRights = Open<Schemas['ExplainedRights']>
export type Tag = Open<Schemas['Tag']>
export type CreateTagRequest = Schemas['CreateTagRequest']
export type UpdateTagRequest = Schemas['UpdateTagRequest']
export type RequestTagAccessRequest = Schemas['RequestTagAccessRequest']
export type TagRequest = Open<Schemas['TagRequest']>
export type TagAccess = Open<Schemas['TagAccess']>
export type DecideTagAccessRequest = Schemas['DecideTagAccessRequest']
export type AddTagSubscriptionsRequest = Schemas['AddTagSubscriptionsRequest']
export type AddedTagSubscriptions = Open<Schemas['AddedTagSubscriptions']>
export type RemoveTagSubscriptionsRequest = Schemas['RemoveTagSubscriptionsRequest']
export type RemovedTagSubscriptions = Open<Schemas['RemovedTagSubscriptions']>
export type TagSubscription = Open<Schemas['TagSubscription']>
export type ExpandedTag = Open<Schemas['ExpandedTag']>
export type TagPeopleQuery = QueryOf<OperationAt<'get', '/v1/tags/{tagId}/people'>>
export type GroupPeopleQuery = QueryOf<OperationAt<'get', '/v1/groups/{groupId}/people'>>

export type Reply = Open<Schemas['Reply']>
export type Poll = Open<Schemas['Poll']>
export type PollAnswer = Open<Schemas['PollAnswer']>
export type CreatePollRequest = Schemas['CreatePollRequest']
export type ReportForm = Open<Schemas['ReportForm']>
export type CreateReportFormRequest = Schemas['CreateReportFormRequest']
export type UpdateReportFormRequest = Schemas['UpdateReportFormRequest']
export type Report = Open<Schemas['Report']>
export type Alert = Open<Schemas['Alert']>
export type AlertCheck = Open<Schemas['AlertCheck']>
export type CreateAlertRequest = Schemas['CreateAlertRequest']
export type Prompt = Open<Schemas['Prompt']>
export type ScenarioDocument = Schemas['ScenarioDocument']
export type Scenario = Open<Schemas['Scenario']>
export type ScenarioSummary = Open<Schemas['ScenarioSummary']>
export type ScenarioFinding = Open<Schemas['ScenarioFinding']>
export type ScenarioVersion = Open<Schemas['ScenarioVersion']>
export type ScenarioDiff = Open<Schemas['ScenarioDiff']>
export type ScenarioSimulation = Open<Schemas['ScenarioSimulation']>
export type CreateScenarioRequest = Schemas['CreateScenarioRequest']
export type UpdateScenarioRequest = Schemas['UpdateScenarioRequest']
export type PublishScenarioRequest = Schemas['PublishScenarioRequest']
export type SwitchScenarioRequest = Schemas['SwitchScenarioRequest']
export type SimulateScenarioRequest = Schemas['SimulateScenarioRequest']
export type VoiceNumber = Open<Schemas['VoiceNumber']>
export type SetVoiceRequest = Schemas['SetVoiceRequest']
export type CreateNumberRequest = Schemas['CreateNumberRequest']
export type Call = Open<Schemas['Call']>
export type CallDetails = Open<Schemas['CallDetails']>
export type CallRecording = Open<Schemas['CallRecording']>
export type FoundRecording = Open<Schemas['FoundRecording']>
export type RecordingQuery = QueryOf<OperationAt<'get', '/v1/recordings'>>
export type TrafficReport = Open<Schemas['TrafficReport']>
export type TrafficQuery = QueryOf<OperationAt<'get', '/v1/traffic-report'>>
export type LostCaller = Open<Schemas['LostCaller']>
export type LostCallerQuery = QueryOf<OperationAt<'get', '/v1/lost-callers'>>
export type SavedReport = Open<Schemas['SavedReport']>
export type CreateSavedReportRequest = Schemas['CreateSavedReportRequest']
export type UpdateSavedReportRequest = Schemas['UpdateSavedReportRequest']
export type PlaceCallRequest = Schemas['PlaceCallRequest']
export type InviteRequest = Schemas['InviteRequest']
export type CallSettings = Open<Schemas['CallSettings']>
export type SetCallSettingsRequest = Schemas['SetCallSettingsRequest']
export type CallQuery = QueryOf<OperationAt<'get', '/v1/calls'>>
export type SimulatedCall = Open<Schemas['SimulatedCall']>
export type SimulatedCallRequest = Schemas['SimulatedCallRequest']
export type PhoneHabit = Schemas['PhoneHabit']
export type Telephone = Open<Schemas['Telephone']>
export type TariffList = Open<Schemas['TariffList']>
export type RatingAccount = Open<Schemas['RatingAccount']>
export type RatingChange = Schemas['RatingChange']
export type RatingChangeResult = Open<Schemas['RatingChangeResult']>
export type Advice = Open<Schemas['Advice']>
export type AdviceRequest = Schemas['AdviceRequest']
export type CallPreview = Open<Schemas['CallPreview']>
export type CallPreviewRequest = Schemas['CallPreviewRequest']
export type SpendingLimit = Schemas['SpendingLimit']
export type RatingProfile = Schemas['RatingProfile']
export type UsageCorrection = Schemas['UsageCorrection']
export type Posting = Open<Schemas['Posting']>
export type PostingQuery = QueryOf<OperationAt<'get', '/v1/rating/postings'>>
export type ParkedUsage = Open<Schemas['ParkedList']>
export type UsageBatch = Schemas['UsageBatch']
export type UsageResult = Open<Schemas['UsageResult']>
export type Invoice = Open<Schemas['Invoice']>
export type InvoiceList = Open<Schemas['InvoiceList']>
