import type { ReceivedEvent } from './_receiver.js'
import type { TestGateway } from './test-gateway.js'

export interface TestWebhook {
  id: string
  secret: string
}

/** Real time for what other databases of the same server hold back: events wait for transactions that run anywhere on it. */
const patienceMs = 15_000

/** Creates a webhook; waits for nothing. */
export async function createWebhook(gateway: TestGateway, body: object, token?: string): Promise<TestWebhook> {
  const created = await gateway.request('POST', '/v1/webhooks', { body, ...(token === undefined ? {} : { token }) })
  if (created.status !== 201) throw new Error(`no webhook: ${JSON.stringify(created.body)}`)
  return created.body as TestWebhook
}

/** Lets half seconds pass until it holds. */
export async function until(gateway: TestGateway, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const startedAt = performance.now()
  await gateway.processAll()
  while (!(await isTrue())) {
    if (performance.now() - startedAt > patienceMs) throw new Error('it did not come to pass')
    await gateway.advance(500)
  }
}

/** Everything in the log from a cursor on. */
export async function readAll(gateway: TestGateway, query = '', token = 'demo-token'): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = []
  let after = ''
  for (;;) {
    const { status, body } = await gateway.request('GET', `/v1/events?limit=200${query}${after}`, { token })
    if (status !== 200) throw new Error(`no events: ${JSON.stringify(body)}`)
    events.push(...(body.events as ReceivedEvent[]))
    if (body.hasMore === false) return events
    after = `&after=${body.nextCursor}`
    query = query.replace(/&after=[^&]*/, '')
  }
}

export async function deliveriesOf(
  gateway: TestGateway,
  { id }: TestWebhook,
  query = '',
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
): Promise<any[]> {
  const { status, body } = await gateway.request('GET', `/v1/webhooks/${id}/deliveries?limit=200${query}`)
  if (status !== 200) throw new Error(`no deliveries: ${JSON.stringify(body)}`)
  return body.deliveries
}
