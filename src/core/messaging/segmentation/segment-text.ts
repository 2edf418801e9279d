/** From text to segments, the unit that is charged: 3GPP TS 23.038 and 3GPP TS 23.040 §9.2.3.24. */
import { GatewayError } from '../../errors.js'
import type { Encoding } from '../message.js'
import { concatenatedCapacity, type ReferenceWidth, singleCapacity } from './capacity.js'
import { type NormalisedText, normaliseText } from './normalise-text.js'
import { countSeptets, splitClusters, splitEvenly, splitSeptets } from './split.js'
import { COMPLEX, NEEDS_UCS2 } from './unit-traits.js'

/** The 1,000 characters of the longest text that the M2M contract takes fit. */
export const DEFAULT_MAX_SEGMENTS = 15
/** An octet counts the parts of a concatenated message. */
const mostSegments = 255

export interface SegmentOptions {
  /** Width of the concatenation reference; 16 bits cost a septet or a unit of each segment. Default `8bit`. */
  readonly reference?: ReferenceWidth
  /** At most 255. Default `DEFAULT_MAX_SEGMENTS`. */
  readonly maxSegments?: number
}

export interface Segmentation {
  readonly encoding: Encoding
  readonly reference: ReferenceWidth
  /** The text on air: NFC, line feeds only. The segments joined. */
  readonly text: string
  readonly segments: readonly string[]
  /** Length of the text: septets for GSM-7, UTF-16 units for UCS-2. */
  readonly units: number
  /** What the last segment would still take. */
  readonly unitsFree: number
}

/**
 * Splits a text into as few segments as whole characters allow.
 * @throws GatewayError `empty_text`; `text_too_long` over `maxSegments`; `invalid_parameter` for what cannot be sent.
 */
export function segmentText(text: string, options: SegmentOptions = {}): Segmentation {
  return requireWithinLimit(segmentAnyLength(text, options.reference), options.maxSegments)
}

/** @throws GatewayError `text_too_long` */
export function requireWithinLimit(segmentation: Segmentation, maxSegments = DEFAULT_MAX_SEGMENTS): Segmentation {
  const count = segmentation.segments.length
  const limit = Math.min(maxSegments, mostSegments)
  if (count <= limit) return segmentation
  throw new GatewayError('text_too_long', `The text needs ${count} SMS and the limit is ${limit}; shorten it`, {
    field: 'text',
  })
}

/** The same without a limit, for whoever compares or explains. */
export function segmentAnyLength(text: string, reference: ReferenceWidth = '8bit'): Segmentation {
  if (text === '') throw new GatewayError('empty_text', 'The text is empty; write something to send', { field: 'text' })
  const normalised = normaliseText(text)
  return normalised.traits & NEEDS_UCS2 ? segmentUcs2(normalised, reference) : segmentGsm7(normalised, reference)
}

/** Length of a segment: septets or UTF-16 units. */
export function countUnits(segment: string, encoding: Encoding): number {
  return encoding === 'gsm7' ? countSeptets(segment) : segment.length
}

function segmentGsm7({ text, septets }: NormalisedText, reference: ReferenceWidth): Segmentation {
  if (septets <= singleCapacity.gsm7) return single('gsm7', reference, text, septets)
  const capacity = concatenatedCapacity[reference].gsm7
  const hasPairs = septets !== text.length
  const segments = hasPairs ? splitSeptets(text, capacity) : splitEvenly(text, capacity)
  const unitsFree = capacity - countSeptets(segments.at(-1) ?? '')
  return { encoding: 'gsm7', reference, text, segments, units: septets, unitsFree }
}

function segmentUcs2({ text, traits }: NormalisedText, reference: ReferenceWidth): Segmentation {
  if (text.length <= singleCapacity.ucs2) return single('ucs2', reference, text, text.length)
  const capacity = concatenatedCapacity[reference].ucs2
  const segments = traits & COMPLEX ? splitClusters(text, capacity) : splitEvenly(text, capacity)
  const unitsFree = capacity - (segments.at(-1)?.length ?? 0)
  return { encoding: 'ucs2', reference, text, segments, units: text.length, unitsFree }
}

function single(encoding: Encoding, reference: ReferenceWidth, text: string, units: number): Segmentation {
  return { encoding, reference, text, segments: [text], units, unitsFree: singleCapacity[encoding] - units }
}
