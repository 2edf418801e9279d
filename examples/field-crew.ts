// A crew that measures windows: npx tsx examples/field-crew.ts
// Orders go out with their numbers, reports come back with them. The gateway runs in demo mode (npm start).
import { Svyaz } from '@svyaz/sdk'

const baseUrl = process.env.SVYAZ_URL ?? 'http://127.0.0.1:8080'
const svyaz = new Svyaz({ baseUrl, apiKey: process.env.SVYAZ_TOKEN ?? 'demo-token' })
const patience = AbortSignal.timeout(30_000)
const fitter = '+79000002001'

const form = await svyaz.reportForms.create({
  name: 'Замер',
  pattern: 'заказ {n:digits} {status:готово|отказ|перенос} {comment}',
  example: 'заказ 1042 готово окно 120х140',
})
await svyaz.persons.create({ name: 'Олег Фёдоров', numbers: [{ number: fitter }] })
const { nextCursor } = await svyaz.events.page({ after: 'now' })

await svyaz.messages.send({
  to: fitter,
  text: 'Заказ {n}: {address}',
  values: { n: 1042, address: 'ул. Ленина, 5, кв. 12' },
  reference: 'order-1042',
})

// What Oleg types: first in a hurry, then as the gateway asks him to.
await svyaz.simulator.phones.write(fitter, { to: '4938', text: 'заказ 1042 сделано' })
for (let help = ''; help === '';) {
  const { messages } = await svyaz.simulator.phones.get(fitter)
  help = messages.find(({ text }) => text.includes('Пример'))?.text ?? ''
  if (help !== '') console.log(`help: ${help}`)
  patience.throwIfAborted()
}
await svyaz.simulator.phones.write(fitter, { to: '4938', text: 'Заказ №1042 готово, окно 130х140' })

for await (const event of svyaz.events.feed({ after: nextCursor, types: ['report.received'], signal: patience })) {
  console.log(`event: ${JSON.stringify(event.data.fields)}`)
  break
}
for await (const { from, fields } of svyaz.reportForms.reports(form.id, { field: 'n', value: '1042' })) {
  console.log(`order 1042: ${fields.status} by ${from}, ${fields.comment}`)
}
await svyaz.reportForms.delete(form.id)
