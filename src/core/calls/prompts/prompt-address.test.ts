import { expect, it } from 'vitest'

import type { CompanyId, PromptId } from '../../values/ids.js'
import { promptPath, readPromptPath } from './prompt-address.js'

const key = Buffer.alloc(32, 7)
const sound = { companyId: 12 as CompanyId, id: 901 as PromptId, sha256: 'ab'.repeat(32) }
const path = promptPath(key, sound)

it('an address leads back to its sound', () => {
  expect(readPromptPath(key, path)).toEqual({ companyId: 12, id: 901 })
})

it.each([
  ['another sound', path.replace('-901-', '-902-')],
  ['another company', path.replace('/12-', '/13-')],
  ['another ending', `${path}.bak`],
  ['a folder above', '/sounds/../secret.wav'],
  ['nothing', '/sounds/'],
])('an address of %s is not ours', (_, other) => {
  expect(readPromptPath(key, other)).toBeUndefined()
})

it('an address is good for its gateway alone', () => {
  expect(readPromptPath(Buffer.alloc(32, 8), path)).toBeUndefined()
})
