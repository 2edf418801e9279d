import { describe, expect, it } from 'vitest'

import { segmentAnyLength } from '../messaging/segmentation/index.js'
import { composeText, cutToSegments, parseMailTemplate } from './compose-text.js'

const content = { subject: 'Disk full', text: '/dev/sda1 is at 99 %', from: 'zabbix@hosting.example', alert: null }

describe('composeText', () => {
  it('puts the subject before the text', () => {
    expect(composeText(content, null)).toBe('Disk full\n/dev/sda1 is at 99 %')
  })
  it('does not say the subject twice', () => {
    expect(composeText({ ...content, text: 'DISK  FULL\non srv1' }, null)).toBe('DISK FULL\non srv1')
  })
  it('sends either where the other is empty', () => {
    expect(composeText({ ...content, text: ' \n ' }, null)).toBe('Disk full')
    expect(composeText({ ...content, subject: '' }, null)).toBe('/dev/sda1 is at 99 %')
  })
  it('fills a template and leaves other braces alone', () => {
    expect(composeText(content, '{from}: {subject} {}')).toBe('zabbix@hosting.example: Disk full {}')
  })
  it('never fills a slot that stands in the mail', () => {
    expect(composeText({ ...content, text: '{from}' }, '{text}')).toBe('{from}')
  })
  it('refuses a template with an unknown slot', () => {
    expect(parseMailTemplate('{body}').ok).toBe(false)
    expect(parseMailTemplate('{text} {1}').ok).toBe(false)
    expect(parseMailTemplate('{text}').ok).toBe(true)
  })
})

describe('cutToSegments', () => {
  it('leaves what fits', () => {
    expect(cutToSegments('а'.repeat(201), 3)).toEqual({ text: 'а'.repeat(201), isCut: false })
  })
  it('fills the last segment and says that it was cut', () => {
    expect(cutToSegments('а'.repeat(202), 3)).toEqual({ text: `${'а'.repeat(200)}…`, isCut: true })
    expect(cutToSegments('a'.repeat(460), 3)).toEqual({ text: `${'a'.repeat(456)}...`, isCut: true })
  })
  it('does not make a text in Latin dearer by its ellipsis', () => {
    expect(segmentAnyLength(cutToSegments('a'.repeat(5_000), 3).text).encoding).toBe('gsm7')
  })
  it('cuts no emoji in two', () => {
    const { text } = cutToSegments('👨‍👩‍👧'.repeat(100), 1)
    expect(text.replaceAll('👨‍👩‍👧', '')).toBe('…')
    expect(segmentAnyLength(text).segments).toHaveLength(1)
  })
})
