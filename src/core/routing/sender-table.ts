import type { CompanyId } from '../values/ids.js'
import type { SenderChoice, SenderNames } from './sender-names.js'

/** Sender names and own numbers in memory. */
export class SenderTable implements SenderNames {
  choose(_companyId: CompanyId, from: string, _carrier: string): SenderChoice {
    return { ok: true, from, replaced: false }
  }
}
