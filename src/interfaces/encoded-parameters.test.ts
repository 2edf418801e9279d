import { describe, expect, it } from 'vitest'

import { GatewayError } from '../core/errors.js'
import { readVectors } from '../testing/vectors/read-vectors.js'
import { type Charset, parseEncoded } from './encoded-parameters.js'

interface Vector {
  name: string
  encoded: string
  charset?: Charset
  parameters?: Record<string, string>
  error?: string
}

describe('parseEncoded', () => {
  it.each(readVectors<Vector[]>('simple-http/encoded.json'))('$name', ({ encoded, charset, parameters, error }) => {
    const parse = () => Object.fromEntries(parseEncoded(encoded, charset))
    if (error === undefined) expect(parse()).toEqual(parameters)
    else expect(refusalOf(parse)).toContain(error)
  })

  it('reads every letter of windows-1251 and of UTF-8', () => {
    const letters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»—'
    const octets = windows1251Of(letters)
    const escaped = [...octets].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('')
    for (const encoded of [
      `text=${escaped}`,
      `text=${octets.toString('latin1')}`,
      `text=${encodeURIComponent(letters)}`,
      `text=${Buffer.from(letters).toString('latin1')}`,
    ])
      expect(parseEncoded(encoded, undefined)).toEqual([['text', letters]])
  })

  it('never takes a Russian text in windows-1251 for UTF-8', () => {
    const words = ['Авария', 'да', 'Я', 'Сервер 1 не отвечает', 'РЎРЎ', 'ёж', 'г. Южно-Сахалинск, ул. Ленина, 1']
    for (const word of words) {
      const encoded = `to=1&text=${windows1251Of(word).toString('latin1')}`
      expect(Object.fromEntries(parseEncoded(encoded, 'windows-1251'))).toEqual({ to: '1', text: word })
      if (word === 'РЎРЎ') continue
      expect(Object.fromEntries(parseEncoded(encoded, undefined))).toEqual({ to: '1', text: word })
    }
  })
})

function windows1251Of(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const octets = new Map(Array.from({ length: 256 }, (_, octet) => [decoder.decode(Uint8Array.of(octet)), octet]))
  return Buffer.from([...text].map((character) => octets.get(character) ?? 0x3f))
}

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof GatewayError) return error.message
    throw error
  }
  return 'nothing was refused'
}
