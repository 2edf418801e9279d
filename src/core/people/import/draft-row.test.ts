import { expect, it } from 'vitest'

import { columnsOf } from './columns.js'
import { type Cell, draftRow } from './draft-row.js'

const drafted = (heading: string, cell: Cell) =>
  draftRow(2, ['Анна', cell], columnsOf(['Имя', heading]), 'Europe/Moscow')

it.each([
  ['Телефон', 89010000001, { msisdns: ['+79010000001'] }],
  ['телефон 2', '79010000001', { msisdns: ['+79010000001'] }],
  ['Mobile', "'+7 901 000-00-01", { msisdns: ['+79010000001'] }],
  ['ID', '501', { id: 501 }],
  ['Тип', 'Контакт', { fields: { kind: 'contact' } }],
  ['Почта', 'a@example.com', { fields: { email: 'a@example.com' } }],
  ['Принят', '15.01.2026', { fields: { employedFrom: Date.UTC(2026, 0, 14, 21) } }],
  ['Уволен', '2026-01-15', { fields: { employedUntil: Date.UTC(2026, 0, 14, 21) } }],
  ['Принят', '2026-01-15T12:30', { fields: { employedFrom: Date.UTC(2026, 0, 15, 9, 30) } }],
  ['Разряд', 5, { fields: { attributes: { Разряд: 5 } } }],
  ['Табельный номер', '0042', { fields: { attributes: { Табельный_номер: '0042' } } }],
])('takes the column %s with %j', (heading, cell, expected) => {
  expect(drafted(heading, cell)).toMatchObject({ row: 2, name: 'Анна', draft: expected })
})

it.each([
  ['Телефон', '12'],
  ['id', '0'],
  ['тип', 'робот'],
  ['почта', 'нет'],
  ['зона', 'Moscow'],
  ['язык', 'русский'],
  ['принят', '31.02.2026'],
  ['принят', 'вчера'],
  ['должность', 'ы'.repeat(201)],
  ['любой', 'ы'.repeat(501)],
])('refuses the column %s with %j and says why', (heading, cell) => {
  expect(drafted(heading, cell)).toMatchObject({ row: 2, reason: expect.stringMatching(/./) as string })
})

it('takes the first column of a field, every column of numbers, and no column without a name', () => {
  expect(columnsOf(['ФИО', 'Имя', 'Телефон', 'Телефон 2', '', 'a+b']).map(({ field }) => field)).toEqual([
    'name',
    null,
    'number',
    'number',
    null,
    null,
  ])
})

it('sees no person in a row of blanks', () => {
  expect(draftRow(2, ['', ' ', null], columnsOf(['name', 'number', 'x']), 'UTC')).toBeNull()
})

it('takes a consent with its proof and its date, and not without either', () => {
  const columns = columnsOf(['Имя', 'Согласие', 'Дата согласия'])
  expect(draftRow(2, ['Анна', 'Договор № 17', '15.01.2026'], columns, 'UTC')).toMatchObject({
    draft: { fields: { consent: { source: 'Договор № 17', givenAt: Date.UTC(2026, 0, 15) } } },
  })
  expect(draftRow(2, ['Анна', 'Договор № 17', ''], columns, 'UTC')).toHaveProperty('reason')
})
