import { expect, it } from 'vitest'

import { parseLocalPart } from './mail-target.js'

const secret = 'abcdefghijklmnopqrstuvwxyz'

it.each([
  ['mail2sms', [{ kind: 'inbox' }], false],
  ['MAIL2SMS', [{ kind: 'inbox' }], false],
  ['mail2sms+test', [{ kind: 'inbox' }], true],
  ['mail2sms+avariya-server1', [{ kind: 'tag', tag: 'avariya-server1' }], false],
  ['mail2sms+АварияСервер1', [{ kind: 'tag', tag: 'АварияСервер1' }], false],
  ['mail2sms+1', [{ kind: 'tag', tag: '1' }], false],
  ['mail2sms+avariya+test', [{ kind: 'tag', tag: 'avariya' }], true],
  ['mail2sms+79161234567', [{ kind: 'number', number: '79161234567' }], false],
  ['79161234567', [{ kind: 'number', number: '79161234567' }], false],
  ['+79161234567', [{ kind: 'number', number: '+79161234567' }], false],
  ['+79161234567+test', [{ kind: 'number', number: '+79161234567' }], true],
  ['person-17', [{ kind: 'person', id: '17' }], false],
  ['mail2sms+group-5', [{ kind: 'group', id: '5' }], false],
  ['i-17', [{ kind: 'integration', id: '17' }], false],
  [
    'i-17+avariya',
    [
      { kind: 'integration', id: '17' },
      { kind: 'tag', tag: 'avariya' },
    ],
    false,
  ],
  [`m-${secret}`, [{ kind: 'secret', secret }], false],
  [
    `M-${secret.toUpperCase()}+group-5`,
    [
      { kind: 'secret', secret },
      { kind: 'group', id: '5' },
    ],
    false,
  ],
  ['Postmaster', [{ kind: 'postmaster' }], false],
])('reads %s', (local, targets, isTest) => {
  expect(parseLocalPart(local)).toEqual({ targets, isTest })
})

it.each([
  '',
  'root',
  '9161234',
  'mail2sms+',
  'mail2sms+a+b',
  'm-short',
  'i-0',
  'person-',
  '+',
  'mail2sms+'.padEnd(90, 'x'),
])('refuses %s', (local) => expect(parseLocalPart(local)).toBeUndefined())
