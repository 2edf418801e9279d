import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { recogniseAlert } from './alert.js'
import { readMail } from './read-mail.js'

interface Case {
  mail: string
  source: string
  state: string
  line: string
  key: string | null
}

const folder = join(import.meta.dirname, '../../testing/vectors/monitors')
const cases = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Case[]

it.each(cases)('makes one line of $mail', ({ mail, ...expected }) => {
  expect(recogniseAlert(readMail(readFileSync(join(folder, mail))))).toEqual(expected)
})

it('knows nothing of the mail of a person', () => {
  expect(recogniseAlert({ subject: 'Problem: the coffee machine', text: 'is broken again' })).toBeNull()
  expect(recogniseAlert({ subject: 'Собрание в 10:00', text: 'Host: Иван' })).toBeNull()
})
