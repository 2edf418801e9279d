/** SVG 1.1. */
import type { TrafficReport } from '../core/traffic/traffic-report.js'

interface Bar {
  label: string
  parts: readonly { name: string; value: number; colour: string }[]
}

/** More are a wall: the first are drawn, and the rest is told of. */
const maxBars = 62
const rowHeight = 22
const left = 190
const barWidth = 520
const width = left + barWidth + 90
const top = 64
const font = 'font-family="sans-serif" font-size="12"'

/** Horizontal bars, one for each row of the report, each in its parts. The same report makes the same picture. */
export function trafficChart(report: TrafficReport): string {
  const bars = barsOf(report)
  const shown = bars.slice(0, maxBars)
  const longest = Math.max(1, ...shown.map(({ parts }) => sum(parts)))
  const height = top + Math.max(1, shown.length) * rowHeight + 34
  const rest = bars.length - shown.length
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${report.of === 'calls' ? 'Звонки' : 'Сообщения'}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...legend(shown[0] ?? { label: '', parts: partsOf(report) }),
    ...shown.flatMap((bar, index) => draw(bar, top + index * rowHeight, longest)),
    ...(shown.length === 0 ? [text(left, top + 15, 'Нет данных')] : []),
    ...(rest > 0 ? [text(left, height - 12, `и ещё строк: ${rest}`)] : []),
    '</svg>',
    '',
  ].join('\n')
}

function barsOf(report: TrafficReport): Bar[] {
  if (report.of === 'calls')
    return report.rows.map(({ key, name, figures }) => ({ label: labelOf(key, name), parts: callParts(figures) }))
  return report.rows.map(({ key, name, figures }) => ({ label: labelOf(key, name), parts: messageParts(figures) }))
}

function partsOf(report: TrafficReport): Bar['parts'] {
  return report.of === 'calls' ? callParts(report.total) : messageParts(report.total)
}

type CallParts = Extract<TrafficReport, { of: 'calls' }>['total']
type MessageParts = Extract<TrafficReport, { of: 'messages' }>['total']

const callParts = ({ talked, message, missed, heard, inProgress }: CallParts): Bar['parts'] => [
  { name: 'Разговоры', value: talked, colour: '#2e7d32' },
  { name: 'Сообщения', value: message, colour: '#1565c0' },
  { name: 'Потеряно', value: missed, colour: '#c62828' },
  { name: 'Меню', value: heard, colour: '#9e9e9e' },
  { name: 'Идут', value: inProgress, colour: '#f9a825' },
]

const messageParts = ({ delivered, failed, open, received }: MessageParts): Bar['parts'] => [
  { name: 'Доставлено', value: delivered, colour: '#2e7d32' },
  { name: 'Не доставлено', value: failed, colour: '#c62828' },
  { name: 'Неизвестно', value: open, colour: '#9e9e9e' },
  { name: 'Получено', value: received, colour: '#1565c0' },
]

function labelOf(key: string, name: string | null): string {
  if (key === '') return 'никто'
  return (name === null ? key : `${name}, ${key}`).slice(0, 28)
}

function legend({ parts }: Bar): string[] {
  const step = Math.floor((width - 20) / parts.length)
  return parts.flatMap(({ name, colour }, index) => [
    `<rect x="${10 + index * step}" y="20" width="12" height="12" fill="${colour}"/>`,
    text(28 + index * step, 30, name),
  ])
}

function draw({ label, parts }: Bar, y: number, longest: number): string[] {
  let x = left
  const rectangles = parts.flatMap(({ value, colour }) => {
    const length = round((value / longest) * barWidth)
    const rectangle = `<rect x="${x}" y="${y}" width="${length}" height="${rowHeight - 6}" fill="${colour}"/>`
    x = round(x + length)
    return value === 0 ? [] : [rectangle]
  })
  return [
    `<text x="${left - 8}" y="${y + 12}" text-anchor="end" ${font}>${escape(label)}</text>`,
    ...rectangles,
    text(round(x + 6), y + 12, String(sum(parts))),
  ]
}

function text(x: number, y: number, content: string): string {
  return `<text x="${x}" y="${y}" ${font}>${escape(content)}</text>`
}

function sum(parts: Bar['parts']): number {
  return parts.reduce((total, { value }) => total + value, 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function escape(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
