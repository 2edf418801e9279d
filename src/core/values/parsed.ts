/** What a parser answers: the value, or a sentence for the caller that names what is wrong and the way out. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused

export interface Refused {
  readonly ok: false
  readonly reason: string
}

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function refuse(reason: string): Refused {
  return { ok: false, reason }
}
