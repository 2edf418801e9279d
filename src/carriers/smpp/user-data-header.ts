/** 3GPP TS 23.040 §9.2.3.24: the user data header, as far as concatenation needs it. */
import type { Concatenation } from '../../core/carrier.js'
import type { LongMessages } from './config.js'
import { UnsendableSubmission } from './unsendable.js'

const CONCATENATION_8 = 0x00
const CONCATENATION_16 = 0x08
const MAX_SEGMENTS = 255

/** The header of one segment, its length octet included; null where the link says it in TLVs. */
export function userDataHeader(segment: Concatenation, form: LongMessages): Uint8Array | null {
  const { reference, total, ordinal } = segment
  if (total > MAX_SEGMENTS || ordinal < 1 || ordinal > total) {
    throw new UnsendableSubmission('invalid_segment', `there is no segment ${ordinal} of ${total}`)
  }
  switch (form) {
    case 'udh8':
      return Uint8Array.of(5, CONCATENATION_8, 3, reference, total, ordinal)
    case 'udh16':
      return Uint8Array.of(6, CONCATENATION_16, 4, reference >>> 8, reference, total, ordinal)
    case 'sar':
    case 'payload':
      return null
  }
}

export interface ReadHeader {
  /** Octets of the header with its length octet. */
  octets: number
  concatenation: Concatenation | null
}

/** Reads the header in front of a text; undefined when there is none that fits. */
export function readUserDataHeader(data: Uint8Array): ReadHeader | undefined {
  const length = data[0]
  if (length === undefined || length + 1 > data.length) return undefined
  const end = length + 1
  let concatenation: Concatenation | null = null
  let offset = 1
  while (offset + 2 <= end) {
    const valueStart = offset + 2
    const valueEnd = valueStart + (data[offset + 1] ?? 0)
    if (valueEnd > end) break
    concatenation = readConcatenation(data[offset], data.subarray(valueStart, valueEnd)) ?? concatenation
    offset = valueEnd
  }
  return { octets: end, concatenation }
}

function readConcatenation(element: number | undefined, value: Uint8Array): Concatenation | null {
  const [a = 0, b = 0, c = 0, d = 0] = value
  if (element === CONCATENATION_8 && value.length === 3) return validConcatenation(a, b, c)
  if (element === CONCATENATION_16 && value.length === 4) return validConcatenation((a << 8) | b, c, d)
  return null
}

/** An impossible place is no place: 3GPP TS 23.040 §9.2.3.24.1 says to ignore the element. */
export function validConcatenation(reference: number, total: number, ordinal: number): Concatenation | null {
  if (ordinal < 1 || ordinal > total || total > MAX_SEGMENTS) return null
  return total === 1 ? null : { reference, total, ordinal }
}
