import { describe, expect, it } from 'vitest'

import { cpuTimeMs, longestTurnMs } from '../../testing/_cpu-time.js'
import { ProtocolError } from './faults.js'
import { readSoap } from './read-soap.js'

const envelope11 = 'http://schemas.xmlsoap.org/soap/envelope/'
const envelope12 = 'http://www.w3.org/2003/05/soap-envelope'
const contract = 'http://mcommunicator.ru/M2M'

const wrap = (body: string, { before = '', header = '', envelope = envelope11 } = {}) =>
  `${before}<s:Envelope xmlns:s="${envelope}">${header}<s:Body>${body}</s:Body></s:Envelope>`
const send = (content = '<msid>79000000001</msid>') => `<SendMessage xmlns="${contract}">${content}</SendMessage>`
const read = (document: string | Buffer, contentType?: string) => readSoap(Buffer.from(document as string), contentType)

describe('reading SOAP', () => {
  it('takes the version from the namespace of the envelope', async () => {
    expect((await read(wrap(send()), 'application/soap+xml')).version).toBe('1.1')
    expect((await read(wrap(send(), { envelope: envelope12 }), 'text/xml')).version).toBe('1.2')
  })

  it('reads prefixes, CDATA, entities and nil', async () => {
    const body = `<t:SendMessage xmlns:t="${contract}"><t:message><![CDATA[<a>]]> &amp; &#1078;</t:message><t:login xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></t:SendMessage>`
    const { operation } = await read(wrap(body))
    expect(operation.children.map(({ local, text, isNil }) => [local, text, isNil])).toEqual([
      ['message', '<a> & ж', false],
      ['login', '', true],
    ])
  })

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${wrap(send('<message>Привет</message>'))}`)],
    ['UTF-16', Buffer.from(`\ufeff${wrap(send('<message>Привет</message>'))}`, 'utf16le')],
    [
      'windows-1251',
      windows1251(wrap(send('<message>Привет</message>'), { before: '<?xml version="1.0" encoding="windows-1251"?>' })),
    ],
  ])('reads %s', async (_name, octets) => {
    expect((await readSoap(octets, 'text/xml; charset=utf-8')).operation.children[0]?.text).toBe('Привет')
  })

  it.each([
    ['an external entity', wrap(send('&x;'), { before: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' })],
    ['a parameter entity', wrap(send(), { before: '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/">%x;]>' })],
    ['an empty document type', wrap(send(), { before: '<!DOCTYPE a>' })],
    ['a document type after a long comment', wrap(send(), { before: `<!--${'x'.repeat(5000)}--><!DOCTYPE a>` })],
    ['a thousand laughs', wrap(send('&b;'), { before: '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' })],
    ['an entity that nobody declared', wrap(send('&x;'))],
    ['an entity named like something of every object', wrap(send('&constructor;'))],
    ['a style sheet', wrap(send(), { before: '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/a.xsl"?>' })],
    [
      'two bodies',
      `<s:Envelope xmlns:s="${envelope11}"><s:Body>${send()}</s:Body><s:Body>${send()}</s:Body></s:Envelope>`,
    ],
    ['two operations', wrap(send() + send())],
    ['no body', `<s:Envelope xmlns:s="${envelope11}"/>`],
    ['an empty body', wrap('')],
    ['another root', send()],
    ['another version', wrap(send(), { envelope: 'http://example.org/' })],
    ['another namespace', wrap('<SendMessage xmlns="http://example.org/"/>')],
    ['text after the envelope', `${wrap(send())}x`],
    ['a second root', wrap(send()) + wrap(send())],
    ['NUL', wrap(send('\u0000'))],
    ['a reference to NUL', wrap(send('&#0;'))],
    ['an undeclared prefix', wrap('<a:SendMessage/>')],
    ['an attribute twice', wrap(send('<msid a="1" a="2"/>'))],
    ['an end that is not there', wrap(send()).slice(0, -5)],
    ['nothing', ''],
    ['JSON', '{}'],
    ['UTF-7', wrap(send(), { before: '<?xml version="1.0" encoding="UTF-7"?>' })],
    ['UTF-16 that is none', wrap(send(), { before: '<?xml version="1.0" encoding="UTF-16"?>' })],
    ['octets that are no UTF-8', Buffer.concat([Buffer.from(wrap(send()).slice(0, -60)), Buffer.of(0xff, 0xfe, 0xc0)])],
    [
      'a header that must be understood',
      wrap(send(), { header: '<s:Header><x xmlns="urn:x" s:mustUnderstand="1"/></s:Header>' }),
    ],
  ])('refuses %s', async (_name, document) => {
    await expect(read(document)).rejects.toThrow(ProtocolError)
  })

  it('ignores headers that need not be understood', async () => {
    const header =
      '<s:Header><ReplyTo xmlns="http://www.w3.org/2005/08/addressing">http://10.0.0.1/</ReplyTo></s:Header>'
    expect((await read(wrap(send(), { header }))).operation.local).toBe('SendMessage')
  })

  it.each([
    ['100,000 nested elements', wrap(send('<a>'.repeat(100_000)))],
    ['100,000 attributes', wrap(send(`<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/>`))],
    ['a million siblings', wrap(send('<a/>'.repeat(1_000_000)))],
    ['a name of a megabyte', wrap(send(`<${'a'.repeat(1_000_000)}/>`))],
  ])('refuses %s and lets others go on meanwhile', async (_name, document) => {
    const startedAt = cpuTimeMs()
    const longest = longestTurnMs()
    await expect(read(document)).rejects.toThrow(ProtocolError)
    expect(longest()).toBeLessThan(200)
    expect(cpuTimeMs() - startedAt).toBeLessThan(1_000)
  })

  it('survives an attribute of a megabyte', async () => {
    expect((await read(wrap(send(`<msid a="${'x'.repeat(1_000_000)}">7</msid>`)))).operation.children[0]?.text).toBe(
      '7',
    )
  })
})

function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const octets = new Map(Array.from({ length: 256 }, (_, octet) => [decoder.decode(Uint8Array.of(octet)), octet]))
  return Buffer.from([...text].map((character) => octets.get(character) ?? 0x3f))
}
