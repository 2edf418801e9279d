import type { ConnectionOptions } from 'node:tls'

/** How one SMPP 3.4 link to an operator behaves. Start from `smppCarrierDefaults` and set what the operator's agreement says. */
export interface SmppCarrierConfig {
  host: string
  port: number
  /** TLS on the link; null for plain TCP. The operator's certificate is verified unless `rejectUnauthorized` is false. */
  tls: SmppTlsOptions | null
  systemId: string
  password: string
  /** `system_type` of the bind, mostly empty. */
  systemType: string
  /** One session for both directions, or a pair of sessions a bind. */
  bindMode: 'transceiver' | 'transmitter+receiver'
  /** How many binds are held at the same time over all gateway processes. */
  binds: number
  /** Largest number of unanswered submit_sm a bind. */
  window: number
  /** submit_sm a second over all binds of this process; null: unlimited. At most a tenth of a second's worth goes at once. */
  throughputPerSecond: number | null
  /** Silence of the operator after which the link is checked. Two checks without any answer end the connection. */
  enquireLinkIntervalMs: number
  /** A submit_sm is awaited at least this long, at most an eighth longer; then it is in doubt. */
  responseTimeoutMs: number
  /** Time for connecting, the TLS handshake and the bind together. */
  bindTimeoutMs: number
  /** Delays between attempts to bind grow from the minimum to the maximum, with full jitter above the minimum. */
  reconnectMinDelayMs: number
  reconnectMaxDelayMs: number
  /** At stop: how long outstanding answers are awaited before the unbind. */
  drainMs: number

  /**
   * How a long message travels: one submit_sm a segment with a UDH of 8- or 16-bit reference or with sar_* TLVs, or whole in
   * message_payload.
   */
  longMessages: LongMessages
  /** GSM 03.38 septets in both directions: one an octet, or packed eight into seven octets. */
  gsmPacking: 'unpacked' | 'packed'
  /** `data_coding` of GSM 03.38 text. */
  gsmDataCoding: number
  /** What `data_coding` 0 means in what the operator sends. */
  defaultAlphabet: 'gsm7' | 'latin1'
  addresses: AddressRules
  serviceType: string
  /** How `deliverBefore` becomes validity_period. `none` leaves the validity to the operator. */
  validity: 'relative' | 'absolute' | 'none'

  messageIdFormat: MessageIdFormat
  /** IANA zone of the dates inside receipts. */
  receiptTimeZone: string
  /** Statuses of submit_sm_resp that mean "try again", besides those that always do. */
  temporaryErrors: readonly number[]
}

export type LongMessages = 'udh8' | 'udh16' | 'sar' | 'payload'

export type SmppTlsOptions = Pick<
  ConnectionOptions,
  'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized' | 'minVersion'
>

/** TON and NPI by the kind of the address (SMPP 3.4 §5.2.5, §5.2.6). */
export interface AddressRules {
  alphanumeric: NumberingPlan
  international: NumberingPlan
  shortCode: NumberingPlan
  /** A number without `+` of at most so many digits is a short code. */
  shortCodeMaxDigits: number
}

export interface NumberingPlan {
  ton: number
  npi: number
}

/**
 * Message ids in submit_sm_resp and in the text of receipts. Except with `as_is` both become decimal without leading zeros.
 * `hex` and `decimal`: both sides use that base, but letter case or leading zeros differ.
 */
export type MessageIdFormat = 'as_is' | 'hex' | 'decimal' | 'hex_submit_decimal_receipt' | 'decimal_submit_hex_receipt'

/** Everything but the address and the credentials. */
export const smppCarrierDefaults = {
  tls: null,
  systemType: '',
  bindMode: 'transceiver',
  binds: 1,
  window: 100,
  throughputPerSecond: null,
  enquireLinkIntervalMs: 30_000,
  responseTimeoutMs: 30_000,
  bindTimeoutMs: 10_000,
  reconnectMinDelayMs: 1_000,
  reconnectMaxDelayMs: 60_000,
  drainMs: 5_000,
  longMessages: 'udh8',
  gsmPacking: 'unpacked',
  gsmDataCoding: 0,
  defaultAlphabet: 'gsm7',
  addresses: {
    alphanumeric: { ton: 5, npi: 0 },
    international: { ton: 1, npi: 1 },
    shortCode: { ton: 3, npi: 0 },
    shortCodeMaxDigits: 6,
  },
  serviceType: '',
  validity: 'relative',
  messageIdFormat: 'as_is',
  receiptTimeZone: 'UTC',
  temporaryErrors: [],
} as const satisfies Omit<SmppCarrierConfig, 'host' | 'port' | 'systemId' | 'password'>
