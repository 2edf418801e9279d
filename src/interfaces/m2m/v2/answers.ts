import { faultCodes, type FaultName } from '../faults.js'

/** Two services answer at the same paths, and disagree about what `status` is. */
export type Dialect = 'v2' | 'mcom'

/** What a request came to, before it has the form of either. */
export interface Outcome {
  /** `submitResults` of a message that was sent, or the list that was asked for. */
  data: unknown
}

/** Status 200 and what was sent on the top level of one; no status but zero in the other. */
export function writeOutcome(dialect: Dialect, { data }: Outcome): string {
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  if (dialect === 'v2') return JSON.stringify({ status: 200, ...(isObject ? data : {}), data })
  return JSON.stringify({ status: 0, code: 0, validationErrors: [], data })
}

/** In words that clients of both look for, and what stands beside the error where a part of it is known. */
export function writeFault(dialect: Dialect, fault: FaultName, data?: unknown): string {
  const status = statusOf(fault)
  const said = { status, code: faultCodes[fault], message: fault, description: fault }
  if (dialect === 'v2') return JSON.stringify({ ...said, ...(data === undefined ? {} : { ...(data as object), data }) })
  const fields = { validationErrors: [fault], fault: { code: faultCodes[fault], description: fault } }
  return JSON.stringify({ ...said, ...fields, ...(data === undefined ? {} : { data }) })
}

export function statusOf(fault: FaultName): number {
  switch (fault) {
    case 'INCORRECT_PASSWORD':
      return 401
    case 'IP_NOT_ALLOWED':
    case 'OPERATION_NOT_ALLOWED':
    case 'ACCOUNT_IS_BLOCKED':
      return 403
    case 'WRONG_ID':
      return 404
    case 'SYSTEM_FAILURE':
      return 503
    default:
      return 400
  }
}
