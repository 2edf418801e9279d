/** What of a mail's text was written for its reader. */

/** Controls but line feed and tab, bidirectional controls, zero-width characters and lone surrogates. */
const unseen =
  // eslint-disable-next-line no-control-regex -- each of them stands for itself
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** A joiner that joins no emoji. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu
const blanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/** Without what no phone shows, or shows as something else. */
export function withoutUnseen(text: string): string {
  const seen = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(unseen, '')
  const joined = seen.includes('\u200d') ? seen.replace(looseJoiner, '') : seen
  return joined.replace(blanks, ' ')
}

/** Where what follows was written by somebody else, or earlier. */
const forwarded =
  /^(?:-{2,} ?(?:original message|исходное сообщение|forwarded message|пересылаемое сообщение|пересланное сообщение|конец пересылаемого сообщения|original-nachricht)[ -]*|begin forwarded message:|начало переадресованного сообщения:)/i
const attribution = /(?:wrote|writes|пишет|писал|писала|написал|написала|написал\(а\)|schrieb|a écrit) ?:$/i
const end = /^##$/

/**
 * Cuts the signature, quotes with the line that announces them, forwarded mails, and what follows `##` on a line of its own or
 * `$$`.
 */
export function ownText(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (line === '-- ' || line === '--' || end.test(trimmed) || forwarded.test(trimmed)) break
    if (trimmed.startsWith('>')) {
      dropAttribution(lines)
      continue
    }
    const terminator = line.indexOf('$$')
    if (terminator >= 0) {
      lines.push(line.slice(0, terminator))
      break
    }
    lines.push(line)
  }
  return lines.join('\n')
}

/** `On Monday … Ivan wrote:` may be folded over two lines. */
function dropAttribution(lines: string[]): void {
  let last = lines.length - 1
  while (last >= 0 && lines[last]?.trim() === '') last -= 1
  if (last < 0 || !attribution.test(lines[last]?.trim() ?? '')) return
  const before = lines[last - 1]?.trim() ?? ''
  const isFolded =
    /^(?:on|am|le|\d|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b/i
  lines.length = before !== '' && isFolded.test(before) && !/\d/.test(lines[last] ?? '') ? last - 1 : last
}

/** One blank between words and no blank lines. */
export function collapseBlanks(text: string): string {
  const lines = text.split('\n').map((line) => line.split(' ').filter(Boolean).join(' '))
  return lines.filter(Boolean).join('\n')
}
