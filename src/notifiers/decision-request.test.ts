import { expect, it } from 'vitest'

import { readDecision } from './decision-request.js'

it.each([
  ['{"exit":"vip"}', { exit: 'vip', variables: {} }],
  [
    '{"exit":"vip","variables":{"name":"Анна","age":7,"ok":true,"list":[1],"no":null,"Bad Name":"x"},"more":1}',
    { exit: 'vip', variables: { name: 'Анна', age: '7', ok: 'true' } },
  ],
  ['{"exit":1}', undefined],
  ['[]', undefined],
  ['null', undefined],
  ['', undefined],
  ['<html>', undefined],
])('reads %s', (body, decision) => {
  expect(readDecision(body)).toEqual(decision)
})

it('takes so many variables and no more', () => {
  const variables = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`v${index}`, 1]))
  expect(Object.keys(readDecision(JSON.stringify({ exit: 'a', variables }))?.variables ?? {})).toHaveLength(50)
})
