// Sends, polls and reads answers through the M2M contract: npm install soap, then node send.mjs [ADDRESS] [LOGIN] [PASSWORD]
import { createHash } from 'node:crypto'

import { createClientAsync } from 'soap'

const [address = 'http://127.0.0.1:8080/m2m/m2m_api.asmx', login = 'demo', password = 'demo'] = process.argv.slice(2)
const who = { login, password: createHash('md5').update(password).digest('hex') }
const m2m = await createClientAsync(`${address}?WSDL`)

const msids = { string: ['79000000001', '79000000002'] }
const [sent] = await m2m.SendMessagesAsync({ msids, message: 'Привет из Node.js', naming: '', ...who })
for (const { Msid, MessageID } of sent.SendMessagesResult.SendMessageIDs) {
  const [status] = await m2m.GetMessageStatusAsync({ messageID: MessageID, ...who })
  console.log(Msid, status.GetMessageStatusResult.DeliveryInfo[0].DeliveryStatus ? 'accepted' : 'unknown')
}

const hourMs = 3_600_000
const [DateFrom, DateTo] = [Date.now() - hourMs, Date.now() + hourMs].map((at) => new Date(at).toISOString())
const [read] = await m2m.GetMessagesAsync({ messageType: 'MT', DateFrom, DateTo, ...who })
console.log(read.GetMessagesResult.MessageInfo[0].MessageText)

try {
  await m2m.SendMessageAsync({ msid: '7', message: 'x', naming: '', ...who })
} catch (error) {
  console.log(error.root.Envelope.Body.Fault.detail.code, error.root.Envelope.Body.Fault.faultstring)
}
