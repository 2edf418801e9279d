import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, it } from 'vitest'

import { cpuTimeMs } from '../../testing/_cpu-time.js'
import { argumentsOfElement } from './arguments.js'
import { M2mFault, ProtocolError } from './faults.js'
import { findOperation, operations } from './operations.js'
import { readSoap } from './read-soap.js'
import { readXml } from './read-xml.js'
import { scanXml } from './scan-xml.js'
import { shapeOf } from './types.js'

const rounds = 20_000
/** The longest that one request may take the event loop. */
const longestMs = 200

/** A small generator with a fixed seed, so that a failure repeats. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Memory that is still needed. */
function usedMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
}

function sampleOf(type: string): string {
  const shape = shapeOf(type)
  if (shape?.kind === 'array') return `<${shape.item}>${sampleOf(shape.of)}</${shape.item}>`.repeat(2)
  if (shape?.kind === 'fields')
    return shape.fields.map(({ name, type: of }) => `<${name}>${sampleOf(of)}</${name}>`).join('')
  return shape?.kind === 'words' ? (shape.words[0] ?? '') : type === 'string' ? 'Привет &amp; 79000000001' : '1'
}

const valid = operations.map(({ name, parameters }) => {
  const content = parameters.map(([parameter, type]) => `<${parameter}>${sampleOf(type)}</${parameter}>`).join('')
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${name} xmlns="http://mcommunicator.ru/M2M">${content}</${name}></soap:Body></soap:Envelope>`
})

/** As programs with prefixes write them. */
function prefixed(document: string): string {
  return document
    .replace(' xmlns="http://mcommunicator.ru/M2M"', ' xmlns:m="http://mcommunicator.ru/M2M" xmlns:xsd="urn:x"')
    .replace(/<(\/?)([A-Za-z]\w*)(?=[ >])/g, '<$1m:$2')
    .replaceAll('m:soap:', 'soap:')
}

const odd = [
  '<a xmlns="urn:a"><b xmlns=""><c/></b><d xmlns:x="urn:x"><x:e/></d><x/></a>',
  '<a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c/></p:b><p:d/></a>\n',
  '<a xmlns:p="" xmlns:q="urn:q" xmlns:q="urn:r"/>',
  '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="ru">]]&gt; &quot;&apos;</a>',
  '<a xmlns:xmlns="urn:x"/>',
  '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
  '\n<a/>\n\t ',
  '<a:b:c xmlns:a="urn:a"/>',
  '<a xmlns="urn:a"  xmlns:b="urn:b" ></a >',
  '<a>\ud83d\ude00 щ</a><!-- x -->',
  '<?xml version="1.0"?> <a>\u00a0</a>',
  '<?xml version="1.1"?><a/>',
  '<a xmlns:b=" urn:b "><b:c/></a>',
]

const pieces = [
  '<',
  '>',
  '&',
  '"',
  '</',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#x10FFFF;',
  '&#xD800;',
  '<?',
  '<!DOCTYPE',
  'xmlns=""',
]
  .concat(['__proto__', 'constructor', ':', '\u0000', '\uffff', 'xsi:nil="true"', ' '.repeat(50), '<a>'.repeat(30)])
  .map((piece) => Buffer.from(piece))

function mutate(document: Buffer, random: (below: number) => number): Buffer {
  const at = random(document.length)
  const until = Math.min(document.length, at + random(40))
  const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0)
  switch (random(5)) {
    case 0:
      return Buffer.concat([document.subarray(0, at), piece, document.subarray(at)])
    case 1:
      return Buffer.concat([document.subarray(0, at), document.subarray(until)])
    case 2:
      return Buffer.concat([document.subarray(0, until), document.subarray(at)])
    case 3:
      return document.subarray(0, at)
    default: {
      const copy = Buffer.from(document)
      copy[at] = random(256)
      return copy
    }
  }
}

it(
  `reads or refuses ${rounds} mutations of valid requests, each within ${longestMs} ms`,
  { timeout: 60_000 },
  async () => {
    const random = randomNumbers(20_261_122)
    let slowestMs = 0
    const usedBefore = usedMb()
    for (let round = 0; round < rounds; round += 1) {
      let document: Buffer = Buffer.from(valid[random(valid.length)] ?? '')
      for (let times = random(3); times >= 0; times -= 1) document = mutate(document, random)
      const startedAt = cpuTimeMs()
      try {
        const { operation } = await readSoap(document, 'text/xml')
        const known = findOperation(operation.local)
        if (known !== undefined) argumentsOfElement(known, operation)
      } catch (error) {
        if (!(error instanceof ProtocolError) && !(error instanceof M2mFault)) throw error
      }
      slowestMs = Math.max(slowestMs, cpuTimeMs() - startedAt)
    }
    expect(slowestMs).toBeLessThan(longestMs)
    expect(usedMb() - usedBefore).toBeLessThan(10)
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)

it('reads what it made the mutations of', async () => {
  for (const document of valid) {
    const { operation } = await readSoap(Buffer.from(document), undefined)
    const known = findOperation(operation.local)
    expect(known && Object.keys(argumentsOfElement(known, operation))).toEqual(known?.parameters.map(([name]) => name))
  }
})

it('scans nothing that the parser refuses or reads otherwise', { timeout: 60_000 }, async () => {
  const random = randomNumbers(20_261_123)
  const written = [...valid, ...valid.map(prefixed), ...odd]
  let scanned = 0
  for (let round = 0; round < rounds; round += 1) {
    let octets: Buffer = Buffer.from(written[random(written.length)] ?? '')
    for (let times = random(3); times > 0; times -= 1) octets = mutate(octets, random)
    const document = octets.toString('utf8')
    const read = scanXml(document)
    if (read === undefined) continue
    scanned += 1
    expect([document, read]).toEqual([document, await readXml(document)])
  }
  expect(scanned).toBeGreaterThan(rounds / 10)
})

it('scans what programs usually write', () => {
  expect([...valid, ...valid.map(prefixed)].filter((document) => scanXml(document) === undefined)).toEqual([])
})
