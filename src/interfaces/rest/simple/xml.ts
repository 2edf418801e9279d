/** XML 1.0. */
import { escapeXml } from '../../xml-text.js'

/** Names of the items of lists; those of others are called `i`, as in RFC 9457, appendix B. */
const itemNames: Record<string, string> = { messages: 'message', refused: 'recipient' }

/** A document of plain data: objects are elements with children, null is no element. */
export function toXml(root: string, value: object, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${contentOf(root, value)}</${root}>\n`
}

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(itemNames[name] ?? 'i', item)).join('')
  if (typeof value !== 'object' || value === null) return escapeXml(String(value))
  return Object.entries(value)
    .map(([child, content]) => element(child, content))
    .join('')
}

function element(name: string, value: unknown): string {
  return value === null || value === undefined ? '' : `<${name}>${contentOf(name, value)}</${name}>`
}
