import type { Recipient } from '@svyaz/sdk'

/** One entry of the field of recipients. */
export type Addressee =
  | { kind: 'number'; id: string; name: string }
  | { kind: 'person'; id: string; name: string; detail: string }
  | { kind: 'group'; id: string; name: string }
  | { kind: 'tag'; id: string; name: string }
  | { kind: 'list'; id: string; name: string }

export function keyOf({ kind, id }: Addressee): string {
  return `${kind}:${id}`
}

/** As the API takes it. */
export function recipientOf(addressee: Addressee): Recipient {
  switch (addressee.kind) {
    case 'number':
      return addressee.id
    case 'person':
      return { person: addressee.id }
    case 'group':
      return { group: addressee.id }
    case 'tag':
      return { tag: addressee.id }
    case 'list':
      return { list: addressee.id }
  }
}

/** At most this many entries; larger ones are groups or lists. */
export const mostAddressees = 2_000

/**
 * What was pasted or typed, taken apart at line ends, commas, semicolons and tabs. A piece with five digits or more is a number, one that
 * begins with # is a tag; the gateway says of each whether it can be sent to. The rest is what nothing could be made of.
 */
export function parsePasted(text: string): {
  found: Addressee[]
  rest: string
} {
  const found: Addressee[] = []
  const rest: string[] = []
  for (const piece of text.split(/[\n\r,;\t]+/).map((each) => each.trim())) {
    if (piece === '') continue
    if (/^#\S+$/.test(piece)) found.push({ kind: 'tag', id: piece, name: piece })
    else if (looksLikeNumber(piece)) found.push({ kind: 'number', id: piece, name: piece })
    else rest.push(piece)
  }
  return { found, rest: rest.join(', ') }
}

export function looksLikeNumber(text: string): boolean {
  return /^[+\d][\d\s()./-]{4,30}$/.test(text) && text.replace(/\D/g, '').length >= 5
}

/** Those of the first, and of the second what is not among them. */
export function merged(chosen: readonly Addressee[], added: readonly Addressee[]): Addressee[] {
  const known = new Map([...chosen, ...added].map((one) => [keyOf(one), one]))
  return [...known.values()].slice(0, mostAddressees)
}
