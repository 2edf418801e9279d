import { parseArgs } from 'node:util'

import { measureBroadcast, measureLatency, measureThroughput, type Throughput } from './measure.js'
import { run } from './processes.js'
import { startSubject } from './subject.js'

/**
 * `npm run bench`: the gateway and Kannel turn by turn under the same load, on the same machine, in the same minutes. Absolute
 * rates of a busy machine mean little; the ratio of medians is what counts.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '20000' },
    database: { type: 'string' },
    'no-peer': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const messages = Number(values.messages)
const kannel = new URL('../../../bench/peer/kannel.sh', import.meta.url).pathname

const ours: Throughput[] = []
const peers: number[] = []
for (let round = 1; round <= rounds; round += 1) {
  ours.push(await oneRound(round))
  if (!values['no-peer']) peers.push(await peerRound(round))
}
summarise()
await further()

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

function summarise(): void {
  const rates = ours.map((round) => round.submittedPerSecond)
  if (peers.length === 0) return
  const ratio = (a: number, b: number) => Number((a / b).toFixed(2))
  print({
    row: 'ratio',
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
