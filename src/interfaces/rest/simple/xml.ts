/** XML 1.0. */

/** Names of the items of lists; those of others are called `i`, as in RFC 9457, appendix B. */
const itemNames: Record<string, string> = { messages: 'message', refused: 'recipient' }

/** A document of plain data: objects are elements with children, null is no element. */
export function toXml(root: string, value: object, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${contentOf(root, value)}</${root}>\n`
}

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(itemNames[name] ?? 'i', item)).join('')
  if (typeof value !== 'object' || value === null) return escapeText(String(value))
  return Object.entries(value)
    .map(([child, content]) => element(child, content))
    .join('')
}

function element(name: string, value: unknown): string {
  return value === null || value === undefined ? '' : `<${name}>${contentOf(name, value)}</${name}>`
}

/** Characters that no XML document may hold become U+FFFD. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
