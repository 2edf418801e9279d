import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { sleep } from '../core/clock.js'
import { SystemClock } from '../system-clock.js'
import { freePort } from './_operator.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const root = join(import.meta.dirname, '../..')
const realTime = new SystemClock()

/** The first block of a guide that holds the text. */
function blockOf(guide: string, text: string): string {
  const markdown = readFileSync(join(root, 'docs/guides', `${guide}.md`), 'utf8')
  const blocks = [...markdown.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block = '']) => block)
  const found = blocks.find((block) => block.includes(text))
  if (found === undefined) throw new Error(`${guide} has no block with ${text}`)
  return found
}

/** Under CI all programs must be there; elsewhere those that are not are named and left out. */
function has(program: string, isPossible = true): boolean {
  const isThere = spawnSync('sh', ['-c', `command -v ${program}`], { env: withSbin }).status === 0
  if (isThere && isPossible) return true
  if (process.env.CI === 'true' && isPossible) throw new Error(`CI needs ${program}`)
  console.warn(`${program} is not here, or cannot be run: its guide is not tried.`)
  return false
}

const withSbin = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }

describe('guides to monitoring systems', () => {
  let gateway: TestGateway
  let folder: string
  const children: ChildProcess[] = []
  const phone = '79000000021'

  const local = (text: string) => text.replaceAll(/\b2525\b/g, String(gateway.mailPorts[0]))
  const file = (name: string, text: string, mode = 0o600) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode })
    return path
  }
  const run = (program: string, ...args: string[]) => {
    const child = spawn(program, args, { env: withSbin, stdio: 'ignore' })
    children.push(child)
    return child
  }
  const shell = async (script: string, env: Record<string, string> = {}) => {
    await new Promise<void>((resolve, reject) => {
      execFile('sh', ['-c', script], { env: { ...withSbin, ...env } }, (error, stdout, stderr) =>
        error === null ? resolve() : reject(new Error(`${stdout}${stderr}`, { cause: error })),
      )
    })
  }
  /** What a phone of the tag shows once a text that fits has come; programs take their time. */
  const arrived = async (text: RegExp): Promise<string> => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      await gateway.advance(500)
      const { body } = await gateway.request('GET', `/v1/simulator/phones/${phone}`)
      const found = body.messages.map((message: { text: string }) => message.text).find((one: string) => text.test(one))
      if (found !== undefined) return found
      await sleep(realTime, 100)
    }
    throw new Error(`nothing like ${text.source} has arrived`)
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-guides-'))
    gateway = await startTestGateway({ overrides: { hasDemoPeople: true } })
  })
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it.runIf(has('prometheus-alertmanager'))(
    'Alertmanager',
    async () => {
      const config = file('alertmanager.yml', local(blockOf('alerts-from-alertmanager', 'receivers:')))
      const port = await freePort()
      const places = [`--config.file=${config}`, `--storage.path=${join(folder, 'alertmanager')}`]
      run('prometheus-alertmanager', ...places, `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address=')
      const alert = {
        labels: { alertname: 'InstanceDown', instance: 'node1:9100' },
        annotations: { summary: 'node1 does not answer' },
      }
      const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([alert]) }
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/v2/alerts`, request).catch(() => undefined)
        if (answer?.ok === true) break
        await sleep(realTime, 100)
      }
      expect(`${await arrived(/InstanceDown/)}\n`).toBe(blockOf('alerts-from-alertmanager', 'FIRING'))
    },
    60_000,
  )

  it.runIf(has('monit'))(
    'monit',
    async () => {
      const own = ['idfile', 'statefile', 'pidfile'].map((name) => `set ${name} ${join(folder, `monit-${name}`)}\n`)
      const config = local(blockOf('alerts-from-monit', 'set daemon')).replace('set daemon 30', 'set daemon 1')
      run('monit', '-I', '-c', file('monitrc', config.replace('/var/backups', folder) + own.join('')))
      const shown = blockOf('alerts-from-monit', 'Does not exist').trimEnd()
      expect((await arrived(/backup/)).replace(/^monit \S+:/, '')).toBe(shown.replace(/^monit \S+:/, ''))
    },
    60_000,
  )

  it.runIf(has('msmtp'))(
    'cron, through msmtp',
    async () => {
      const config = file(
        'msmtprc',
        local(blockOf('alerts-from-cron-smartd', 'account default')).replace(/^# .*\n/, ''),
      )
      const script = blockOf('alerts-from-cron-smartd', 'printf').split('\ncurl')[0] ?? ''
      await shell(script.replace('msmtp ', `msmtp -C ${config} `))
      expect(`${await arrived(/^cron/)}\n`).toBe(blockOf('alerts-from-cron-smartd', 'cron web01'))
    },
    60_000,
  )

  it.runIf(has('curl'))(
    'the command of Nagios',
    async () => {
      const [, command = ''] =
        /command_line {2}(.*)/.exec(local(blockOf('alerts-from-nagios', 'notify-service-by-sms\n  command_line'))) ?? []
      const macros: Record<string, string> = {
        NOTIFICATIONTYPE: 'PROBLEM',
        HOSTALIAS: 'web01',
        SERVICEDESC: 'HTTP',
        SERVICESTATE: 'CRITICAL',
        SERVICEOUTPUT: 'connect to address 192.0.2.10: Connection refused',
      }
      await shell(command.replaceAll(/\$(\w+)\$/g, (whole, name: string) => macros[name] ?? whole))
      expect(`${await arrived(/web01\/HTTP/)}\n`).toBe(blockOf('alerts-from-nagios', 'PROBLEM CRITICAL web01'))
    },
    60_000,
  )

  it('the media type of Zabbix', async () => {
    interface MediaType {
      smtp_port: string
      message_templates: { subject: string; message: string }[]
    }
    const exported = parse(blockOf('alerts-from-zabbix', 'zabbix_export')) as {
      zabbix_export: { media_types: MediaType[] }
    }
    const template = exported.zabbix_export.media_types[0]?.message_templates[0]
    const macros: Record<string, string> = {
      'EVENT.NAME': 'Диск / заполнен на 95 %',
      'HOST.NAME': 'srv1',
      'EVENT.SEVERITY': 'High',
      'EVENT.OPDATA': '95.2 %',
      'EVENT.ID': '4711',
    }
    const filled = (text = '') => text.replaceAll(/\{([A-Z.]+)\}/g, (whole, name: string) => macros[name] ?? whole)
    const raw = `Subject: ${filled(template?.subject)}\nContent-Type: text/plain; charset=utf-8\n\n${filled(template?.message)}`
    const to = ['mail2sms+avariyaserver1@localhost']
    const { body } = await gateway.request('POST', '/v1/mail/try', { body: { raw, to } })
    expect(`${body.sms}\n`).toBe(blockOf('alerts-from-zabbix', 'PROBLEM srv1'))
    expect(body.alert).toMatchObject({ source: 'zabbix', state: 'problem', key: 'zabbix 4711' })
  })

  it('the mail of Grafana', async () => {
    const raw = readFileSync(join(import.meta.dirname, 'vectors/monitors/grafana-firing.eml'), 'utf8')
    const body = { raw, to: ['mail2sms+avariyaserver1@localhost'] }
    const tried = await gateway.request('POST', '/v1/mail/try', { body })
    expect(`${tried.body.sms}\n`).toBe(blockOf('alerts-from-grafana', 'FIRING High load'))
  })

  it.runIf(has('postfix', process.getuid?.() === 0))(
    'Postfix as the relay of a network',
    async () => {
      await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'Relay', networks: ['127.0.0.1'] } })
      const [conf, spool, data] = ['conf', 'spool', 'data'].map((name) => join(folder, 'postfix', name)) as [
        string,
        string,
        string,
      ]
      for (const path of [conf, spool, data]) mkdirSync(path, { recursive: true })
      for (const path of [folder, join(folder, 'postfix'), conf]) chmodSync(path, 0o755)
      const uid = Number(spawnSync('id', ['-u', 'postfix']).stdout.toString())
      chownSync(data, uid, 0)
      const port = await freePort()
      const relay = blockOf('alerts-from-cron-smartd', 'relayhost').replace(
        '[sms.example.com]:25',
        `[127.0.0.1]:${gateway.mailPorts[0]}`,
      )
      const main = [
        'compatibility_level = 3.6',
        `queue_directory = ${spool}`,
        `data_directory = ${data}`,
        'daemon_directory = /usr/lib/postfix/sbin',
        'mail_owner = postfix',
        'inet_interfaces = 127.0.0.1',
        'inet_protocols = ipv4',
        'mydestination =',
        'mynetworks = 127.0.0.0/8',
        'myhostname = relay.hosting.example',
        'alias_maps =',
        `maillog_file = ${join(folder, 'postfix/log')}`,
        `maillog_file_prefixes = ${tmpdir()}`,
      ]
      const services = [
        `127.0.0.1:${port} inet n - n - - smtpd`,
        'cleanup unix n - n - 0 cleanup',
        'qmgr unix n - n 300 1 qmgr',
        ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
        ...['rewrite trivial-rewrite', 'smtp smtp', 'error error', 'proxymap proxymap'].map((pair) => {
          const [name, program] = pair.split(' ')
          return `${name} unix - - n - - ${program}`
        }),
        'anvil unix - - n - 1 anvil',
        'pickup unix n - n 60 1 pickup',
        'postlog unix-dgram n - n - 1 postlogd',
      ]
      writeFileSync(join(conf, 'main.cf'), `${main.join('\n')}\n${relay}`)
      writeFileSync(join(conf, 'master.cf'), `${services.join('\n')}\n`)
      await shell(`postfix -c ${conf} start`)
      try {
        const mail = String.raw`printf 'Subject: =?utf-8?B?0KHQsdC+0Lk=?=\nContent-Type: text/plain; charset=utf-8\n\nчерез Postfix\n'`
        const to = 'mail2sms+avariyaserver1@localhost'
        await shell(
          `${mail} | curl -sS smtp://127.0.0.1:${port} --mail-from root@hosting.example --mail-rcpt ${to} -T -`,
        )
        expect(await arrived(/Postfix/)).toBe('Сбой\nчерез Postfix')
      } finally {
        await shell(`postfix -c ${conf} stop`)
      }
    },
    60_000,
  )
})
