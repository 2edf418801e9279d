import { describe, expect, it } from 'vitest'

import { type Pieces, readVectors, textOf } from '../../../testing/vectors/read-vectors.js'
import { explainSegmentation, type SegmentationExplanation } from './explain-segmentation.js'
import { segmentText } from './segment-text.js'

const cases = readVectors<({ name: string; text: Pieces } & SegmentationExplanation)[]>(
  'segmentation/explanations.json',
)

describe('explainSegmentation', () => {
  it.each(cases)('$name', ({ text, culprits, wouldBe, advice }) => {
    expect(explainSegmentation(segmentText(textOf(text)))).toEqual({ culprits, wouldBe, advice })
  })

  it('names five characters and counts the rest', () => {
    const [advice] = explainSegmentation(segmentText('№…™©®—' + 'a'.repeat(100))).advice
    expect(advice).toContain('«®» at position 5 and 1 more turn 1 SMS into 2')
  })

  it('keeps the width of the reference in mind', () => {
    const wide = explainSegmentation(segmentText('№' + 'a'.repeat(303), { reference: '16bit' }))
    expect(wide.wouldBe).toEqual({ segments: 3, encoding: 'gsm7' })
  })
})
