import { parseArgs } from 'node:util'

import { type Binding, measureM2m, prepareM2m, startSoapPeer } from './m2m.js'
import { measureMails } from './mail.js'
import { measureBroadcast, measureLatency, measureThroughput, type Throughput } from './measure.js'
import { run, type Started } from './processes.js'
import { ports, startSubject } from './subject.js'
import { measureWebhooks, type WebhookRate } from './webhooks.js'

/**
 * `npm run bench`: the gateway and Kannel turn by turn under the same load, on the same machine, in the same minutes. Absolute
 * rates of a busy machine mean little; the ratio of medians is what counts.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '20000' },
    mails: { type: 'string', default: '5000' },
    database: { type: 'string' },
    'no-peer': { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const messages = Number(values.messages)
const kannel = new URL('../../../bench/peer/kannel.sh', import.meta.url).pathname

const isWanted = (part: 'send' | 'webhooks' | 'm2m' | 'mail') => values.only === undefined || values.only === part
if (isWanted('send')) {
  await compareSending()
  await further()
}
if (isWanted('webhooks')) await compareWebhooks()
if (isWanted('m2m')) await compareM2m()
if (isWanted('mail')) await mails()

/** The first round finds everything cold. */
async function mails(): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const subject = await open()
    try {
      print({ row: 'mail', round, ...(await measureMails(subject, Number(values.mails))) })
    } finally {
      await subject.stop()
    }
  }
}

async function compareSending(): Promise<void> {
  const ours: number[] = []
  const peers: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    ours.push((await oneRound(round)).submittedPerSecond)
    if (!values['no-peer']) peers.push(await peerRound(round))
  }
  summarise('ratio', ours, peers)
}

/** Everything of a message, and every event of it at a receiver, against Kannel with its two call-backs a message. */
async function compareWebhooks(): Promise<void> {
  const ours: number[] = []
  const peers: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    ours.push((await webhookRound(round)).messagesPerSecond)
    if (!values['no-peer']) peers.push(await peerCallbackRound(round))
  }
  summarise('ratio with webhooks', ours, peers)
}

/**
 * SendMessage of the M2M contract against the server of npm `soap` on Express that does nothing: with all that becomes of a message, and
 * up to the commit alone, while the operator is away.
 */
async function compareM2m(): Promise<void> {
  const rates: Record<string, number[]> = {}
  const peers: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    for (const [row, rate] of Object.entries(await m2mRound(round))) (rates[row] ??= []).push(rate)
    if (!values['no-peer']) peers.push(await soapPeerRound(round))
  }
  for (const [row, found] of Object.entries(rates)) summarise(`ratio of ${row}`, found, peers)
}

async function m2mRound(round: number): Promise<Record<string, number>> {
  const subject = await open()
  const measure = async (row: string, binding: Binding) => {
    return { [row]: await m2mRow(row, round, subject.gateway, ports.http, binding) }
  }
  try {
    await prepareM2m(subject)
    const counted = await measure('GetPartCount by SOAP, nothing stored', 'count')
    const sent = { ...(await measure('SendMessage by SOAP', 'soap')), ...(await measure('SendMessage by GET', 'get')) }
    await subject.stopSmsc()
    const stored = {
      ...(await measure('SendMessage by SOAP, stored alone', 'soap')),
      ...(await measure('SendMessage by GET, stored alone', 'get')),
    }
    return { ...counted, ...sent, ...stored }
  } finally {
    await subject.stop()
  }
}

async function soapPeerRound(round: number): Promise<number> {
  const peer = await startSoapPeer()
  try {
    return await m2mRow('npm soap on express', round, peer, ports.soapPeer, 'soap')
  } finally {
    await peer.stop()
  }
}

async function m2mRow(row: string, round: number, process: Started, port: number, binding: Binding): Promise<number> {
  const result = await measureM2m(process, port, binding, messages)
  print({ row, round, ...result })
  return result.acceptedPerSecond
}

async function webhookRound(round: number): Promise<WebhookRate> {
  const subject = await open()
  try {
    const result = await measureWebhooks(subject, messages)
    print({ row: 'webhooks', round, ...result })
    return result
  } finally {
    await subject.stop()
  }
}

async function peerCallbackRound(round: number): Promise<number> {
  const result = JSON.parse(await run(kannel, [String(messages)], { DLR: '1' })) as {
    dlr_callbacks: number
    dlr_last_wall: number
    smsc: { first: number; now: number; wall: number; rate: number }
  }
  const { smsc } = result
  const startedAt = smsc.wall - (smsc.now - smsc.first)
  const messagesPerSecond = Math.round((messages * 1_000) / (result.dlr_last_wall - startedAt))
  print({
    row: 'kannel with call-backs',
    round,
    messagesPerSecond,
    callbacks: result.dlr_callbacks,
    submittedPerSecond: Math.round(smsc.rate),
  })
  return messagesPerSecond
}

async function oneRound(round: number): Promise<Throughput> {
  const subject = await open()
  try {
    const result = await measureThroughput(subject, messages)
    print({ row: 'send', round, receipts: true, ...result })
    return result
  } finally {
    await subject.stop()
  }
}

async function peerRound(round: number): Promise<number> {
  const result = JSON.parse(await run(kannel, [String(messages)])) as {
    accepted_per_s: number
    bearerbox_cpu_s: number
    smsbox_cpu_s: number
    smsc: { rate: number }
  }
  const submittedPerSecond = Math.round(result.smsc.rate)
  const cpu = Math.round(((result.bearerbox_cpu_s + result.smsbox_cpu_s) * 1e6) / messages)
  const acceptedPerSecond = Math.round(result.accepted_per_s)
  print({
    row: 'kannel',
    round,
    receipts: false,
    acceptedPerSecond,
    submittedPerSecond,
    cpuMicrosecondsPerMessage: cpu,
  })
  return submittedPerSecond
}

function summarise(row: string, rates: readonly number[], peers: readonly number[]): void {
  if (peers.length === 0) return
  const ratio = (a: number, b: number) => Number((a / b).toFixed(2))
  print({
    row,
    ofMedians: ratio(median(rates), median(peers)),
    range: [ratio(Math.min(...rates), Math.max(...peers)), ratio(Math.max(...rates), Math.min(...peers))],
  })
}

async function further(): Promise<void> {
  const subject = await open()
  try {
    const { acceptedPerSecond } = await measureThroughput(subject, messages)
    for (let round = 1; round <= rounds; round += 1) {
      print({ row: 'broadcast', round, ...(await measureBroadcast(subject, 10_000)) })
    }
    print({ row: 'latency', ...(await measureLatency(subject, Math.round(acceptedPerSecond / 2), 10)) })
    print({ row: 'memory', peakMemoryMb: subject.gateway.peakMemoryMb() })
  } finally {
    await subject.stop()
  }
}

function open() {
  return startSubject({ receipts: true, ...(values.database !== undefined && { databaseUrl: values.database }) })
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function print(row: object): void {
  process.stdout.write(`${JSON.stringify(row)}\n`)
}
