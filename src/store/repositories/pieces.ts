/** Rows of one statement: below the number of parameters that either database takes. */
const pieceSize = 1_000

/** One statement, or several, for each piece of a long list. */
export function inPieces<T, Made>(items: readonly T[], make: (piece: readonly T[]) => Made): Made[] {
  const made: Made[] = []
  for (let start = 0; start < items.length; start += pieceSize) made.push(make(items.slice(start, start + pieceSize)))
  return made
}
