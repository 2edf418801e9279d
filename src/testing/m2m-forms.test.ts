import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bindings, call, callSoap, demo, faultIn, type Given, valuesOf } from './_m2m.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const day = 86_400_000

for (const kind of testDatabases) {
  describe(`forms of the M2M interface on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let formId: string

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const form = { name: 'Замеры', pattern: 'заказ {n:digits} {status:готово|отказ} {comment}' }
      formId = (await gateway.request('POST', '/v1/report-forms', { body: form })).body.id
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const sendForm = (template: string) =>
      callSoap(
        gateway,
        'SOAP 1.1',
        `<SendMessagesWithForm xmlns="http://mcommunicator.ru/M2M"><FormSubmits><FormSubmit><Msid>79000000031</Msid></FormSubmit></FormSubmits><message>Заказ 1042?</message><formTemplateID>${template}</formTemplateID><login>demo</login><password>${demo.password}</password></SendMessagesWithForm>`,
      )
    const at = (ms: number) => new Date(gateway.clock.now() + ms).toISOString()
    const window = (template: string): Given => ({ from: at(-day), to: at(day), formTemplateID: template, ...demo })

    it('are asked for, filled in by SMS, and read', async () => {
      expect(valuesOf(await sendForm(formId), 'Msid')).toEqual(['79000000031'])
      await gateway.advance(5_000)
      await gateway.request('POST', '/v1/simulator/phones/79000000031/messages', {
        body: { to: '4938', text: 'Заказ 1042 готово окно 130х140' },
      })
      await gateway.advance(5_000)
      for (const binding of bindings) {
        const templates = await call(gateway, binding, 'GetFormTemplates', demo)
        expect([valuesOf(templates, 'ID'), valuesOf(templates, 'Name')]).toEqual([[formId], ['Замеры']])
        for (const template of [formId, '0']) {
          const forms = await call(gateway, binding, 'GetForms', window(template))
          expect([valuesOf(forms, 'FormTemplateID'), valuesOf(forms, 'Msid')]).toEqual([[formId], ['79000000031']])
          const items = valuesOf(forms, 'Key').map((key, index) => [key, valuesOf(forms, 'Value')[index]])
          expect(Object.fromEntries(items)).toEqual({ n: '1042', status: 'готово', comment: 'окно 130х140' })
        }
        const before = { ...window(formId), from: at(-2 * day), to: at(-day) }
        expect(valuesOf(await call(gateway, binding, 'GetForms', before), 'FormTemplateID')).toEqual([])
      }
    })

    it('that are not there are WRONG_ID, and nothing is sent', async () => {
      expect(faultIn(await sendForm('987654'))).toBe('WRONG_ID')
      expect(faultIn(await call(gateway, 'GET', 'GetForms', window('987654')))).toBe('WRONG_ID')
      expect(faultIn(await call(gateway, 'GET', 'GetForms', window('9999999999999999999')))).toBe('WRONG_ID')
    })
  })
}

describe('the M2M interface of a gateway with few recipients a request', () => {
  it('refuses more with TOO_MANY_PARAMETERS', async () => {
    const gateway = await startTestGateway({ config: { demo: true, limits: { maxRecipients: 2 } } })
    try {
      const msids = ['79000000001', '79000000002', '79000000003']
      for (const binding of bindings) {
        const answer = await call(gateway, binding, 'SendMessages', { msids, message: 'x', ...demo })
        expect(faultIn(answer)).toBe('TOO_MANY_PARAMETERS')
      }
    } finally {
      await gateway.stop()
    }
  })
})
