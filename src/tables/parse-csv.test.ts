import { expect, it } from 'vitest'

import { decodeText } from './decode-text.js'
import { delimiterOf, parseCsv } from './parse-csv.js'

it.each([
  [
    'a;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a;b\r\nc;d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"a;1";"b\n2";"c""3"', [['a;1', 'b\n2', 'c"3']]],
  ['a;', [['a', '']]],
  ['\n\na', [[''], [''], ['a']]],
  ['5" труба;x', [['5" труба', 'x']]],
  ['"a"b;c', [['ab', 'c']]],
  ['"open;x', [['open;x']]],
  ['', []],
] as const)('reads %j', (text, rows) => {
  expect([...parseCsv(text, ';')]).toEqual(rows)
})

it.each([
  ['a;b,c;d\n1,2,3,4', ';'],
  ['a,b;c,d', ','],
  ['a\tb\tc', '\t'],
  ['"a,b,c";d', ';'],
  ['only', ';'],
])('finds the delimiter of %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter)
})

it.each([
  [[0xef, 0xbb, 0xbf, 0xd0, 0x90], 'utf-8', 'А'],
  [[0xff, 0xfe, 0x10, 0x04], 'utf-16le', 'А'],
  [[0xfe, 0xff, 0x04, 0x10], 'utf-16be', 'А'],
  [[0xd0, 0x90], 'utf-8', 'А'],
  [[0xc0, 0x31], 'windows-1251', 'А1'],
])('decodes %j', (bytes, encoding, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding })
})
