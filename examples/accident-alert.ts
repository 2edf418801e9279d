// An accident in a power company: npx tsx examples/accident-alert.ts
// The engineers on duty are alerted, one of them takes it by SMS, the others are told. The gateway runs in demo mode (npm start).
import { Svyaz } from '@svyaz/sdk'

const baseUrl = process.env.SVYAZ_URL ?? 'http://127.0.0.1:8080'
const svyaz = new Svyaz({ baseUrl, apiKey: process.env.SVYAZ_TOKEN ?? 'demo-token' })
const patience = AbortSignal.timeout(30_000)
const run = String(Date.now())

// The groups are made before anything happens.
const engineers = [
  { name: 'Иван Сидоров', phone: '+79000001001' },
  { name: 'Пётр Ким', phone: '+79000001002' },
]
const duty = await svyaz.groups.create({ name: `Дежурные ${run}` })
const chiefs = await svyaz.groups.create({ name: `Начальники смен ${run}` })
for (const { name, phone } of engineers) {
  const { id } = await svyaz.persons.create({ name, numbers: [{ number: phone }] })
  await svyaz.groups.addMembers(duty.id, { persons: [id] })
}
const chief = await svyaz.persons.create({ name: 'Анна Петрова', numbers: [{ number: '+79000001003' }] })
await svyaz.groups.addMembers(chiefs.id, { persons: [chief.id] })

const request = {
  text: 'Авария: ПС-5 отключилась',
  steps: [
    { to: [{ group: duty.id }], sends: 2, waitMinutes: 5 },
    { to: [{ group: chiefs.id }], sends: 3, waitMinutes: 5 },
  ],
  mail: 'dispatcher@energo.example',
  reference: `incident-${run}`,
}
const { steps, failsAfterMinutes, problems } = await svyaz.alerts.check(request)
if (problems.length > 0) throw new Error(problems[0]?.reason)
console.log(`check: ${steps.map(({ people }) => people).join(' then ')} people, fails after ${failsAfterMinutes} min`)

const { nextCursor } = await svyaz.events.page({ after: 'now' })
const alert = await svyaz.alerts.create(request, { idempotencyKey: request.reference })
console.log(`alert: ${alert.state}, taken by answering ${alert.word}`)

// What Pyotr would type on his phone.
await svyaz.simulator.phones.write('+79000001002', { to: '4938', text: alert.word })
for await (const event of svyaz.events.feed({ after: nextCursor, types: ['alert.acknowledged'], signal: patience })) {
  if (event.subject.id !== alert.id) continue
  console.log(`taken: ${String(event.data.name)}`)
  break
}

// Ivan is told, and nobody is written to again.
for (let told = ''; told === '';) {
  const { messages } = await svyaz.simulator.phones.get('+79000001001')
  told = messages.find(({ text }) => text.startsWith('Принял'))?.text ?? ''
  if (told !== '') console.log(`the others: ${told}`)
  patience.throwIfAborted()
}
