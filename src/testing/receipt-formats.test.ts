import { describe, expect, it } from 'vitest'

import type { ReceiptFormat } from '../carriers/simulator/index.js'
import { messageOf, newCompany, numberOf, pass, send, startWithOperator } from './_operator.js'
import { testDatabases } from './databases.js'

const forms: Partial<ReceiptFormat>[] = (['text', 'tlv', 'text_and_tlv'] as const).flatMap((carriage) =>
  (['standard', 'lower', 'upper'] as const).flatMap((letterCase) =>
    (['standard', 'wide'] as const).map((spacing) => ({ carriage, letterCase, spacing, seconds: true })),
  ),
)

/** How the operator answers submissions, how it writes the id in receipts, and how the link is configured for it. */
const operators = [
  { messageIdFormat: 'as_is', messageIds: 'hex', id: ['as_answered'] },
  { messageIdFormat: 'hex', messageIds: 'hex', id: ['as_answered', 'hex_lower', 'hex_upper'] },
  { messageIdFormat: 'hex_submit_decimal_receipt', messageIds: 'hex', id: ['decimal'] },
  { messageIdFormat: 'decimal', messageIds: 'decimal', id: ['as_answered', 'decimal'] },
  { messageIdFormat: 'decimal_submit_hex_receipt', messageIds: 'decimal', id: ['hex_lower', 'hex_upper'] },
] as const

// Forms of receipts end at the carrier: the database does not see them.
const [kind] = testDatabases

describe('receipts of an operator in Moscow', () => {
  it.each(operators)('with ids as in $messageIdFormat are matched in every form', async (one) => {
    const database = await kind?.create()
    if (database === undefined) throw new Error('there is no database to test on')
    const { gateway, smsc, adminToken, clock } = await startWithOperator({
      database,
      simulator: { messageIds: one.messageIds, receiptUtcOffsetMinutes: 180 },
      link: { messageIdFormat: one.messageIdFormat, receiptTimeZone: 'Europe/Moscow' },
    })
    const { token } = await newCompany(gateway, adminToken, 'Ромашка')
    const formats = one.id.flatMap((id) => forms.map((form) => ({ ...form, id })))
    const ids: string[] = []
    for (const [index, format] of formats.entries()) {
      const to = numberOf(index)
      const fate = { kind: 'undeliverable', state: 'REJECTD', errorCode: '042', afterMs: 3_000 } as const
      smsc.simulator.phones.setScript(to, { kind: 'all', of: [{ kind: 'receipt_format', ...format }, fate] })
      // The subscriber's words look like a receipt themselves.
      ids.push(await send(gateway, { to, text: 'id:1 stat:DELIVRD err:000' }, { token }))
    }
    await pass(gateway, 4_000)
    const doneAt = new Date(clock.now() - 1_000).toISOString()
    for (const [index, id] of ids.entries()) {
      const carriesCode = formats[index]?.carriage !== 'tlv'
      const segments = [{ state: 'undelivered', errorCode: carriesCode ? '042' : expect.stringContaining('42') }]
      expect(await messageOf(gateway, id, token), JSON.stringify(formats[index])).toMatchObject({
        state: 'undelivered',
        doneAt,
        segments,
      })
    }
    await gateway.stop()
    await smsc.simulator.stop()
    await database.drop()
  })
})
