/** Greedy filling of segments with whole atoms: septet pairs and surrogate pairs stay together. */
import { graphemesOf } from './graphemes.js'
import { COMPLEX, SEPTETS, unitTraits } from './unit-traits.js'

/** Cuts every `capacity` units: right where each unit is an atom by itself. */
export function splitEvenly(text: string, capacity: number): string[] {
  const segments: string[] = []
  for (let start = 0; start < text.length; start += capacity) segments.push(text.slice(start, start + capacity))
  return segments
}

/** Segments of at most `capacity` septets. */
export function splitSeptets(text: string, capacity: number): string[] {
  const segments: string[] = []
  let start = 0
  let used = 0
  for (let index = 0; index < text.length; index++) {
    const septets = traitsAt(text, index) & SEPTETS
    if (used + septets > capacity) {
      segments.push(text.slice(start, index))
      start = index
      used = 0
    }
    used += septets
  }
  segments.push(text.slice(start))
  return segments
}

/**
 * Segments of at most `capacity` UTF-16 units, as few as whole surrogate pairs allow. Grapheme clusters stay whole
 * wherever that costs no further segment.
 */
export function splitClusters(text: string, capacity: number): string[] {
  const segments: string[] = []
  let left = countSegments(text, 0, capacity)
  for (let start = 0; left > 0; left--) {
    const end = endOfSegment(text, start, capacity)
    const clusterStart = startOfCluster(text, end)
    const keepsCluster =
      clusterStart < end && clusterStart > start && countSegments(text, clusterStart, capacity) < left
    const cut = keepsCluster ? clusterStart : end
    segments.push(text.slice(start, cut))
    start = cut
  }
  return segments
}

/** Where a segment that starts at `start` ends when it is filled with whole surrogate pairs. */
function endOfSegment(text: string, start: number, capacity: number): number {
  const end = start + capacity
  if (end >= text.length) return text.length
  const cutsPair = (text.charCodeAt(end) & 0xfc00) === 0xdc00
  return cutsPair ? end - 1 : end
}

function countSegments(text: string, start: number, capacity: number): number {
  let count = 0
  for (let at = start; at < text.length; count++) at = endOfSegment(text, at, capacity)
  return count
}

/** The index itself when no cluster spans it. The segmenter is asked only where a neighbour may belong to one. */
function startOfCluster(text: string, index: number): number {
  if (index >= text.length) return index
  if (((traitsAt(text, index - 1) | traitsAt(text, index)) & COMPLEX) === 0) return index
  return graphemesOf(text).containing(index)?.index ?? index
}

/** Length of a GSM-7 text. */
export function countSeptets(text: string): number {
  let septets = 0
  for (let index = 0; index < text.length; index++) septets += traitsAt(text, index) & SEPTETS
  return septets
}

function traitsAt(text: string, index: number): number {
  return unitTraits[text.charCodeAt(index)] ?? 0
}
