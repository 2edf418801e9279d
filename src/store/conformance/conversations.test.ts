import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { type Alert, alertTakes, type Respondent } from '../../core/conversations/alert.js'
import type { ConversationStore, NewQuestion } from '../../core/conversations/ports.js'
import type { Question, QuestionId } from '../../core/conversations/question.js'
import type { NewEvent } from '../../core/events/event.js'
import { logStart } from '../../core/events/event.js'
import type { NewAudit } from '../../core/ports.js'
import type { MessageId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { acceptanceOf, company, type OpenStore, openStore, otherCompany } from './_store.js'

const anna = '+79000000001' as Msisdn
const boris = '+79000000002' as Msisdn
const subject = { at: 1_000, actor: 'system', action: 'test', via: 'rest' }
const audit: NewAudit = {
  ...subject,
  companyId: company,
  subject: 'test',
  address: null,
  requestId: null,
  before: null,
  after: null,
}

function alertOf(id: number, changes: Partial<Alert> = {}): Alert {
  return {
    ...{ id: id as QuestionId, companyId: company, text: 'Авария', title: 'Авария', from: null, word: '1' },
    steps: [{ to: [anna], sends: 1, waitMs: 60_000 }],
    ...{ state: 'open', step: 0, sends: 0, nextAt: 2_000, endedAt: null, endedBy: null, endedName: null },
    ...{ messageId: null, mail: null, reference: null, author: 'key:1', version: 1, createdAt: 1_000, refused: [] },
    ...changes,
  }
}

function made(alert: Alert, code: number, changes: Partial<NewQuestion> = {}): NewQuestion {
  const { id, companyId, title, word } = alert
  const question: Question = {
    id,
    companyId,
    kind: 'alert',
    code,
    title,
    takes: alertTakes(word),
    closesAt: null,
    closedAt: null,
  }
  return { question, respondents: [asked(anna), asked(boris)], keyed: null, events: [event(alert)], audit, ...changes }
}

function asked(msisdn: Msisdn): Respondent {
  const answer = { option: null, comment: null, answeredAt: null, messageId: null }
  return {
    msisdn,
    position: 1,
    personId: null,
    guestId: null,
    name: 'Анна',
    language: 'ru',
    step: 0,
    askedAt: 1_000,
    ...answer,
  }
}

function event({ companyId, id }: Alert): NewEvent {
  const at = { version: 1, occurredAt: 1_000, payload: {} }
  return { type: 'alert.opened', companyId, subjectType: 'alert', subjectId: id, ...at }
}

for (const kind of testDatabases) {
  describe(`conversations in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let store: ConversationStore

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      store = open.store.conversations
      const romashka = { id: company, name: 'Ромашка', zone: 'Europe/Moscow', state: 'active', createdAt: 0 } as const
      const limits = { requestsPerSecond: null, recipientsPerSecond: null }
      await open.store.accounts.insertCompany({ ...romashka, ...limits }, audit)
      await open.store.accounts.insertNumber({
        id: 1,
        address: '4938',
        kind: 'short_code',
        companyId: company,
        activeFrom: 0,
      })
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    /** On PostgreSQL an event is shown once every transaction that began before it has ended, on the whole server. */
    const eventTypes = async () => {
      for (const startedAt = performance.now(); ;) {
        const { events } = await open.store.events.read(company, { after: logStart, filter: { types: [] }, limit: 9 })
        if (events.length > 0 || performance.now() - startedAt > 20_000) return events.map(({ type }) => type)
      }
    }
    const receive = (id: number, from: string, text: string) =>
      open.store.messages.recordInbound(
        {
          ...{ carrier: 'one', from, to: '4938', encoding: 'ucs2', concatenation: null, receivedAt: 1_500 },
          data: Buffer.from(text, 'utf16le').swap16(),
        },
        id as MessageId,
      )

    it('keeps an alert with its question, whole or not at all, once for each key', async () => {
      const keyed = { key: 'k', requestHash: 'h' }
      expect(await store.insertAlert(alertOf(1), made(alertOf(1), 11, { keyed }))).toBe('inserted')
      const again = await store.insertAlert(alertOf(2), made(alertOf(2), 12, { keyed }))
      expect(again).toEqual({ kind: 'replayed', id: 1, requestHash: 'h' })
      expect(await store.insertAlert(alertOf(3), made(alertOf(3), 11))).toBe('conflict')
      expect(await store.findAlert({ companyId: company, id: 1 as QuestionId })).toEqual(alertOf(1))
      expect(await store.findAlert({ companyId: company, id: 3 as QuestionId })).toBeUndefined()
      expect(await store.findAlert({ companyId: otherCompany, id: 1 as QuestionId })).toBeUndefined()
      expect(await store.listOpenQuestions(otherCompany)).toEqual([])
    })

    it('lets one of two answers that come together take an alert', async () => {
      await store.insertAlert(alertOf(1), made(alertOf(1), 11))
      await Promise.all([receive(21, anna, '1'), receive(22, boris, '1')])
      const alert = await store.findAlert({ companyId: company, id: 1 as QuestionId })
      expect(alert?.state).toBe('acknowledged')
      const replies = await store.findReplies(company, [21, 22] as MessageId[])
      expect([...replies.values()].map(({ decision }) => decision).sort()).toEqual(['late', 'question'])
      const answered = await store.listRespondents(
        { companyId: company, id: 1 as QuestionId },
        { after: 0, limit: 9, which: 'answered' },
      )
      expect(answered).toMatchObject([{ msisdn: alert?.endedBy, option: 'take' }])
      expect(await store.listOpenQuestions(company)).toEqual([])
    })

    it('changes an alert only from the version that was read', async () => {
      await store.insertAlert(alertOf(1), made(alertOf(1), 11))
      const change = { step: 0, sends: 1, nextAt: 9_000 }
      expect(await store.updateAlert(alertOf(1), change, [])).toBe(true)
      expect(await store.updateAlert(alertOf(1), change, [event(alertOf(1))])).toBe(false)
      expect(await store.listDueAlerts(8_999, 9)).toEqual([])
      expect(await store.listDueAlerts(9_000, 9)).toMatchObject([{ id: 1, version: 2, sends: 1 }])
      expect(await eventTypes()).toEqual(['alert.opened'])
    })

    it('keeps what is still to be done about a message until that is done', async () => {
      await open.store.messages.accept(acceptanceOf(31, { createdAt: 1_000 }))
      await receive(41, '+79161234567', 'Спасибо')
      const [reply] = await store.listPendingReplies(9)
      expect(reply).toMatchObject({
        messageId: 41,
        decision: 'message',
        target: { type: 'message', id: 31 },
        text: 'Спасибо',
      })
      if (reply !== undefined) await store.finishReply(reply, 1_600)
      expect(await store.listPendingReplies(9)).toEqual([])
      expect(await store.listAnswered(company, '+79161234567', 0)).toEqual([{ at: 1_600, text: 'Спасибо' }])
    })

    it('finds where answers to a message are sent by mail', async () => {
      const replyMail = { address: 'a@crm.example', firstId: 31 as MessageId, lastId: 33 as MessageId }
      await open.store.messages.accept({ ...acceptanceOf(31), replyMail })
      const found = await Promise.all([30, 31, 33, 34].map((id) => store.findReplyMail(company, id as MessageId)))
      expect(found).toEqual([undefined, 'a@crm.example', 'a@crm.example', undefined])
      expect(await store.findReplyMail(otherCompany, 31 as MessageId)).toBeUndefined()
    })

    it('keeps one mail for each key, and what became of it', async () => {
      const mail = { companyId: company, key: 'reply:1:1', to: 'a@crm.example', subject: 'SMS', text: 'Да' }
      await store.insertMail(mail, 1_000)
      await store.insertMail(mail, 1_000)
      const [waiting, ...others] = await store.listDueMails(1_000, 9)
      expect([waiting, others]).toMatchObject([{ ...mail, attempts: 0 }, []])
      if (waiting === undefined) return
      const retry = { outcome: { kind: 'retry', reason: 'busy' }, at: 1_000, nextAt: 6_000, event: null } as const
      await store.recordMail(waiting, retry)
      expect(await store.listDueMails(5_999, 9)).toEqual([])
      expect(await store.listDueMails(6_000, 9)).toMatchObject([{ attempts: 1 }])
      await store.recordMail(waiting, { outcome: { kind: 'sent' }, at: 6_000, nextAt: null, event: null })
      expect(await store.listDueMails(9_000, 9)).toEqual([])
    })
  })
}
