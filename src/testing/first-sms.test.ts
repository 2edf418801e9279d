import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`a new user's first SMS on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('goes to three phones, and the receipts come back', async () => {
      const to = ['+79000000001', '89000000002', '8 (900) 000-00-03']
      const text = 'Авария на сервере 1: диск заполнен на 95 %. Проверьте, пожалуйста, и ответьте.'
      const sent = await gateway.request('POST', '/v1/messages', { body: { to, text } })
      expect(sent).toMatchObject({ status: 202, body: { segments: { encoding: 'ucs2', perMessage: 2, total: 6 } } })
      await gateway.advance(1_000)
      for (const { id, to: number } of sent.body.messages) {
        const message = await gateway.request('GET', `/v1/messages/${id}`)
        expect(message).toMatchObject({ status: 200, body: { state: 'delivered', to: number, segmentCount: 2 } })
        const phone = await gateway.request('GET', `/v1/simulator/phones/${number.slice(1)}`)
        expect(phone.body.messages).toMatchObject([{ text, from: '4938', segmentCount: 2, state: 'delivered' }])
      }
    })

    it('is answered by the phone', async () => {
      await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text: 'Как дела?' } })
      await gateway.advance(1_000)
      const text = `Принято, выезжаю. ${'Буду через час. '.repeat(8)}`
      await gateway.request('POST', '/v1/simulator/phones/79000000001/messages', { body: { to: '4938', text } })
      await gateway.processAll()
      const inbox = await gateway.request('GET', '/v1/messages?direction=mo')
      expect(inbox.body.messages).toMatchObject([{ from: '+79000000001', to: '4938', text, complete: true }])
    })
  })
}
