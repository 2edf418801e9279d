import type { Msisdn } from '../values/msisdn.js'

/** What is known of a subscriber's number. */
export interface NumberInfo {
  kind: 'mobile' | 'city' | 'toll_free' | 'other'
  /** Our word for the network operator (`mts`, `megafon`, `beeline`, `t2` …); null where unknown. */
  operator: string | null
  /** Region as the register spells it, one spelling a region; null where unknown. */
  region: string | null
  /** IANA zone of the region; null where it is not known. */
  zone: string | null
  /** `code`: only the three or more digits of the code are known; `range`: a range of the register; `ported`: the list of ported numbers. */
  precision: 'code' | 'range' | 'ported' | 'none'
  /** The range it stands in, both ends inclusive; null without one. */
  range: { from: string; to: string } | null
  /** Whether the number was taken to another operator; `unknown` where no list of ported numbers is loaded. */
  portStatus: 'ported' | 'not_ported' | 'unknown'
  /** Which data answered: `built-in` or the import's version. */
  dataVersion: string
}

/** Looks up numbers, in memory. */
export interface NumberingPlan {
  find(msisdn: Msisdn): NumberInfo
  /** The operator's name for people; null for a word that the data does not know. */
  operatorName(operator: string): string | null
}
