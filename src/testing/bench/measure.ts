import { run } from './processes.js'
import { pause, ports, post, type Subject } from './subject.js'

const root = new URL('../../../', import.meta.url).pathname
const warmUp = 4_000

export interface Throughput {
  acceptedPerSecond: number
  submittedPerSecond: number
  cpuMicrosecondsPerMessage: number
  peakMemoryMb: number
}

/** `messages` requests of one recipient over 50 kept-alive connections, measured to the last receipt. */
export async function measureThroughput(subject: Subject, messages: number): Promise<Throughput> {
  await drive(subject, warmUp)
  await untilQuiet(subject, warmUp)
  await subject.resetSmsc()
  const cpuBefore = subject.gateway.cpuSeconds()
  const { acceptedPerSecond } = await drive(subject, messages)
  const { rate } = await untilQuiet(subject, messages)
  const cpu = subject.gateway.cpuSeconds() - cpuBefore
  return {
    acceptedPerSecond,
    submittedPerSecond: Math.round(rate),
    cpuMicrosecondsPerMessage: Math.round((cpu * 1e6) / messages),
    peakMemoryMb: subject.gateway.peakMemoryMb(),
  }
}

/** Sends `messages` and waits for nothing. */
export async function drive(subject: Subject, messages: number): Promise<{ acceptedPerSecond: number }> {
  const args = ['-t1', '-c50', '-d55s', '-s', `${root}bench/send.lua`, `http://127.0.0.1:${ports.http}`]
  const output = await run('wrk', args, { N: String(messages), TOKEN: subject.token })
  const [, accepted, refused, , rate] = /DONE (\d+) (\d+) ([\d.]+) ([\d.]+)/.exec(output) ?? []
  if (refused !== '0' || Number(accepted) < messages) throw new Error(`not everything was accepted: ${output}`)
  return { acceptedPerSecond: Math.round(Number(rate)) }
}

/** Everything submitted and every receipt recorded. */
async function untilQuiet(subject: Subject, messages: number) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const statistics = await subject.smsc()
    const newest = await newestMessages(subject)
    if (statistics.n >= messages && newest.every((message) => message.state === 'delivered' || !subject.receipts)) {
      return statistics
    }
    await pause(100)
  }
  throw new Error(`after a minute not everything has arrived: ${JSON.stringify(await subject.smsc())}`)
}

async function newestMessages(subject: Subject): Promise<{ state: string }[]> {
  const response = await fetch(`http://127.0.0.1:${ports.http}/v1/messages?limit=200`, {
    headers: { authorization: `Bearer ${subject.token}` },
  })
  return ((await response.json()) as { messages: { state: string }[] }).messages
}

export interface BroadcastRate {
  recipients: number
  acceptedPerSecond: number
  submittedPerSecond: number
}

/** One request with many recipients: how fast it is accepted, and how fast it goes out. */
export async function measureBroadcast(subject: Subject, recipients: number): Promise<BroadcastRate> {
  await subject.resetSmsc()
  const to = Array.from({ length: recipients }, (_, index) => `+7916${String(index).padStart(7, '0')}`)
  const startedAt = performance.now()
  await post('/v1/messages', subject.token, { to, from: 'HCGATE', text: 'Alarm: server db-01, please check now.' })
  const seconds = (performance.now() - startedAt) / 1000
  const { rate } = await untilQuiet(subject, recipients)
  return { recipients, acceptedPerSecond: Math.round(recipients / seconds), submittedPerSecond: Math.round(rate) }
}

export interface Latency {
  ratePerSecond: number
  p50Ms: number
  p99Ms: number
}

const connections = 50

/** Time to the answer at about `ratePerSecond`, over 50 connections that take turns, for `seconds`. */
export async function measureLatency(subject: Subject, ratePerSecond: number, seconds: number): Promise<Latency> {
  const delayMs = Math.max(1, Math.round((connections / ratePerSecond) * 1000) - 2)
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', `${root}bench/steady.lua`]
  const output = await run('wrk', [...args, `http://127.0.0.1:${ports.http}`], {
    DELAY_MS: String(delayMs),
    TOKEN: subject.token,
  })
  const [, rate, p50, p99, errors] = /STEADY (\d+) ([\d.]+) ([\d.]+) (\d+)/.exec(output) ?? []
  if (errors !== '0') throw new Error(`not everything was accepted: ${output}`)
  return { ratePerSecond: Number(rate), p50Ms: Number(p50), p99Ms: Number(p99) }
}
