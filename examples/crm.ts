// A CRM on Svyaz: npx tsx examples/crm.ts
// Sends a text, waits until the phone has it, and takes the customer's answer at a webhook. The gateway runs in demo mode (npm start).
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createOnce, Svyaz, type SvyazEvent } from '@svyaz/sdk'
import { SvyazWebhookError, verifyWebhook } from '@svyaz/sdk/webhooks'

const baseUrl = process.env.SVYAZ_URL ?? 'http://127.0.0.1:8080'
const svyaz = new Svyaz({ baseUrl, apiKey: process.env.SVYAZ_TOKEN ?? 'demo-token' })
const customer = { name: 'Анна', phone: '+79000000001' }
const patience = AbortSignal.timeout(30_000)

// The feed begins where the log stands now, so the event cannot come before we look.
const { nextCursor } = await svyaz.events.page({ after: 'now' })

// The number of the order makes the call safe to repeat, also after a restart of the CRM.
const order = `order-${Date.now()}`
const { messages } = await svyaz.messages.send(
  { to: customer.phone, text: `${customer.name}, ваш заказ готов. Когда вас ждать?`, reference: order },
  { idempotencyKey: order, signal: patience },
)
console.log(`sent: message ${messages[0]?.id} to ${customer.phone}`)

for await (const event of svyaz.events.feed({ after: nextCursor, types: ['message.delivered'], signal: patience })) {
  if (event.subject.id !== messages[0]?.id) continue
  console.log(`delivered: at ${event.occurredAt}`)
  break
}

// A webhook of our own. The gateway calls us; what is not signed with the secret of the webhook is refused.
const once = createOnce()
let secret = ''
let onReply = (_event: SvyazEvent) => {}
const reply = new Promise<SvyazEvent>((resolve) => (onReply = resolve))

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  try {
    const { events } = await verifyWebhook({ body: Buffer.concat(chunks), headers: request.headers }, secret)
    for (const event of events) await once(event.id, () => onReply(event))
    response.writeHead(204).end()
  } catch (error) {
    response.writeHead(error instanceof SvyazWebhookError ? 400 : 500).end()
    console.error(error)
  }
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const webhook = await svyaz.webhooks.create({ url: `http://127.0.0.1:${port}/svyaz`, types: ['message.received'] })
secret = webhook.secret

try {
  // What a person would type on a real phone.
  await svyaz.simulator.phones.write(customer.phone, { to: '4938', text: 'Буду к шести' })
  const answer = await Promise.race([
    reply,
    new Promise<never>((_, reject) => patience.addEventListener('abort', () => reject(new Error('no answer came')))),
  ])
  console.log(`answer: ${String(answer.data.from)}: ${String(answer.data.text)}`)
} finally {
  await svyaz.webhooks.delete(webhook.id)
  server.close()
}
