import { readFileSync } from 'node:fs'

/** Test vectors from a file of this folder. */
export function readVectors<T>(path: `${string}.json`): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T
}

/** A text as vectors write it: pieces, each repeated so many times. */
export type Pieces = readonly (readonly [piece: string, times: number])[]

export function textOf(pieces: Pieces): string {
  return pieces.map(([piece, times]) => piece.repeat(times)).join('')
}
