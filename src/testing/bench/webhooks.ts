import { openSync } from 'node:fs'
import { devNull } from 'node:os'

import { drive } from './measure.js'
import { start } from './processes.js'
import { pause, ports, post, type Subject } from './subject.js'

export interface WebhookRate {
  /** From the first submit_sm to the last event at the receiver. */
  messagesPerSecond: number
  submittedPerSecond: number
  eventsPerSecond: number
  eventsPerRequest: number
  /** From the last receipt of the SMSC to the last event. */
  lastEventAfterMs: number
  cpuMicrosecondsPerMessage: number
}

interface Counts {
  requests: number
  events: number
  delivered: number
  firstAt: number
  lastAt: number
}

const warmUp = 4_000
const receiverFile = new URL('./webhook-receiver.js', import.meta.url).pathname

/** `messages` requests with receipts, and one webhook that gets every event in a process of its own. */
export async function measureWebhooks(subject: Subject, messages: number): Promise<WebhookRate> {
  const receiver = start(process.execPath, [receiverFile, String(ports.receiver)], {}, openSync(devNull, 'w'))
  try {
    await untilListening()
    await post('/v1/webhooks', subject.token, { url: `http://127.0.0.1:${ports.receiver}/` })
    await drive(subject, warmUp)
    await untilDelivered(warmUp)
    await ask('reset')
    await subject.resetSmsc()
    const cpuBefore = subject.gateway.cpuSeconds()
    await drive(subject, messages)
    const counts = await untilDelivered(messages)
    const cpu = subject.gateway.cpuSeconds() - cpuBefore
    const { first, last, now, wall, rate } = await subject.smsc()
    const startedAt = wall - (now - first)
    return {
      messagesPerSecond: Math.round((messages * 1_000) / (counts.lastAt - startedAt)),
      submittedPerSecond: Math.round(rate),
      eventsPerSecond: Math.round((counts.events * 1_000) / (counts.lastAt - counts.firstAt)),
      eventsPerRequest: Math.round(counts.events / counts.requests),
      // The SMSC sends the receipt together with its answer.
      lastEventAfterMs: Math.round(counts.lastAt - (wall - (now - last))),
      cpuMicrosecondsPerMessage: Math.round((cpu * 1e6) / messages),
    }
  } finally {
    await receiver.stop()
  }
}

async function untilListening(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isThere = await ask('stats').then(
      () => true,
      () => false,
    )
    if (isThere) return
    await pause(50)
  }
  throw new Error('the receiver of webhooks does not start')
}

async function untilDelivered(messages: number): Promise<Counts> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const counts = await ask('stats')
    if (counts.delivered >= messages) return counts
    await pause(50)
  }
  throw new Error(`after a minute not every event has arrived: ${JSON.stringify(await ask('stats'))}`)
}

async function ask(what: 'stats' | 'reset'): Promise<Counts> {
  return (await (await fetch(`http://127.0.0.1:${ports.receiver}/${what}`)).json()) as Counts
}
