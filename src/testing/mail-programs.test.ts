import { execFile, spawnSync } from 'node:child_process'

import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestGateway, type TestGateway } from './test-gateway.js'

interface Program {
  name: string
  /** Shell commands; the port is `$PORT`, the recipient `$TO`. */
  send: string
}

const mail = String.raw`printf 'Subject: =?utf-8?B?0KHQsdC+0Lk=?=\nContent-Type: text/plain; charset=utf-8\n\nсервер 1\n'`

/** Each sends subject «Сбой» and text «сервер 1» as it does by itself. */
const programs: readonly Program[] = [
  {
    name: 'curl',
    send: `${mail} | curl -sS smtp://127.0.0.1:$PORT -u demo:demo --mail-from a@b.example --mail-rcpt $TO -T -`,
  },
  {
    name: 'swaks',
    send: `swaks --server 127.0.0.1 --port $PORT --auth PLAIN --auth-user demo --auth-password demo --from a@b.example --to $TO --header 'Subject: Сбой' --body 'сервер 1'`,
  },
  {
    name: 'msmtp',
    send: `${mail} | msmtp --host=127.0.0.1 --port=$PORT --auth=plain --user=demo --passwordeval='echo demo' --tls=off --from=a@b.example $TO`,
  },
  {
    name: 's-nail',
    send: `echo 'сервер 1' | LC_ALL=C.UTF-8 s-nail -n -S v15-compat -S mta=smtp://demo:demo@127.0.0.1:$PORT -S smtp-config=plain -S from=a@b.example -s 'Сбой' $TO`,
  },
  {
    name: 'python3',
    send: `python3 -c "
import smtplib, sys
from email.message import EmailMessage
m = EmailMessage()
m['Subject'], m['From'], m['To'] = 'Сбой', 'a@b.example', sys.argv[2]
m.set_content('сервер 1')
s = smtplib.SMTP('127.0.0.1', int(sys.argv[1]))
s.login('demo', 'demo')
s.send_message(m)
s.quit()
" $PORT $TO`,
  },
]

/** Under CI all of them must be there; elsewhere those that are not are named and left out. */
function isInstalled({ name }: Program): boolean {
  const found = spawnSync(name, ['--version']).error === undefined
  if (found) return true
  if (process.env.CI === 'true') throw new Error(`CI needs ${name}`)
  console.warn(`${name} is not installed: it sends no mail in this run.`)
  return false
}

describe('mail programs', () => {
  let gateway: TestGateway
  let lastNumber = 79_000_500_000
  const textsOf = async (number: number) => {
    await gateway.advance(1_000)
    const { body } = await gateway.request('GET', `/v1/simulator/phones/${number}`)
    return body.messages.map(({ text }: { text: string }) => text)
  }

  beforeAll(async () => {
    gateway = await startTestGateway()
  })
  afterAll(() => gateway.stop())

  it.each(programs.filter(isInstalled))('$name sends', async ({ send }) => {
    const number = (lastNumber += 1)
    const env = { ...process.env, PORT: String(gateway.mailPorts[0]), TO: `${number}@localhost` }
    await new Promise<void>((resolve, reject) => {
      execFile('sh', ['-c', send], { env }, (error, stdout, stderr) => {
        if (error === null) resolve()
        else reject(new Error(`${stdout}${stderr}`, { cause: error }))
      })
    })
    expect(await textsOf(number)).toEqual(['Сбой\nсервер 1'])
  })

  it('nodemailer sends text and HTML', async () => {
    const number = (lastNumber += 1)
    const auth = { user: 'demo', pass: 'demo' }
    const transport = createTransport({ host: '127.0.0.1', port: gateway.mailPorts[0], auth })
    const { response } = await transport.sendMail({
      ...{ from: 'Монитор <a@b.example>', to: `${number}@localhost`, subject: 'Сбой' },
      html: '<table><tr><td>сервер</td><td>1</td></tr></table>',
    })
    expect(response).toMatch(/^250 2\.6\.0 Mail \d+: 1 SMS$/)
    expect(await textsOf(number)).toEqual(['Сбой\nсервер 1'])
  })
})
