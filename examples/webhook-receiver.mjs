// Takes webhooks of the gateway: WEBHOOK_SECRET=whsec_… node examples/webhook-receiver.mjs [PORT]
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const secret = process.env.WEBHOOK_SECRET ?? ''
const seen = new Set() // In earnest: a unique key of the database, written together with what you do.

function isGenuine(header = '', body) {
  const [stamp = '', ...signatures] = header.split(',')
  const seconds = Number(stamp.replace('t=', ''))
  if (!(Math.abs(Date.now() / 1000 - seconds) < 300)) return false
  const expected = Buffer.from(`v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`)
  return signatures.some((given) => given.length === expected.length && timingSafeEqual(Buffer.from(given), expected))
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (!isGenuine(request.headers['svyaz-signature'], body)) return response.writeHead(401).end()
  for (const { id, type, data } of JSON.parse(body).events) {
    if (seen.has(id)) continue
    seen.add(id)
    console.log(type, data.direction === 'mo' ? `${data.from}: ${data.text}` : (data.to ?? ''))
  }
  response.writeHead(204).end()
})
server.listen(Number(process.argv[2] ?? 9000), '127.0.0.1', () => console.log('listening on', server.address().port))
