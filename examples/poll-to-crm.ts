// A poll of employees whose results land in a CRM: npx tsx examples/poll-to-crm.ts
// Answers come to a webhook as people give them. The gateway runs in demo mode (npm start).
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createOnce, Svyaz, type SvyazEvent } from '@svyaz/sdk'
import { SvyazWebhookError, verifyWebhook } from '@svyaz/sdk/webhooks'

const baseUrl = process.env.SVYAZ_URL ?? 'http://127.0.0.1:8080'
const svyaz = new Svyaz({ baseUrl, apiKey: process.env.SVYAZ_TOKEN ?? 'demo-token' })
const staff = ['+79000003001', '+79000003002', '+79000003003']

/** The CRM: what each employee answered last, by number. */
const crm = new Map<string, string>()
const once = createOnce()
const store = ({ data }: SvyazEvent) => {
  crm.set(String(data.from), String(data.label ?? data.comment))
}
let secret = ''
let onAnswer = () => {}

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  try {
    const { events } = await verifyWebhook({ body: Buffer.concat(chunks), headers: request.headers }, secret)
    for (const event of events) await once(event.id, () => store(event))
    response.writeHead(204).end()
    onAnswer()
  } catch (error) {
    response.writeHead(error instanceof SvyazWebhookError ? 400 : 500).end()
    console.error(error)
  }
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const webhook = await svyaz.webhooks.create({ url: `http://127.0.0.1:${port}/svyaz`, types: ['poll.answered'] })
secret = webhook.secret

try {
  const poll = await svyaz.polls.create({
    title: 'Субботник',
    text: 'Выйдете на субботник?',
    to: staff,
    options: [{ label: 'да', words: ['приду'] }, { label: 'нет' }],
    freeText: true,
    closesAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  const answered = new Promise<void>((resolve, reject) => {
    onAnswer = () => (crm.size === staff.length && crm.get(staff[0] ?? '') === 'нет' ? resolve() : undefined)
    AbortSignal.timeout(30_000).addEventListener('abort', () => reject(new Error('not all have answered')))
  })

  // What they type; the first one changes his mind.
  const write = (from: string, text: string) => svyaz.simulator.phones.write(from, { to: '4938', text })
  await write('+79000003001', 'Приду!')
  await write('+79000003002', '+')
  await write('+79000003003', 'Только с утра')
  await write('+79000003001', '2')
  await answered

  for (const number of staff) console.log(`crm: ${number} ${crm.get(number)}`)
  const { counts } = await svyaz.polls.close(poll.id)
  const options = counts?.options.map(({ label, answers }) => `${label} ${answers}`).join(', ')
  console.log(`counts: ${options}, own words ${counts?.freeText}, silent ${counts?.silent}`)
} finally {
  await svyaz.webhooks.delete(webhook.id)
  server.close()
}
