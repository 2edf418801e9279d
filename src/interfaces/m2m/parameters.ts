import { type Charset, parseEncoded } from '../encoded-parameters.js'

/** Parameters by their names in lower case. Those of old clients are not always encoded. */
export function readParameters(encoded: string, charset?: Charset): Map<string, string[]> {
  const form = new Map<string, string[]>()
  for (const [name, value] of parseEncoded(encoded, charset, 'keep')) {
    const key = name.toLowerCase()
    const values = form.get(key)
    if (values === undefined) form.set(key, [value])
    else values.push(value)
  }
  return form
}
