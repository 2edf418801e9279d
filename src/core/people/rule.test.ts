import { describe, expect, it } from 'vitest'

import type { CompanyId, PersonId } from '../values/ids.js'
import type { Person } from './person.js'
import { parseRule } from './rule.js'

const person: Person = {
  id: 1 as PersonId,
  companyId: 1 as CompanyId,
  kind: 'employee',
  name: 'Иван Сидоров',
  email: null,
  position: 'Инженер',
  zone: null,
  language: null,
  attributes: { district: 'North', grade: 5, город: 'Нижний Новгород', room: '0417' },
  employedFrom: null,
  employedUntil: null,
  numbers: [],
  createdAt: 0,
  updatedAt: 0,
  consent: null,
}

function holds(text: string): boolean {
  const rule = parseRule(text)
  if (!rule.ok) throw new Error(rule.reason)
  return rule.value(person)
}

function reasonOf(text: string): string {
  const rule = parseRule(text)
  return rule.ok ? 'it is a rule' : rule.reason
}

describe('a rule', () => {
  it.each([
    'district = North',
    'DISTRICT = North or district = north',
    'position = инженер',
    'grade >= 5 and grade < 10',
    'grade in (4, 5)',
    'город = "Нижний Новгород"',
    'город в (Омск, «Нижний Новгород») и не разряд < 5',
    'not (district = South or kind = contact)',
    'district = South or district = North and grade = 5',
    'email != ivan@example.com',
    'district not in (South, East)',
    'room = 417',
  ])('holds: %s', (text) => {
    expect(holds(text)).toBe(true)
  })

  it.each([
    'district = South',
    'district = North and grade > 5',
    'email = ""',
    'missing < 5',
    'missing >= 5',
    'not district = North',
    'toString = x',
    '(district = South or district = North) and grade = 6',
  ])('does not hold: %s', (text) => {
    expect(holds(text)).toBe(false)
  })

  it.each([
    ['', 'The rule ends where the name of a field is missing'],
    ['district', 'The rule ends where one of = != < <= > >= in is missing'],
    ['district =', 'The rule ends where a value is missing'],
    ['city = Nizhny Novgorod', 'Character 15: "and" or "or" is missing here; put values with spaces into quotes'],
    ['(a = b', 'The rule ends where ")" is missing'],
    ['a = b; drop', 'Character 6: ";" cannot stand here; put values into quotes'],
    ['a in ()', 'Character 7: a value is missing here'],
    ['a not = b', 'Character 7: one of = != < <= > >= in is missing here'],
    ['('.repeat(21), 'A rule is at most 20 brackets deep'],
    ['a = b or '.repeat(300), 'A rule has at most 2000 characters'],
  ])('is refused with its place: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })
})
