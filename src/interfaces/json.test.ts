import { describe, expect, it } from 'vitest'

import { GatewayError } from '../core/errors.js'
import { parseJson } from './json.js'

function refusalOf(body: string | Buffer): string {
  try {
    parseJson(Buffer.from(body))
  } catch (error) {
    if (error instanceof GatewayError) return error.message
    throw error
  }
  throw new Error('The body was taken.')
}

describe('parseJson', () => {
  it('reads Cyrillic and emoji, with or without a byte order mark', () => {
    expect(parseJson(Buffer.from('{"text":"Авария 🔥"}'))).toEqual({ text: 'Авария 🔥' })
    expect(parseJson(Buffer.from('\ufeff{"text":"Авария"}'))).toEqual({ text: 'Авария' })
  })

  it.each([
    ['{"to":x}', 'line 1, column 7'],
    ['{"to":"1",}', 'line 1, column 11'],
    ['{"to" "1"}', 'line 1, column 7'],
    ['{\n  "to": "1"\n  "text": "a"\n}', 'line 3, column 3'],
    ['[1,]', 'line 1, column 4'],
    ['{"a":1}}', 'line 1, column 8'],
    ['{"a":"b\nc"}', 'line 1, column 8'],
    ['{"a":"\\x"}', 'line 1, column 7'],
    ["{'a':1}", 'line 1, column 2'],
    ['{"a":[1,2}', 'line 1, column 10'],
    ['{"a":01}', 'line 1, column 7'],
    ['nulL', 'line 1, column 1'],
  ])('says where %j stops being JSON', (text, place) => {
    expect(refusalOf(text)).toContain(place)
  })

  it('refuses U+0000, and takes what only looks like it', () => {
    expect(refusalOf('{"a":"b\\\\","c":\n"d\\u0000"}')).toBe('No text may hold the character U+0000: line 2, column 3.')
    expect(parseJson(Buffer.from('{"a":"\\\\u0000"}'))).toEqual({ a: '\\u0000' })
  })

  it.each(['{"to":"1"', '[', '{"a":"b', '{"a":'])('says that %j ends too early', (text) => {
    expect(refusalOf(text)).toContain('ends too early')
  })

  it('never quotes the body', () => {
    expect(refusalOf('{"text": secret}')).not.toContain('secret')
  })

  it('refuses a name that is given twice, however it is written', () => {
    expect(refusalOf('{"to":"1","text":"a","to":"2"}')).toContain('line 1, column 22')
    expect(refusalOf('{"to":"1","t\\u006f":"2"}')).toContain('twice')
    expect(refusalOf('[{"a":{"b":1,"b":2}}]')).toContain('twice')
  })

  it('takes the same name in different objects and as a value', () => {
    expect(parseJson(Buffer.from('{"a":{"a":"a"},"b":["a","a",{"a":"\\"a\\":"}]}'))).toEqual({
      a: { a: 'a' },
      b: ['a', 'a', { a: '"a":' }],
    })
  })

  it('refuses what is no UTF-8', () => {
    expect(refusalOf(Buffer.from('{"text":"Привет"}', 'utf16le'))).toBeTypeOf('string')
    expect(refusalOf(Buffer.from([0x22, 0xcf, 0xf0, 0x22]))).toContain('UTF-8')
  })

  it('leaves every object its own prototype', () => {
    const value = parseJson(Buffer.from('{"__proto__":{"admin":true}}')) as object
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})
