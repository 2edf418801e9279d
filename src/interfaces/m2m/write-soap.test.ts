import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { M2mValue } from './operation.js'
import { findOperation } from './operations.js'
import { writeFault, writePlainFault, writeResult } from './write-soap.js'

/** Byte for byte: some clients look for strings, others take children by index. */
function golden(name: string): string {
  return readFileSync(new URL(`../../testing/vectors/m2m/${name}.xml`, import.meta.url), 'utf8')
}

const endpoint = 'https://sms.example/m2m/m2m_api.asmx'
const delivery = {
  Msid: '79000000001',
  DeliveryStatus: 'Delivered',
  DeliveryDate: '2016-06-09T20:44:00',
  UserDeliveryDate: '2016-06-09T20:44:00',
  PartCount: 2,
}

const results: Record<string, [operation: string, value: M2mValue]> = {
  'send-message': ['SendMessage', 2500],
  'send-messages': [
    'SendMessages',
    [
      { Msid: '79000000001', MessageID: 2501 },
      { Msid: '79000000002', MessageID: 2502 },
    ],
  ],
  'get-message-status': [
    'GetMessageStatus',
    [delivery, { ...delivery, DeliveryStatus: 'Sent', UserDeliveryDate: null }],
  ],
  'get-messages-status': ['GetMessagesStatus', [{ MessageID: 2501, Delivery: [delivery] }]],
  'get-messages-info': ['GetMessagesInfo', [{ MessageID: 2501, MessageInfo: [delivery] }]],
  'get-messages': [
    'GetMessages',
    [
      {
        MessageID: 2503,
        CreationDate: '2016-06-09T20:45:00',
        SenderMsid: '79000000001',
        SenderName: '',
        DeliveryInfo: [
          {
            TargetMsid: '',
            DeliveryStatus: 'Delivered',
            DeliveryDate: '2016-06-09T20:45:00',
            TargetName: '',
            UserDeliveryDate: '2016-06-09T20:45:00',
          },
        ],
        MessageType: 'MO',
        MessageText: 'Я <беру> & еду\u0001',
      },
    ],
  ],
  'empty-list': ['GetMessages', []],
  'no-result': ['DeleteUser', undefined],
  'part-count': ['GetPartCount', 3],
}

describe('envelopes', () => {
  for (const [name, [operation, value]] of Object.entries(results)) {
    for (const version of ['1.1', '1.2'] as const) {
      it(`writes ${name} in SOAP ${version} as it always was`, () => {
        const found = findOperation(operation)
        expect(found && writeResult(version, found, value)).toBe(golden(`${name}-${version}`))
      })
    }
  }

  it.each(['1.1', '1.2'] as const)('writes faults in SOAP %s as they always were', (version) => {
    expect(writeFault(version, 'INCORRECT_PASSWORD', endpoint)).toBe(golden(`fault-${version}`))
    expect(writePlainFault(version, 'There is <no> such operation.')).toBe(golden(`plain-fault-${version}`))
    expect(writePlainFault(version, 'What is that?', true)).toBe(golden(`must-understand-${version}`))
  })
})
