import { generateKeyPairSync } from 'node:crypto'

import { dkimSign, type DNSResolver } from 'mailauth'
import { describe, expect, it } from 'vitest'

import { DmarcPolicy } from './sender-policy.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const peer = '192.0.2.10'

/** The DNS of the tests; an Error stands for a server that does not answer. */
type Zone = Record<string, string | Error>

const zone: Zone = {
  '_dmarc.hosting.example': 'v=DMARC1; p=reject',
  'hosting.example': `v=spf1 ip4:${peer} -all`,
  's1._domainkey.hosting.example': `v=DKIM1; k=rsa; p=${p}`,
  '_dmarc.other.example': 'v=DMARC1; p=none',
  'other.example': `v=spf1 ip4:${peer} -all`,
  's1._domainkey.other.example': `v=DKIM1; k=rsa; p=${p}`,
  'nopolicy.example': `v=spf1 ip4:${peer} -all`,
}

function resolverOf(records: Zone): DNSResolver {
  return (domain, type) => {
    const record = type === 'TXT' ? records[domain.toLowerCase()] : undefined
    if (record instanceof Error) return Promise.reject(record)
    if (record !== undefined) return Promise.resolve([[record]])
    return Promise.reject(Object.assign(new Error(`no ${type} of ${domain}`), { code: 'ENOTFOUND' }))
  }
}

const text = 'Subject: Down\r\nMessage-ID: <1@hosting.example>\r\n\r\nserver 1\r\n'

async function signed(from: string, domain: string): Promise<string> {
  const raw = `From: <${from}>\r\n${text}`
  const signatureData = [
    {
      signingDomain: domain,
      selector: 's1',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  ]
  const { signatures } = await dkimSign(raw, {
    canonicalization: 'relaxed/relaxed',

    signatureData,
  } as never)
  return `${signatures}${raw}`
}

interface Case {
  from: string
  returnPath?: string
  address?: string
  signedBy?: string
  spoiled?: boolean
  records?: Zone
}

async function judge({
  from,
  returnPath = '',
  address = '198.51.100.1',
  signedBy,
  spoiled = false,
  records = zone,
}: Case) {
  const raw = signedBy === undefined ? `From: <${from}>\r\n${text}` : await signed(from, signedBy)
  const policy = new DmarcPolicy(silent, resolverOf(records))
  const sent = Buffer.from(spoiled ? raw.replace('server 1', 'server 2') : raw)
  const source = { raw: sent, address, helo: 'mx.hosting.example', returnPath, from: [from], host: 'sms.example' }
  return (await policy.judge(source)).kind
}

const zabbix = 'zabbix@hosting.example'
const timeout = Object.assign(new Error('timed out'), { code: 'ETIMEOUT' })

describe('DmarcPolicy', () => {
  it.each<[string, string, Case]>([
    ['proven', 'a signature of the domain in From', { from: zabbix, signedBy: 'hosting.example' }],
    ['proven', 'SPF of the domain in From', { from: zabbix, returnPath: 'bounce@hosting.example', address: peer }],
    ['unproven', 'nothing', { from: zabbix, returnPath: zabbix }],
    ['unproven', 'a signature of another domain', { from: zabbix, signedBy: 'other.example' }],
    ['unproven', 'SPF of another domain', { from: zabbix, returnPath: 'a@other.example', address: peer }],
    ['unproven', 'a signature under another text', { from: zabbix, signedBy: 'hosting.example', spoiled: true }],
    [
      'unproven',
      'SPF where the domain has no policy',
      { from: 'a@nopolicy.example', returnPath: 'a@nopolicy.example', address: peer },
    ],
    [
      'unknown',
      'a key that cannot be had now',
      { from: zabbix, signedBy: 'hosting.example', records: { ...zone, 's1._domainkey.hosting.example': timeout } },
    ],
    [
      'unknown',
      'a policy that cannot be had now',
      { from: zabbix, signedBy: 'hosting.example', records: { ...zone, '_dmarc.hosting.example': timeout } },
    ],
  ])('calls From %s by %s', async (verdict, _, given) => {
    expect(await judge(given)).toBe(verdict)
  })

  it('proves nobody where From names several', async () => {
    const raw = Buffer.from(await signed(zabbix, 'hosting.example'))
    const source = {
      raw,
      address: peer,
      helo: 'x',
      returnPath: '',
      from: [zabbix, 'b@other.example'],
      host: 'sms.example',
    }
    expect(await new DmarcPolicy(silent, resolverOf(zone)).judge(source)).toEqual({ kind: 'unproven' })
  })
})
