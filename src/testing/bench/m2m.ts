import { createHash } from 'node:crypto'
import { openSync } from 'node:fs'

import { run, start, type Started } from './processes.js'
import { pause, ports, post, type Subject } from './subject.js'

const root = new URL('../../../', import.meta.url).pathname
const warmUp = 4_000
const who = { login: 'bench', password: 'a password of the bench' }
const md5 = createHash('md5').update(who.password).digest('hex')

/** SendMessage by SOAP or GET, or GetPartCount by SOAP: the same way without what is stored and sent. */
export type Binding = 'soap' | 'get' | 'count'

export interface SendRate {
  acceptedPerSecond: number
  cpuMicrosecondsPerMessage: number
}

/** Gives the company a user who logs in as old programs do. */
export async function prepareM2m({ token }: Subject): Promise<void> {
  const user = await post<{ id: string }>('/v1/users', token, { login: who.login, name: 'Bench', role: 'operator' })
  const response = await fetch(`http://127.0.0.1:${ports.http}/v1/users/${user.id}/m2m-password`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ password: who.password }),
  })
  if (!response.ok) throw new Error(`no M2M password: ${await response.text()}`)
}

/** `messages` calls of SendMessage over 50 kept-alive connections. */
export async function measureM2m(
  process: Started,
  port: number,
  binding: Binding,
  messages: number,
): Promise<SendRate> {
  await drive(port, binding, warmUp)
  const before = process.cpuSeconds()
  const acceptedPerSecond = await drive(port, binding, messages)
  const cpu = process.cpuSeconds() - before
  return { acceptedPerSecond, cpuMicrosecondsPerMessage: Math.round((cpu * 1e6) / messages) }
}

async function drive(port: number, binding: Binding, messages: number): Promise<number> {
  const args = ['-t1', '-c50', '-d55s', '-s', `${root}bench/m2m.lua`, `http://127.0.0.1:${port}`]
  const output = await run('wrk', args, { N: String(messages), BINDING: binding, LOGIN: who.login, MD5: md5 })
  const [, accepted, refused, , rate] = /DONE (\d+) (\d+) ([\d.]+) ([\d.]+)/.exec(output) ?? []
  if (refused !== '0' || Number(accepted) < messages) throw new Error(`not everything was accepted: ${output}`)
  return Math.round(Number(rate))
}

/** The server of npm `soap` on Express in a process of its own. */
export async function startSoapPeer(): Promise<Started> {
  const log = openSync('/dev/null', 'w')
  const peer = start(process.execPath, [`${root}dist/testing/bench/soap-peer.js`, String(ports.soapPeer)], {}, log)
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await pause(100)
    const answer = await fetch(`http://127.0.0.1:${ports.soapPeer}/m2m/m2m_api.asmx?wsdl`).catch(() => undefined)
    if (answer?.ok === true) return peer
  }
  await peer.stop()
  throw new Error('the server of npm soap did not start')
}
