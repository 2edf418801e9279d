/** Weighted rendezvous hashing (Thaler and Ravishankar; weights by the logarithm method): the same number gets the same order, whoever asks. */

export interface Weighted {
  name: string
  /** Above zero. */
  weight: number
  /** `hashText(name)`, made once. */
  seed: number
}

/** FNV-1a, 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** The names, the one that wins this key first; each wins a share of all keys that is in proportion to its weight. */
export function inOrderFor(key: number, candidates: readonly Weighted[]): string[] {
  const names: string[] = []
  const scores: number[] = []
  for (const { name, weight, seed } of candidates) {
    const score = -weight / Math.log(fractionOf(key ^ seed))
    // There are two or three: an insertion is faster than any sort.
    let place = scores.length
    while (place > 0 && (scores[place - 1] as number) < score) place -= 1
    scores.splice(place, 0, score)
    names.splice(place, 0, name)
  }
  return names
}

/** A number between 0 and 1, neither included, that looks random: the finaliser of MurmurHash3. */
function fractionOf(mixed: number): number {
  let hash = mixed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 2 ** 32
}
