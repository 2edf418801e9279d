import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { operations } from './operations.js'
import { isOptional, shapeOf } from './types.js'
import { makeWsdl } from './wsdl.js'

interface Published {
  httpGet: boolean
  httpPost: boolean
  params: { name: string; type: string; min: number }[]
  result: { name: string; type: string; min: number } | null
}

/** The contract as data, collected from public clients; not part of the project, and may lie beside it. */
const besideUs = join(import.meta.dirname, '../../../../shared/m2m/operations.json')
const file = process.env.SVYAZ_TEST_M2M_CONTRACT ?? (existsSync(besideUs) ? besideUs : undefined)

describe('the table of operations', () => {
  it('has each of the 35 once, 29 of them on HTTP', () => {
    expect(new Set(operations.map(({ name }) => name.toLowerCase())).size).toBe(35)
    expect(operations.filter(({ isOnHttp }) => isOnHttp)).toHaveLength(29)
  })

  it('ends in login and password but for two, which old clients know by heart', () => {
    const parameters = new Map(operations.map(({ name, parameters: all }) => [name, all.map(([one]) => one)]))
    expect(parameters.get('SendMessagesWithValidityPeriod')?.slice(-3)).toEqual(['login', 'validityPeriod', 'password'])
    expect(parameters.get('AddUser')?.slice(0, 2)).toEqual(['login', 'password'])
    for (const [name, names] of parameters) {
      if (name === 'SendMessagesWithValidityPeriod' || name === 'AddUser') continue
      expect([name, names.slice(-2)]).toEqual([name, ['login', 'password']])
    }
  })

  it('names no type that is not defined', () => {
    const simple = new Set(['string', 'long', 'int', 'boolean', 'dateTime'])
    const named = operations.flatMap(({ parameters, result }) => [
      ...parameters.map(([, type]) => type),
      result ?? 'string',
    ])
    expect(named.filter((type) => shapeOf(type) === undefined && !simple.has(type))).toEqual([])
  })

  it.skipIf(file === undefined)('is that of the published contract', () => {
    const published = (JSON.parse(readFileSync(file ?? '', 'utf8')) as { operations: Record<string, Published> })
      .operations
    const ours = Object.fromEntries(
      operations.map(({ name, parameters, result, isOnHttp }) => [
        name,
        {
          isOnHttp,
          parameters: parameters.map(([parameter, type]) => [parameter, type, isOptional(type) ? 0 : 1]),
          result,
        },
      ]),
    )
    const theirs = Object.fromEntries(
      Object.entries(published).map(([name, { httpGet, params, result }]) => [
        name,
        {
          isOnHttp: httpGet,
          parameters: params.map(({ name: parameter, type, min }) => [parameter, local(type), min]),
          result: result === null ? null : local(result.type),
        },
      ]),
    )
    expect(ours).toEqual(theirs)
  })
})

const local = (type: string) => type.slice(type.indexOf(':') + 1)

describe('the WSDL', () => {
  it('has the ports in the order and with the names that clients know', () => {
    const service = 'MTS_x0020_Communicator_x0020_M2M_x0020_XML_x0020_API'
    const ports = [...makeWsdl().matchAll(/<wsdl:port name="([^"]+)"/g)].map(([, name]) => name)
    expect(ports).toEqual(['Soap', 'Soap12', 'HttpGet', 'HttpPost'].map((port) => service + port))
  })

  it('refers to nothing that it does not define', () => {
    const wsdl = makeWsdl()
    const defined = new Set([...wsdl.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name))
    const used = [...wsdl.matchAll(/"tns:([^"]+)"/g)].map(([, name]) => name)
    expect(used.filter((name) => !defined.has(name))).toEqual([])
  })
})
