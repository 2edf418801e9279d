/** Names of senders that companies have registered with operators. */
import type { OwnNumber } from '../messaging/inbound.js'
import type { CompanyId, SenderNameId } from '../values/ids.js'
import { accept, type Parsed, refuse } from '../values/parsed.js'

export const registrationStates = ['requested', 'registered', 'rejected'] as const
export type RegistrationState = (typeof registrationStates)[number]

export interface Registration {
  carrier: string
  state: RegistrationState
  updatedAt: number
}

export interface SenderNameRecord {
  id: SenderNameId
  companyId: CompanyId
  name: string
  /** What takes its place where it is not registered: another name of the company, or a number it may send from. */
  fallback: string | null
  comment: string | null
  createdAt: number
  /** What the platform has said; a carrier that is not here was not answered for yet. */
  registrations: readonly Registration[]
}

/** What `SenderTable` holds. */
export interface SenderData {
  names: readonly SenderNameRecord[]
  /** Those in use. */
  numbers: readonly OwnNumber[]
}

const longest = 11

/** What Russian operators register: up to 11 Latin letters, digits and `! ? - _ . ( )`, not all digits. */
export function parseRegisteredName(input: string): Parsed<string> {
  const name = input.trim()
  if (name.length > longest) {
    return refuse(`A sender name has at most ${longest} characters, this one has ${name.length}; shorten it`)
  }
  if (!/^[A-Za-z0-9!?\-_.()]+$/.test(name)) {
    return refuse('Operators register names of letters a–z and A–Z, digits and ! ? - _ . ( ), without spaces')
  }
  if (!/[A-Za-z]/.test(name)) return refuse('A name without letters is a number; it needs no registration')
  return accept(name)
}
