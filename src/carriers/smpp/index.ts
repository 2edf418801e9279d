export type {
  AddressRules,
  LongMessages,
  MessageIdFormat,
  NumberingPlan,
  SmppCarrierConfig,
  SmppTlsOptions,
} from './config.js'
export { smppCarrierDefaults } from './config.js'
export { statusMeaning, statusName, whyNotDelivered } from './error-text.js'
export type { CarrierLog, SmppMetrics } from './observation.js'
export type { SmppCarrierOptions } from './smpp-carrier.js'
export { createSmppCarrier } from './smpp-carrier.js'
