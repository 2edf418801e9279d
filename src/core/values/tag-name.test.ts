import { describe, expect, it } from 'vitest'

import { parseTagName, tagKey, tagNamesIn } from './tag-name.js'

describe('names of tags', () => {
  it.each([
    ['#АварияСервер1', 'АварияСервер1'],
    ['собрание', 'собрание'],
    ['#1', '1'],
    ['#авария-2_а', 'авария-2_а'],
    ['#и\u0306од', 'йод'],
    [`#${'я'.repeat(64)}`, 'я'.repeat(64)],
  ])('reads %s', (input, name) => {
    expect(parseTagName(input)).toEqual({ ok: true, value: name })
  })

  it.each([
    ['#', 'is empty'],
    ['#авария-', 'inner hyphens'],
    ['#две части', 'without blanks'],
    ['##авария', 'letters, digits'],
    ['#авария\u200b', 'letters, digits'],
    [`#${'я'.repeat(65)}`, 'at most 64'],
    ['#Aвария', '«A» at position 1 of the tag is Latin, others are Cyrillic; write the Cyrillic «А» for it'],
    ['#авapия', '«a» at position 3 of the tag is Latin'],
    ['#Cервер', 'write the Cyrillic «С» for it'],
    ['#serverа', '«а» at position 7 of the tag is Cyrillic, others are Latin; write the Latin «a» for it'],
    ['#АварияSQL', 'write the name in one alphabet'],
  ])('refuses %s', (input, reason) => {
    const parsed = parseTagName(input)
    expect(parsed.ok ? '' : parsed.reason).toContain(reason)
  })

  it.each([
    ['АВАРИЯ', 'авария'],
    ['Ёлка', 'елка'],
    ['HOT', 'НОТ'],
    ['Cервер', 'Сервер'],
    ['STRASSE', 'straße'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(tagKey(one)).toBe(tagKey(`#${other}`))
  })

  it.each([
    ['#АварияСервер1 диск полон', ['АварияСервер1']],
    ['Внимание: #авария, (#Собрание)! #АВАРИЯ', ['авария', 'Собрание']],
    ['#авария-', ['авария']],
    ['#авария-2', ['авария-2']],
    ['https://a.example/page#part и a=#b &#39; C# ##x', []],
    [`#${'я'.repeat(65)}`, []],
  ])('finds in %j', (text, names) => {
    expect(tagNamesIn(text)).toEqual(names)
  })
})
