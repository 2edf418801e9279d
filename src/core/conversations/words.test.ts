import { describe, expect, it } from 'vitest'

import { segmentAnyLength } from '../messaging/segmentation/index.js'
import { mayAnswerAgain } from './auto-answer.js'
import { readKeyword } from './keywords.js'
import { parseMailAddress } from './mail.js'
import { alertRequest, phrases } from './phrases.js'
import { optionsOf } from './poll-options.js'
import { freeCode, freeWord } from './question-code.js'
import { answerKey, languageOf } from './words.js'

describe('words', () => {
  it.each([
    ['  Да! ', 'да'],
    ['«ДА»', 'да'],
    ['1.', '1'],
    ['👍', '+'],
    ['—', '-'],
    ['приедёт  поздно', 'приедет поздно'],
    ['+', '+'],
    ['?', '?'],
  ])('of %j are compared as %j', (text, key) => expect(answerKey(text)).toBe(key))

  it('tell the language where the directory does not', () => {
    expect([
      languageOf(null, 'stop'),
      languageOf(null, '1'),
      languageOf('en-GB', 'стоп'),
      languageOf('ru', 'stop'),
    ]).toEqual(['en', 'ru', 'en', 'ru'])
  })
})

describe('keywords', () => {
  it.each([
    ['СТОП', { word: 'stop', everybody: false }],
    ['Stop.', { word: 'stop', everybody: false }],
    ['стоп все', { word: 'stop', everybody: true }],
    ['Старт', { word: 'start' }],
    ['?', { word: 'help' }],
    ['#авария+', { word: 'subscribe', tag: '#авария' }],
    ['#Авария -', { word: 'leave', tag: '#Авария' }],
    ['СТОП #собрание', { word: 'leave', tag: '#собрание' }],
    ['start #1', { word: 'subscribe', tag: '#1' }],
    ['стоп-кран не работает', null],
    ['авария на #5 опора', null],
    ['стоп '.repeat(20), null],
  ])('%j is %j', (text, keyword) => expect(readKeyword(text)).toEqual(keyword))
})

describe('what the gateway says by itself', () => {
  const long = 'Очень длинное название акционерного общества с ограниченной ответственностью'
  const problem = { code: 'wrong', field: long, kind: 'digits', found: long } as const
  const everything = (['ru', 'en'] as const).flatMap((language) => [
    phrases.stopped[language]({ company: long }),
    phrases.stoppedEverybody[language](),
    phrases.started[language]({ company: long }),
    phrases.help[language]({ company: long }),
    phrases.unknownTag[language]({ tag: long }),
    phrases.ask[language]({ choices: [long, long, long, long, long] }),
    phrases.takes[language]({ choices: [long] }),
    phrases.pollClosed[language]({ title: long }),
    phrases.counted[language]({ answer: long }),
    phrases.alertYours[language]({ title: long }),
    phrases.alertTaken[language]({ title: long, who: long }),
    phrases.alertClosed[language]({ title: long }),
    phrases.declined[language]({ title: long }),
    phrases.reported[language]({ form: long }),
    phrases.nearReport[language]({ problem, example: long }),
    phrases.nearReport[language]({ problem: { code: 'missing', field: long }, example: '' }),
    phrases.nearReport[language]({ problem: { code: 'word', expected: long, found: null }, example: long }),
    phrases.nearReport[language]({ problem: { code: 'too_much', found: long }, example: long }),
    alertRequest[language]('999'),
  ])

  it.each(everything)('is one segment: %s', (text) => expect(segmentAnyLength(text).segments).toHaveLength(1))

  it('ends after a few answers, and does not answer the same words again', () => {
    const now = 100 * 3_600_000
    const ago = (hours: number, text = 'другое') => ({ at: now - hours * 3_600_000, text })
    expect(mayAnswerAgain('помощь', [], now)).toBe(true)
    expect(mayAnswerAgain('помощь', [ago(0.5, 'ПОМОЩЬ')], now)).toBe(false)
    expect(mayAnswerAgain('помощь', [ago(2, 'помощь')], now)).toBe(true)
    expect(mayAnswerAgain('помощь', [ago(0.1), ago(0.2), ago(0.3)], now)).toBe(false)
    expect(
      mayAnswerAgain(
        'помощь',
        Array.from({ length: 10 }, () => ago(5)),
        now,
      ),
    ).toBe(false)
  })
})

describe('options of a poll', () => {
  it('take their number, their label, their words, and what is usual for yes and no', () => {
    const [yes, no] = optionsOf([
      { label: 'Да', words: ['Приду'] },
      { label: 'не могу', words: ['нет'], key: 'no' },
    ])
    expect(yes).toMatchObject({
      key: '1',
      label: 'Да',
      words: expect.arrayContaining(['1', 'да', 'приду', '+', 'yes']),
    })
    expect(no).toMatchObject({ key: 'no', words: expect.arrayContaining(['2', 'не могу', 'нет', '-', 'no']) })
  })

  it('leave to each other what each has claimed', () => {
    const [yes, plus] = optionsOf([{ label: 'да' }, { label: 'буду с машиной', words: ['+'] }])
    expect([yes?.words.includes('+'), plus?.words.includes('+')]).toEqual([false, true])
    expect(() => optionsOf([{ label: '2' }, { label: 'два' }])).toThrow('would count for options 1 and 2')
  })

  it('give an alert the first digit that answers nothing else, and a code that is nobody’s', () => {
    const open = [{ code: 11, takes: { options: optionsOf([{ label: 'да' }, { label: 'нет' }]), freeText: false } }]
    expect([freeWord(open, 12), freeCode(open), freeWord([], 11)]).toEqual(['3', 12, '1'])
  })
})

it.each([
  ['anna@example.com', 'anna@example.com'],
  [' anna@пример.рф ', 'anna@пример.рф'],
  ['anna', undefined],
  ['a@b@c', undefined],
  ['a b@c.ru', undefined],
  ['a@c.ru\r\nBcc: b@c.ru', undefined],
])('%j as an address of mail is %j', (text, address) => expect(parseMailAddress(text)).toBe(address))
