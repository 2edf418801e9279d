import type { TransliterationMode } from '../message.js'
import {
  requireWithinLimit,
  segmentAnyLength,
  type Segmentation,
  type SegmentOptions,
} from '../segmentation/segment-text.js'
import { transliterate, type TransliterateOptions } from './transliterate.js'

export interface ChosenText {
  /** What goes on air; the text of the segmentation. */
  readonly sentText: string
  readonly segmentation: Segmentation
  /** The sent text differs from the original by more than normalisation. */
  readonly transliterated: boolean
}

/**
 * Decides what goes on air. `if_shorter` transliterates only when that saves a segment, also when only so the text
 * stays within the limit. The caller keeps the original.
 * @throws GatewayError as `segmentText` does; positions refer to the original.
 */
export function chooseText(
  text: string,
  mode: TransliterationMode,
  options: SegmentOptions & TransliterateOptions = {},
): ChosenText {
  const original = segmentAnyLength(text, options.reference)
  const latin = isWorthTrying(mode, original) ? transliterate(original.text, options) : ''
  // A text of nothing but ь and ъ has no Latin spelling.
  if (latin === '' || latin === original.text) return choose(original, false, options)
  const alternative = segmentAnyLength(latin, options.reference)
  const isShorter = alternative.segments.length < original.segments.length
  return mode === 'always' || isShorter ? choose(alternative, true, options) : choose(original, false, options)
}

function isWorthTrying(mode: TransliterationMode, { encoding, segments }: Segmentation): boolean {
  switch (mode) {
    case 'off':
      return false
    case 'always':
      return true
    case 'if_shorter':
      return encoding === 'ucs2' && segments.length > 1
  }
}

function choose(segmentation: Segmentation, transliterated: boolean, { maxSegments }: SegmentOptions): ChosenText {
  return { sentText: segmentation.text, segmentation: requireWithinLimit(segmentation, maxSegments), transliterated }
}
