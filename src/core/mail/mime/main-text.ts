/** Which part of a mail is its text. */
import { decodeText } from './charset.js'
import { joinFlowed } from './flowed.js'
import { htmlToText } from './html-to-text.js'
import type { MailPart } from './parts.js'
import { decodeTransfer } from './transfer-encoding.js'

/** HTML beyond it is layout, or an attack. */
const longestHtml = 1_000_000
const metaCharset = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i

/**
 * The first plain text that says something; where there is none, the first HTML that does. Attachments, parts with a file name and
 * forwarded mails are not the text, whatever they hold.
 */
export function mainText(mail: MailPart): string {
  const candidates = bodyParts(mail)
  for (const part of candidates) {
    if (part.type !== 'text/plain') continue
    const text = plainText(part)
    if (isSaying(text)) return text
  }
  for (const part of candidates) {
    if (part.type !== 'text/html' && part.type !== 'application/xhtml+xml') continue
    const text = htmlToText(htmlOf(part))
    if (isSaying(text)) return text
  }
  return ''
}

function isSaying(text: string): boolean {
  return /[^\s\p{Cf}]/u.test(text)
}

function bodyParts(part: MailPart): MailPart[] {
  if (part.type.startsWith('multipart/')) return part.parts.flatMap(bodyParts)
  return part.disposition === 'attachment' || part.fileName !== undefined ? [] : [part]
}

function plainText(part: MailPart): string {
  const text = decodeText(decodeTransfer(part.body, part.encoding), part.parameters.get('charset')).replace(
    /\r+\n/g,
    '\n',
  )
  if (part.parameters.get('format')?.toLowerCase() !== 'flowed') return text
  return joinFlowed(text, part.parameters.get('delsp')?.toLowerCase() === 'yes')
}

function htmlOf(part: MailPart): string {
  const bytes = decodeTransfer(part.body, part.encoding).subarray(0, longestHtml)
  const own = metaCharset.exec(bytes.subarray(0, 4_096).toString('latin1'))?.[1]
  return decodeText(bytes, part.parameters.get('charset'), own)
}
