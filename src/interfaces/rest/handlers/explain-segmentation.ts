import {
  countUnits,
  explainSegmentation as explain,
  segmentAnyLength,
  type Segmentation,
} from '../../../core/messaging/segmentation/index.js'
import { chooseText, transliterate } from '../../../core/messaging/transliteration/index.js'
import type { components } from '../generated/contract.js'
import { operation } from '../operation.js'

type Schemas = components['schemas']

/** Over our own limit a text is explained all the same; this is the limit of the standard. */
const MOST_SEGMENTS = 255

export const explainSegmentation = operation('explainSegmentation', async ({ core }, { body }) => {
  const { maxSegments } = core.settings
  const { reference = '8bit' } = body
  const { segmentation } = chooseText(body.text, body.transliterate ?? 'off', { reference, maxSegments: MOST_SEGMENTS })
  const { culprits, advice } = explain(segmentation)
  return {
    status: 200,
    body: {
      encoding: segmentation.encoding,
      reference,
      text: segmentation.text,
      units: segmentation.units,
      unitsFree: segmentation.unitsFree,
      maxSegments,
      segments: presentSegments(segmentation),
      culprits: culprits.map((culprit) => ({ ...culprit })),
      advice: [...advice],
      transliteration: presentTransliteration(segmentation),
    },
  }
})

function presentSegments({ segments, encoding }: Segmentation): Schemas['ExplainedSegment'][] {
  return segments.map((text, index) => ({ ordinal: index + 1, text, units: countUnits(text, encoding) }))
}

function presentTransliteration({ text, reference, segments }: Segmentation): Schemas['TransliterationOutcome'] | null {
  const latin = transliterate(text)
  if (latin === '' || latin === text) return null
  const outcome = segmentAnyLength(latin, reference)
  return {
    text: outcome.text,
    encoding: outcome.encoding,
    segments: outcome.segments.length,
    segmentsSaved: segments.length - outcome.segments.length,
  }
}
