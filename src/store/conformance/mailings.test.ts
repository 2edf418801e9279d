import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Mailing, MailingRun } from '../../core/mailings/mailing.js'
import type { ListContact, MailingList } from '../../core/mailings/mailing-list.js'
import type { NewAudit } from '../../core/ports.js'
import type { BroadcastId, ListContactId, MailingId, MailingListId, MailingRunId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { company, type OpenStore, openStore, otherCompany } from './_store.js'

const audit: NewAudit = {
  ...{ companyId: company, at: 1_000, actor: 'system', action: 'test', subject: 'test', via: 'rest' },
  ...{ address: null, requestId: null, before: null, after: null },
}

function list(id: number, name: string, changes: Partial<MailingList> = {}): MailingList {
  const times = { createdAt: 1_000, updatedAt: 1_000 }
  return { id: id as MailingListId, companyId: company, name, contacts: 0, ...times, ...changes }
}

function contact(id: number, changes: Partial<ListContact> = {}): ListContact {
  const msisdn = `+7900000${String(id).padStart(4, '0')}` as Msisdn
  return { id: id as ListContactId, msisdn, name: `К ${id}`, attributes: { заказ: id }, ...changes }
}

function mailing(id: number, changes: Partial<Mailing> = {}): Mailing {
  return {
    id: id as MailingId,
    companyId: company,
    name: 'Планёрка',
    content: { to: [{ list: '5' }], text: 'В 9 планёрка', class: 'mailing', validForMs: 60_000 },
    rule: { every: 'week', time: '08:45', days: ['mon', 'thu'], until: '2027-01-01' },
    zone: 'Asia/Sakhalin',
    ifMissed: 'send_once',
    state: 'active',
    nextAt: 5_000,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...changes,
  }
}

function run(id: number, changes: Partial<MailingRun> = {}): MailingRun {
  return {
    ...{ id: id as MailingRunId, mailingId: 71 as MailingId, dueAt: 5_000, at: 5_010, outcome: 'sent', missed: 1 },
    ...{ broadcastId: 90 as BroadcastId, recipients: 3, segments: 6, refused: 1, reason: null },
    ...changes,
  }
}

const first = 0 as ListContactId

for (const kind of testDatabases) {
  describe(`mailings in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let mailings: OpenStore['store']['mailings']

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      mailings = open.store.mailings
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    it('gives a list back as it was written, with how many are in it, to its company only', async () => {
      await mailings.insertList(list(5, 'Клиенты'), [contact(51), contact(52)], audit)
      const stored = { ...list(5, 'Клиенты'), contacts: 2 }
      expect(await mailings.findList(company, { id: stored.id })).toEqual(stored)
      expect(await mailings.findList(company, { key: 'клиенты' })).toEqual(stored)
      expect(await mailings.findList(otherCompany, { id: stored.id })).toBeUndefined()
      expect(await mailings.listContacts(stored, first, 10)).toEqual([contact(51), contact(52)])
    })

    it('has no two lists of a name in a company, whatever its case', async () => {
      await mailings.insertList(list(5, 'Клиенты'), [], audit)
      const conflict = { code: 'conflict', field: '/name' }
      await expect(mailings.insertList(list(6, 'КЛИЕНТЫ'), [], audit)).rejects.toMatchObject(conflict)
      await mailings.insertList(list(6, 'Другие'), [], audit)
      await expect(mailings.renameList(list(6, 'клиенты'), audit)).rejects.toMatchObject(conflict)
      await mailings.insertList(list(7, 'Клиенты', { companyId: otherCompany }), [], audit)
      expect((await mailings.listLists(company, 0 as MailingListId, 10)).map(({ id }) => id)).toEqual([5, 6])
      expect((await mailings.listLists(company, 5 as MailingListId, 10)).map(({ id }) => id)).toEqual([6])
    })

    it('puts, replaces and removes contacts by their number, each once, and notes when', async () => {
      const key = list(5, 'Клиенты')
      await mailings.insertList(key, [contact(51)], audit)
      const again = contact(61, { msisdn: contact(51).msisdn, name: null, attributes: {} })
      await mailings.putContacts(key, [again, contact(52)], 2_000, audit)
      const put = await mailings.listContacts(key, first, 10)
      expect(put.map(({ msisdn, name, attributes }) => [msisdn, name, attributes])).toEqual(
        expect.arrayContaining([
          [again.msisdn, null, {}],
          [contact(52).msisdn, 'К 52', { заказ: 52 }],
        ]),
      )
      expect(put).toHaveLength(2)
      expect(await mailings.findList(company, { id: key.id })).toMatchObject({ contacts: 2, updatedAt: 2_000 })
      await mailings.removeContacts(key, [contact(52).msisdn, contact(53).msisdn], 3_000, audit)
      expect(await mailings.findList(company, { id: key.id })).toMatchObject({ contacts: 1, updatedAt: 3_000 })
      await mailings.replaceContacts(key, [contact(54), contact(55)], 4_000, audit)
      expect(await mailings.listContacts(key, first, 10)).toEqual([contact(54), contact(55)])
      expect(await mailings.listContacts(key, 54 as ListContactId, 10)).toEqual([contact(55)])
    })

    it('deletes lists with their contacts, and those of no other company', async () => {
      const foreign = list(6, 'Клиенты', { companyId: otherCompany })
      await mailings.insertList(list(5, 'Клиенты'), [contact(51)], audit)
      await mailings.insertList(foreign, [contact(61)], audit)
      await mailings.deleteLists(company, [5, 6] as MailingListId[], audit)
      expect(await mailings.findList(company, { key: 'клиенты' })).toBeUndefined()
      expect(await mailings.listContacts(list(5, 'Клиенты'), first, 10)).toEqual([])
      expect(await mailings.listContacts(foreign, first, 10)).toHaveLength(1)
    })

    it('gives a mailing back as it was written, to its company only, and changes the one that was read', async () => {
      const before = mailing(71)
      await mailings.insertMailing(before, audit)
      expect(await mailings.findMailing(company, before.id)).toEqual(before)
      expect(await mailings.findMailing(otherCompany, before.id)).toBeUndefined()
      const after = mailing(71, { name: 'Другая', state: 'paused', nextAt: null, updatedAt: 2_000 })
      expect(await mailings.updateMailing(before, after, audit)).toBe(true)
      expect(await mailings.updateMailing(before, { ...before, name: 'Третья', updatedAt: 3_000 }, audit)).toBe(false)
      expect(await mailings.findMailing(company, before.id)).toEqual(after)
      expect(await mailings.listMailings(company, 0 as MailingId, 10)).toEqual([after])
    })

    it('finds what is due of all companies, the oldest first, and nothing that is paused', async () => {
      await mailings.insertMailing(mailing(71, { nextAt: 5_000 }), audit)
      await mailings.insertMailing(mailing(72, { nextAt: 4_000, companyId: otherCompany }), audit)
      await mailings.insertMailing(mailing(73, { nextAt: 3_000, state: 'paused' }), audit)
      await mailings.insertMailing(mailing(74, { nextAt: null, state: 'ended' }), audit)
      await mailings.insertMailing(mailing(75, { nextAt: 5_001 }), audit)
      expect((await mailings.listDue(5_000, 10)).map(({ id }) => id)).toEqual([72, 71])
      expect(await mailings.listDue(5_000, 1)).toHaveLength(1)
    })

    it('notes a run once, with when the next one is; after the last it has ended', async () => {
      const due = mailing(71)
      await mailings.insertMailing(due, audit)
      const both = await Promise.all([mailings.recordRun(due, run(81), 9_000), mailings.recordRun(due, run(82), 9_000)])
      expect(both.sort()).toEqual([false, true])
      const next = await mailings.findMailing(company, due.id)
      expect(next).toMatchObject({ state: 'active', nextAt: 9_000 })
      expect(await mailings.listRuns(due, Number.MAX_SAFE_INTEGER as MailingRunId, 10)).toHaveLength(1)
      if (next === undefined) return
      const failed = run(83, { outcome: 'failed', broadcastId: null, recipients: 0, segments: 0, reason: 'Пусто' })
      expect(await mailings.recordRun(next, failed, null)).toBe(true)
      expect(await mailings.findMailing(company, due.id)).toMatchObject({ state: 'ended', nextAt: null })
      const runs = await mailings.listRuns(due, Number.MAX_SAFE_INTEGER as MailingRunId, 10)
      expect(runs[0]).toEqual(failed)
      expect(await mailings.listRuns(due, 83 as MailingRunId, 10)).toHaveLength(1)
      await mailings.deleteMailing(due, audit)
      expect(await mailings.listRuns(due, Number.MAX_SAFE_INTEGER as MailingRunId, 10)).toEqual([])
    })
  })
}
