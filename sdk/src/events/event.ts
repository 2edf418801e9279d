/** Something that happened to a message, or to another thing of the company. */
export interface SvyazEvent {
  /** The same in the feed, in every webhook delivery and in every replay of it: what happened once has one id. */
  id: string
  /** For example `message.delivered`. Newer gateways have more. */
  type: string
  companyId: string
  /** What it happened to. */
  subject: { type: string; id: string }
  /** Of the subject: grows with each of its changes, so of two events the one with the greater version is the newer. */
  version: number
  /** RFC 3339, UTC. */
  occurredAt: string
  data: Record<string, unknown>
}
