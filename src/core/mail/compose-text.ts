import { graphemesOf } from '../messaging/segmentation/graphemes.js'
import { segmentAnyLength } from '../messaging/segmentation/index.js'
import type { Parsed } from '../values/parsed.js'
import { accept, refuse } from '../values/parsed.js'
import type { Alert } from './alert.js'
import { collapseBlanks } from './clean-text.js'

/** What may stand in a template. */
export const templateSlots = ['subject', 'text', 'alert', 'from'] as const
export type TemplateSlot = (typeof templateSlots)[number]

export const longestTemplate = 1_000

/** `{subject}: {text}`; other braces stand for themselves. */
export function parseMailTemplate(template: string): Parsed<string> {
  if (template.trim() === '') return refuse('A template names what is sent, {text} for instance')
  if (template.length > longestTemplate) return refuse(`A template has at most ${longestTemplate} characters`)
  const unknown = [...template.matchAll(/\{(\w{1,40})\}/g)].find(([, name]) => !isSlot(name ?? ''))
  if (unknown === undefined) return accept(template)
  return refuse(`A template has the slots ${templateSlots.map((slot) => `{${slot}}`).join(', ')}, not ${unknown[0]}`)
}

function isSlot(name: string): name is TemplateSlot {
  return (templateSlots as readonly string[]).includes(name)
}

export interface MailContent {
  /** Both without the tags that stand at their ends. */
  subject: string
  text: string
  from: string
  alert: Alert | null
}

/** The whole text that a mail makes, not cut yet; empty where the mail says nothing. */
export function composeText({ subject, text, from, alert }: MailContent, template: string | null): string {
  if (template === null) return alert?.line ?? subjectAndText(subject, text)
  const values: Record<TemplateSlot, string> = {
    subject,
    text,
    from,
    alert: alert?.line ?? subjectAndText(subject, text),
  }
  return collapseBlanks(
    template.replace(/\{(\w{1,40})\}/g, (whole, name: string) => (isSlot(name) ? values[name] : whole)),
  )
}

/** Once, where the text begins with the subject. */
function subjectAndText(subject: string, text: string): string {
  const [head, body] = [collapseBlanks(subject), collapseBlanks(text)]
  if (head === '' || fold(body).startsWith(fold(head))) return body
  return body === '' ? head : `${head}\n${body}`
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

export interface CutText {
  text: string
  isCut: boolean
}

/** At most so many segments; a text that is cut ends with an ellipsis, behind a whole character. */
export function cutToSegments(text: string, most: number): CutText {
  // More than this never fits, and is not worth counting.
  const start = text.length > most * 160 ? text.slice(0, most * 160 + 200) : text
  if (start.length === text.length && segmentsOf(text) <= most) return { text, isCut: false }
  const ends: number[] = []
  for (const { index, segment } of graphemesOf(start)) ends.push(index + segment.length)
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (segmentsOf(ellipsed(start.slice(0, ends[middle - 1]))) <= most) low = middle
    else high = middle - 1
  }
  return { text: ellipsed(start.slice(0, ends[low - 1] ?? 0)), isCut: true }
}

/** The ellipsis is not in the alphabet of GSM, and would make a text in it cost twice. */
function ellipsed(text: string): string {
  const plain = text.trimEnd()
  return `${plain}${plain !== '' && segmentAnyLength(plain).encoding === 'gsm7' ? '...' : '…'}`
}

function segmentsOf(text: string): number {
  return text === '' ? 0 : segmentAnyLength(text).segments.length
}
