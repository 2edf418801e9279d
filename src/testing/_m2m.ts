import { createHash } from 'node:crypto'

import type { TestGateway } from './test-gateway.js'

export const service = '/m2m/m2m_api.asmx'
export const md5 = (text: string) => createHash('md5').update(text).digest('hex')
export const demo = { login: 'demo', password: md5('demo') }

export type Given = Record<string, string | readonly string[]>
export type Binding = 'SOAP 1.1' | 'SOAP 1.2' | 'GET' | 'POST'
export const bindings: readonly Binding[] = ['SOAP 1.1', 'SOAP 1.2', 'GET', 'POST']

const envelopes = {
  'SOAP 1.1': ['http://schemas.xmlsoap.org/soap/envelope/', 'text/xml; charset=utf-8'],
  'SOAP 1.2': ['http://www.w3.org/2003/05/soap-envelope', 'application/soap+xml; charset=utf-8'],
} as const

export interface M2mAnswer {
  status: number
  type: string | null
  text: string
}

/** Calls an operation the way that the binding does. */
export function call(
  gateway: TestGateway,
  binding: Binding,
  operation: string,
  given: Given,
  headers: Record<string, string> = {},
): Promise<M2mAnswer> {
  switch (binding) {
    case 'GET':
      return ask(`${gateway.url}${service}/${operation}?${formOf(given).toString()}`, { headers })
    case 'POST':
      return ask(`${gateway.url}${service}/${operation}`, { method: 'POST', body: formOf(given), headers })
    default:
      return callSoap(gateway, binding, elementOf(operation, given), headers)
  }
}

export function callSoap(
  gateway: TestGateway,
  binding: 'SOAP 1.1' | 'SOAP 1.2',
  body: string,
  headers: Record<string, string> = {},
): Promise<M2mAnswer> {
  const [namespace, type] = envelopes[binding]
  return ask(`${gateway.url}${service}`, {
    method: 'POST',
    headers: { 'Content-Type': type, ...headers },
    body: `<?xml version="1.0" encoding="utf-8"?><e:Envelope xmlns:e="${namespace}"><e:Body>${body}</e:Body></e:Envelope>`,
  })
}

export async function ask(url: string, init: RequestInit): Promise<M2mAnswer> {
  const answer = await fetch(url, init)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

function formOf(given: Given): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  )
}

export function elementOf(operation: string, given: Given): string {
  const children = Object.entries(given).map(([name, value]) => `<${name}>${contentOf(name, value)}</${name}>`)
  return `<${operation} xmlns="http://mcommunicator.ru/M2M">${children.join('')}</${operation}>`
}

function contentOf(name: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return escape(value)
  const item = name.endsWith('IDs') ? 'long' : 'string'
  return value.map((one) => `<${item}>${escape(one)}</${item}>`).join('')
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Everything between the tags of that name. */
export function valuesOf({ text }: M2mAnswer, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}(?: [^>]*[^/>])?>([^<]*)</${name}>|<${name}(?: [^>]*)? />`, 'g'))].map(
    ([, value]) => value ?? '',
  )
}

/** The name of the error, wherever the binding has it; undefined when there is none. */
export function faultIn(answer: M2mAnswer): string | undefined {
  if (answer.status === 200) return undefined
  return answer.type?.startsWith('text/plain') === true ? answer.text : valuesOf(answer, 'description')[0]
}
