/** A public id: a positive integer below 2^53, unique over the whole gateway for its kind. */
type Id<Kind extends string> = number & { readonly __kind: Kind }

export type CompanyId = Id<'company'>
export type UserId = Id<'user'>
export type ApiKeyId = Id<'apiKey'>
export type SessionId = Id<'session'>
export type MessageId = Id<'message'>
export type BroadcastId = Id<'broadcast'>
export type NumberId = Id<'number'>
export type OptOutId = Id<'optOut'>
export type SenderNameId = Id<'senderName'>
export type WebhookId = Id<'webhook'>
export type DeliveryId = Id<'delivery'>
export type PersonId = Id<'person'>
export type GroupId = Id<'group'>
export type ScenarioId = Id<'scenario'>
export type CallId = Id<'call'>
export type RecordingId = Id<'recording'>
export type PromptId = Id<'prompt'>
export type MemberId = Id<'member'>
export type TagId = Id<'tag'>
export type TagSubscriptionId = Id<'tagSubscription'>
export type JobId = Id<'job'>
export type MailingListId = Id<'mailingList'>
export type ListContactId = Id<'listContact'>
export type MailingId = Id<'mailing'>
export type MailingRunId = Id<'mailingRun'>
export type MailIntegrationId = Id<'mailIntegration'>
export type TrafficReportId = Id<'trafficReport'>
export type MailId = Id<'mail'>
export type MailWatchId = Id<'mailWatch'>

/** Owns what belongs to no company: platform keys, inbound messages nobody could be found for. */
export const PLATFORM = 0 as CompanyId

/** Reads the decimal string form of an id; `undefined` when it is not one. */
export function parseId<T extends Id<string>>(text: string): T | undefined {
  if (!/^[1-9][0-9]{0,15}$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? (value as T) : undefined
}

export function formatId(id: Id<string>): string {
  return String(id)
}
