import { expect, it } from 'vitest'

import { cpuTimeMs } from '../../testing/_cpu-time.js'
import { leadingTags, withoutTagRuns } from './tag-runs.js'

it.each([
  ['#авария Сервер упал', 'Сервер упал'],
  ['#авария\nСервер упал\n#1 #собрание', 'Сервер упал'],
  ['Сервер #1 упал', 'Сервер #1 упал'],
  ['#1, #2; упал', 'упал'],
  ['#1 #2', ''],
  ['#1: упал', '#1: упал'],
  ['# упал', '# упал'],
  ['', ''],
])('takes the tags off %j', (text, rest) => expect(withoutTagRuns(text)).toBe(rest))

it('is quick whatever stands there', () => {
  const startedAt = cpuTimeMs()
  withoutTagRuns('#a '.repeat(300_000))
  withoutTagRuns(`${'#a '.repeat(300_000)}x`)
  withoutTagRuns('#'.repeat(1_000_000))
  expect(cpuTimeMs() - startedAt).toBeLessThan(1_500)
})

it('finds the tags that a text begins with', () => {
  expect(leadingTags('#1 #2\ntext #3')).toBe('#1 #2')
  expect(leadingTags('text #3')).toBe('')
})
