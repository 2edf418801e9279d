import type { CallId } from '../values/ids.js'

/** Of the calls that this process has. */
export interface CallControl {
  /** False for one that it does not have. */
  hangUp(id: CallId): boolean
}
