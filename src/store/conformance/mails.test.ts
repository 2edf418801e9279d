import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { MailRecord, NewMail } from '../../core/mail/mail-record.js'
import type { CompanyId, MailId } from '../../core/values/ids.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { type OpenStore, openStore } from './_store.js'

const company = 7 as CompanyId
let lastId = 100
const record = (more: Partial<MailRecord> = {}): MailRecord => ({
  id: (lastId += 1) as MailId,
  companyId: company,
  at: 1_000,
  integrationId: null,
  actor: 'user:1',
  proof: 'login',
  address: '192.0.2.10',
  verdict: 'sent',
  reason: null,
  messageId: '<1@hosting.example>',
  alert: { source: 'zabbix', state: 'problem', key: 'zabbix 1' },
  recipients: 1,
  refusedRecipients: 0,
  segments: 1,
  broadcastId: null,
  smsId: null,
  content: { from: 'a@b.example', subject: 'Тема', text: 'Текст', sms: 'Тема' },
  ...more,
})
const mail = (more: Partial<MailRecord> = {}, rest: Partial<NewMail> = {}): NewMail => ({
  record: record(more),
  key: null,
  group: null,
  ...rest,
})

describe.each(testDatabases)('mails on $name', ({ create }) => {
  let database: TestDatabase
  let opened: OpenStore
  const mails = () => opened.store.mails

  beforeAll(async () => {
    database = await create()
    opened = await openStore(database.url, new VirtualClock())
  })
  afterAll(async () => {
    await opened.close()
    await database.drop()
  })

  it('gives back what was stored, and nothing of another company', async () => {
    const stored = mail()
    expect(await mails().record(stored)).toBeNull()
    expect(await mails().find(company, stored.record.id)).toEqual(stored.record)
    expect(await mails().find(8 as CompanyId, stored.record.id)).toBeUndefined()
  })

  it('stores the first of copies that come together and tells the others of it', async () => {
    const copies = Array.from({ length: 4 }, () => mail({}, { key: 'copies' }))
    const answers = await Promise.all(copies.map((copy) => mails().record(copy)))
    const first = await mails().findKey(company, 'copies')
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.filter((answer) => answer === first)).toHaveLength(3)
    const found = await Promise.all(copies.map(({ record: { id } }) => mails().find(company, id)))
    expect(found.filter(Boolean).map((one) => one?.id)).toEqual([first])
    expect(await mails().record(mail({ companyId: 8 as CompanyId }, { key: 'copies' }))).toBeNull()
  })

  it('lists the newest first, by verdict', async () => {
    const other = 9 as CompanyId
    const stored = [mail({ companyId: other }), mail({ companyId: other, verdict: 'refused', reason: 'why' })]
    for (const one of stored) await mails().record(one)
    const list = (more: object = {}) =>
      mails().list(other, { beforeId: Number.MAX_SAFE_INTEGER as MailId, limit: 10, ...more })
    expect((await list()).map(({ id }) => id)).toEqual(stored.map(({ record: { id } }) => id).reverse())
    expect((await list({ verdict: 'refused' })).map(({ reason }) => reason)).toEqual(['why'])
    expect(await list({ limit: 1 })).toHaveLength(1)
  })

  it('finds storms that are due until they are closed', async () => {
    const digest = { to: ['+79000000001'], class: 'alert', from: null, maxSegments: 3 } as const
    const group = { key: '1:load', until: 5_000, digest }
    const grouped = [1, 2].map(() => mail({ verdict: 'grouped' }, { group }))
    for (const one of grouped) await mails().record(one)
    expect(await mails().dueGroups(4_999, 10)).toEqual([])
    const [due, ...rest] = await mails().dueGroups(5_000, 10)
    expect(rest).toEqual([])
    expect(due).toEqual({ companyId: company, key: '1:load', count: 2, order: digest, last: grouped[1]?.record })
    await mails().closeGroup({ companyId: company, key: '1:load' })
    expect(await mails().dueGroups(5_000, 10)).toEqual([])
  })

  it('deletes texts first, then mails, and keys when copies can come no more', async () => {
    const old = mail({ at: 2_000 }, { key: 'old' })
    await mails().record(old)
    await mails().purge({ records: 0, texts: 2_001, keys: 0, threads: 0 })
    expect(await mails().find(company, old.record.id)).toEqual({ ...old.record, content: null })
    expect(await mails().record(mail({ at: 3_000 }, { key: 'old' }))).toBe(old.record.id)
    await mails().purge({ records: 2_001, texts: 2_001, keys: 2_001, threads: 2_001 })
    expect(await mails().find(company, old.record.id)).toBeUndefined()
    expect(await mails().record(mail({ at: 3_000 }, { key: 'old' }))).toBeNull()
  })
})
