import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { argumentsOfElement, argumentsOfForm } from './arguments.js'
import { faultCodes, type FaultName } from './faults.js'
import type { M2mOperation, M2mValue } from './operation.js'
import { operations } from './operations.js'
import { readParameters } from './parameters.js'
import { readSoap } from './read-soap.js'
import { fieldsOf, shapeOf } from './types.js'
import { writeDocument, writeFault, writeResult } from './write-soap.js'

/**
 * Every answer of the contract byte for byte, a line each: `soap11 SendMessage <?xml…`. Old clients look for strings in them and take
 * children by index, so a change here is a break.
 */
const golden = readFileSync(new URL('../../testing/vectors/m2m/answers.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

const endpoint = 'https://sms.example/m2m/m2m_api.asmx'

/** A value of a type: two items of an array, the first of the words, and nil where that is allowed in the second item. */
function sampleOf(type: string, isSecond = false): M2mValue {
  const shape = shapeOf(type)
  switch (shape?.kind) {
    case 'array':
      return [sampleOf(shape.of), sampleOf(shape.of, true)]
    case 'fields':
      return Object.fromEntries(
        fieldsOf(shape).map((field) => [
          field.name,
          field.nillable && isSecond ? null : sampleOf(field.type, isSecond),
        ]),
      )
    case 'words':
      return shape.words[isSecond ? 1 : 0] ?? ''
    case undefined:
      return simple(type, isSecond)
  }
}

function simple(type: string, isSecond: boolean): M2mValue {
  switch (type) {
    case 'string':
      return isSecond ? '' : 'Привет & <пока> "№ 7"'
    case 'dateTime':
      return isSecond ? '2016-06-09T20:44:00+03:00' : '2016-06-09T20:44:00'
    case 'boolean':
      return !isSecond
    default:
      return isSecond ? 0 : 2500
  }
}

function answersOf(operation: M2mOperation): string[] {
  const { name, result, isOnHttp } = operation
  const values =
    result === null ? [null] : Array.isArray(sampleOf(result)) ? [sampleOf(result), []] : [sampleOf(result)]
  return values.flatMap((value) => [
    `soap11 ${name} ${writeResult('1.1', operation, value)}`,
    `soap12 ${name} ${writeResult('1.2', operation, value)}`,
    ...(isOnHttp ? [`http ${name} ${writeDocument(operation, value).replace('\n', '\\n')}`] : []),
  ])
}

const faults = (Object.keys(faultCodes) as FaultName[]).flatMap((name) => [
  `soap11 ${name} ${writeFault('1.1', name, endpoint)}`,
  `soap12 ${name} ${writeFault('1.2', name, endpoint)}`,
])

describe('answers, byte for byte', () => {
  it('are those of the golden file', () => {
    expect([...operations.flatMap(answersOf), ...faults]).toEqual(golden)
  })
})

const twice = (type: string): string => {
  const shape = shapeOf(type)
  if (shape?.kind === 'array') return `<${shape.item}>${twice(shape.of)}</${shape.item}>`.repeat(2)
  if (shape?.kind === 'fields')
    return fieldsOf(shape)
      .map((f) => `<${f.name}>${twice(f.type)}</${f.name}>`)
      .join('')
  return type === 'string' ? 'Привет' : type === 'boolean' ? 'true' : shape?.kind === 'words' ? 'All' : '7'
}
const envelopes = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope']

describe('requests', () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    'of %s say the same in every binding, and in any order',
    async (name, operation) => {
      const elements = operation.parameters.map(([parameter, type]) => `<${parameter}>${twice(type)}</${parameter}>`)
      const read = (envelope: string, content: readonly string[]) =>
        readSoap(
          Buffer.from(
            `<e:Envelope xmlns:e="${envelope}"><e:Body><${name} xmlns="http://mcommunicator.ru/M2M">${content.join('')}</${name}></e:Body></e:Envelope>`,
          ),
          'text/xml',
        )
      const given = await Promise.all(
        envelopes.flatMap((envelope) => [read(envelope, elements), read(envelope, elements.toReversed())]),
      )
      const inputs = given.map(({ operation: element }) => argumentsOfElement(operation, element))
      if (operation.isOnHttp) {
        const pairs = operation.parameters.flatMap(([parameter, type]) => {
          const shape = shapeOf(type)
          const value = encodeURIComponent(twice(shape?.kind === 'array' ? shape.of : type))
          return Array.from({ length: shape?.kind === 'array' ? 2 : 1 }, () => `${parameter}=${value}`)
        })
        inputs.push(argumentsOfForm(operation, readParameters(pairs.join('&'))))
        inputs.push(argumentsOfForm(operation, readParameters(pairs.toReversed().join('&').replaceAll('%20', '+'))))
      }
      expect(inputs).toEqual(inputs.map(() => inputs[0]))
      expect(Object.keys(inputs[0] ?? {})).toEqual(operation.parameters.map(([parameter]) => parameter))
    },
  )
})
