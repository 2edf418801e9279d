/** What a reader sees as one character: Unicode Standard Annex #29. */

let segmenter: Intl.Segmenter | undefined

export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return segmenter.segment(text)
}
