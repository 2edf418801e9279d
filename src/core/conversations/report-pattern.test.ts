import { describe, expect, it } from 'vitest'

import { fitReport, parseReportPattern, type ReportPattern } from './report-pattern.js'

function pattern(source: string): ReportPattern {
  const parsed = parseReportPattern(source)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

describe('a form of reports', () => {
  const order = pattern('заказ {n:digits} {status:готово|в работе|отказ} {comment}')

  it.each([
    ['заказ 1042 готово', { code: 'missing', field: 'comment' }],
    ['Заказ №1042 В РАБОТЕ ждём петли', { n: '1042', status: 'в работе', comment: 'ждём петли' }],
    ['заказ№1042, готово. Окно 120х140', { n: '1042', status: 'готово', comment: 'Окно 120х140' }],
    ['закз 7 отказ нет дома', { n: '7', status: 'отказ', comment: 'нет дома' }],
    ['азказ 7 отказ\nнет дома', { n: '7', status: 'отказ', comment: 'нет дома' }],
    ['заказ 10а42 готово всё', { code: 'wrong', field: 'n', kind: 'digits', found: '10а42' }],
    ['заказ 7 сделано', { code: 'wrong', field: 'status', kind: 'choice', found: 'сделано' }],
    ['заказ', { code: 'missing', field: 'n' }],
    ['где мой заказ', null],
    ['', null],
  ])('reads %j', (text, expected) => {
    const fit = fitReport(order, text)
    if (expected === null) expect(fit).toBeNull()
    else expect(fit?.kind === 'fits' ? fit.fields : fit?.problem).toMatchObject(expected)
  })

  it('has numbers, words, and text up to the next word', () => {
    const reading = pattern('счётчик {id:word} {value:number} адрес {street:text} кв {flat:digits}')
    expect(fitReport(reading, 'Счетчик А-17 12,5 адрес Ленина 5 кв 12')).toEqual({
      kind: 'fits',
      fields: { id: 'А-17', value: '12.5', street: 'Ленина 5', flat: '12' },
    })
    expect(fitReport(reading, 'счётчик А-17 12,5 адрес Ленина 5')).toMatchObject({ problem: { expected: 'кв' } })
    expect(fitReport(pattern('смена {n:digits}'), 'смена 7 и ещё')).toMatchObject({ problem: { code: 'too_much' } })
  })

  it.each([
    ['', 'A pattern has 1 to 200 characters'],
    ['{n} заказ', 'A pattern begins with a word'],
    ['заказ', 'at least one field'],
    ['заказ {n:digits', 'not closed'],
    ['заказ {1}', 'is no field'],
    ['заказ {n:date}', 'unknown kind'],
    ['заказ {n} {n}', 'same name'],
    ['заказ {a:text} {b:digits}', 'where a field of text ends'],
  ])('is refused as %j with its reason', (source, reason) => {
    const parsed = parseReportPattern(source)
    expect(parsed.ok ? '' : parsed.reason).toContain(reason)
  })

  it('takes a long message without taking long', () => {
    const text = `заказ 7 готово ${'а '.repeat(100_000)}`
    expect(fitReport(order, text)?.kind).toBe('fits')
  })
})
