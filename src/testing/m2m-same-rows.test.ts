import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Binding, bindings, call, demo, valuesOf } from './_m2m.js'
import { type Row, rowsIn } from './_rows.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

/** What somebody wants sent, as far as every door has words for it. */
interface Intent {
  to: readonly string[]
  text: string
  from: string
}

/** Sends, and gives the ids of the messages. */
type Door = (gateway: TestGateway, intent: Intent) => Promise<string[]>

interface Accepted {
  messages: { id: string }[]
}

const rest: Door = async (gateway, { to, text, from }) => {
  const body = { to, text, ...(from !== '' && { from }) }
  const answer = await gateway.request('POST', '/v1/messages', { body })
  return (answer.body as Accepted).messages.map(({ id }) => id)
}

const simple: Door = async ({ url }, { to, text, from }) => {
  const parameters = new URLSearchParams({ to: to.join(';'), text, ...(from !== '' && { from }), format: 'json' })
  const answer = await fetch(`${url}/send?${parameters.toString()}`, {
    headers: { authorization: 'Bearer demo-token', accept: 'application/json' },
  })
  return ((await answer.json()) as Accepted).messages.map(({ id }) => id)
}

const m2m =
  (binding: Binding): Door =>
  async (gateway, { to, text, from }) =>
    valuesOf(
      await call(gateway, binding, 'SendMessages', { msids: to, message: text, naming: from, ...demo }),
      'MessageID',
    )

const v2 =
  (base: string): Door =>
  async (gateway, { to, text, from }) => {
    const body = { submits: to.map((msid) => ({ msid, message: text })), naming: from }
    const answer = await gateway.request('POST', `${base}/messageManagement/messages`, { body })
    return answer.body.data.submitResults.map(({ messageID }: { messageID: number }) => String(messageID))
  }

const doors: Record<string, Door> = {
  REST: rest,
  '/send': simple,
  ...Object.fromEntries(bindings.map((binding) => [binding, m2m(binding)])),
  'REST v2': v2('/v2'),
  mcom: v2('/client-omni-adapter_production/1.0.2/mcom'),
}

const intents: Intent[] = [
  { to: ['79000000001'], text: 'Привет, № 7 & <всё> "тут"', from: '' },
  { to: ['79000000001', '8 (900) 000-00-02'], text: 'plain text, 100% sure {not a slot}', from: '4938' },
  { to: ['79000000002', '79000000001'], text: `${'щ'.repeat(900)} 😀`, from: '' },
  { to: ['79000000003'], text: '  blanks around \t and [€] {braces} ~ ', from: '' },
]

/** What no two messages have in common: who they are, what the operator calls them, and by which door and as whom they came. */
const names = [
  'id',
  'broadcast_id',
  'message_id',
  'trace_id',
  'concat_reference',
  'carrier_message_id',
  'via',
  'author',
]
/** How many of the operator's answers were written together is chance. */
const own = [...names, 'version']

function shared(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.includes(name)))
}

for (const kind of testDatabases) {
  describe(`one message on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const rowsOf = async (ids: readonly string[]) => {
      const list = ids.join(',')
      const messages = await rowsIn(database.url, `SELECT * FROM messages WHERE id IN (${list}) ORDER BY id`)
      const where = `message_id IN (${list}) ORDER BY message_id, ordinal`
      const segments = await rowsIn(database.url, `SELECT * FROM segments WHERE ${where}`)
      return { messages: messages.map(shared), segments: segments.map(shared) }
    }

    it.each(intents)('is the same rows from every door: %j', async (intent) => {
      const sent = await Promise.all(Object.values(doors).map((send) => send(gateway, intent)))
      expect(sent.map((ids) => ids.length)).toEqual(sent.map(() => intent.to.length))
      await gateway.processAll()
      const [first, ...others] = await Promise.all(sent.map(rowsOf))
      expect(first?.messages).toHaveLength(intent.to.length)
      expect(others).toEqual(others.map(() => first))
    })
  })
}
