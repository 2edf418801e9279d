export type { MessageIdForm } from './message-ids.js'
export type { PhoneMessage, PhoneMessageState, PhoneSegment } from './phone.js'
export {
  type AnswerBehaviour,
  type CombinedBehaviours,
  type Extent,
  type FateBehaviour,
  type PhoneBehaviour,
  phoneBehaviourKinds,
  type PhoneScript,
  phoneScriptKinds,
  type ReceiptBehaviour,
  type ReceiptFormat,
  type ReplyBehaviour,
  standardReceiptFormat,
} from './phone-script.js'
export { type PhoneLimits, type PhoneSummary, type PhoneView, standardPhoneLimits } from './phones.js'
export type { DefaultAlphabet, ShortTextEncoding } from './short-text.js'
export {
  createSimulator,
  type Simulator,
  type SimulatorLog,
  type SimulatorOptions,
  type VirtualPhones,
} from './simulator.js'
export type { SimulatorStatistics } from './statistics.js'
