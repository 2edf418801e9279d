/** RFC 5322 §3.4: addresses of a header. */

const mostAddresses = 100

/** The addresses in lower case, without names, comments and groups. Takes what senders write, not only what the standard allows. */
export function readAddresses(raw: string): string[] {
  const found: string[] = []
  const plain = withoutComments(raw)
  for (const match of plain.matchAll(/<([^<>\s]{1,320})>|([^\s<>,;:"]{1,64}@[^\s<>,;:"]{1,255})/g)) {
    const address = match[1] ?? match[2] ?? ''
    if (/^[^@]+@[^@]+$/.test(address)) found.push(address.toLowerCase())
    if (found.length >= mostAddresses) break
  }
  return found
}

/** Quoted names and comments may hold what looks like an address. */
function withoutComments(raw: string): string {
  let text = ''
  let depth = 0
  let isQuoted = false
  for (let index = 0; index < Math.min(raw.length, 20_000); index += 1) {
    const character = raw[index] ?? ''
    if (character === '\\' && (isQuoted || depth > 0)) index += 1
    else if (character === '"' && depth === 0) isQuoted = !isQuoted
    else if (character === '(' && !isQuoted) depth += 1
    else if (character === ')' && depth > 0) depth -= 1
    else if (!isQuoted && depth === 0) text += character
  }
  return text
}
