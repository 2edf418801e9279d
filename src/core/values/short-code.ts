import { accept, type Parsed, refuse } from './parsed.js'

/** A number of 3 to 6 digits inside one network, such as 4938. */
export type ShortCode = string & { readonly __kind: 'shortCode' }

export function parseShortCode(input: string): Parsed<ShortCode> {
  const digits = input.trim()
  if (/^[0-9]{3,6}$/.test(digits)) return accept(digits as ShortCode)
  return refuse('A short code has 3 to 6 digits and nothing else, such as 4938')
}
