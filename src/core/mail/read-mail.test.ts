import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { collapseBlanks } from './clean-text.js'
import { readMail } from './read-mail.js'

const folder = join(import.meta.dirname, '../../testing/vectors/mail')
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { subject: string; text: string }
>
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.eml') ? [file.slice(0, -4)] : []))

it('has an expectation for every mail', () => {
  expect(Object.keys(expected).sort()).toEqual([...names].sort())
})

it.each(names)('reads %s', (name) => {
  const { subject, text } = readMail(readFileSync(join(folder, `${name}.eml`)))
  expect({ subject: collapseBlanks(subject), text: collapseBlanks(text) }).toEqual({
    subject: expected[name]?.subject,
    text: expected[name]?.text,
  })
})
