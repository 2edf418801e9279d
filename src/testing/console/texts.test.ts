import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { refusalCodes } from '../../core/errors.js'

const source = join(import.meta.dirname, '../../../console/src')
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(join(source, 'locales', language, file), 'utf8')) as Texts
const files = readdirSync(join(source, 'locales/ru')).filter((name) => name.endsWith('.json'))

interface Texts {
  [key: string]: string | Texts
}

const pluralForms: Record<string, string[]> = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] }

function keysOf(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )
}

const isPlural = (key: string) => /_(one|few|many|other)$/.test(key)
const baseOf = (key: string) => key.replace(/_(one|few|many|other)$/, '')

describe('the texts of the console', () => {
  it('say why somebody gets nothing, whatever the reason', () => {
    expect(Object.keys(read('ru', 'send.json')['refusals'] ?? {}).sort()).toEqual([...refusalCodes].sort())
  })

  it('are the same files in both languages', () => {
    expect(readdirSync(join(source, 'locales/en')).sort()).toEqual(readdirSync(join(source, 'locales/ru')).sort())
  })

  it.each(files)('have the same keys in both languages: %s', (file) => {
    const [russian, english] = ['ru', 'en'].map((language) => [
      ...new Set(keysOf(read(language, file)).map(baseOf)),
    ]) as [string[], string[]]
    expect(english.sort()).toEqual(russian.sort())
  })

  it.each(files)('have every plural form of their language: %s', (file) => {
    for (const [language, forms] of Object.entries(pluralForms)) {
      const keys = keysOf(read(language, file))
      for (const base of new Set(keys.filter(isPlural).map(baseOf))) {
        const found = keys
          .filter((key) => isPlural(key) && baseOf(key) === base)
          .map((key) => key.slice(base.length + 1))
        expect([language, base, found.sort()]).toEqual([language, base, [...forms].sort()])
      }
    }
  })

  it.each(files)('name the same values in both languages: %s', (file) => {
    const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    const textAt = (texts: Texts, key: string): string =>
      key.split('.').reduce<string | Texts>((node, part) => (node as Texts)[part] ?? '', texts) as string
    const [russian, english] = [read('ru', file), read('en', file)]
    for (const key of keysOf(english))
      expect([key, valuesOf(textAt(english, key))]).toEqual([key, valuesOf(textAt(russian, key))])
  })

  it('has every text that the pages ask for by name', () => {
    const known = new Set<string>()
    for (const file of files) {
      for (const key of keysOf(read('en', file))) known.add(`${file.slice(0, -'.json'.length)}:${baseOf(key)}`)
    }
    const missing: string[] = []
    const sources = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    for (const name of sources) {
      const code = readFileSync(join(source, name), 'utf8')
      const namespace = /useTranslation\('(\w+)'\)/.exec(code)?.[1] ?? 'common'
      for (const [, key = ''] of code.matchAll(/\bt\('([^']+)'/g)) {
        const full = key.includes(':') ? key : `${namespace}:${key}`
        if (!known.has(full)) missing.push(`${name}: ${full}`)
      }
    }
    expect(missing).toEqual([])
  })
})
