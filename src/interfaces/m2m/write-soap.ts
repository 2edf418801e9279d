import { escapeXml } from '../xml-text.js'
import { faultCodes, type FaultName } from './faults.js'
import {
  contractNamespace,
  envelopeNamespaces,
  faultNamespace,
  instanceNamespace,
  schemaNamespace,
  type SoapVersion,
} from './namespaces.js'
import type { M2mOperation, M2mValue } from './operation.js'
import { writeElement } from './write-value.js'

const declaration = '<?xml version="1.0" encoding="utf-8"?>'

/** The answer of an operation. */
export function writeResult(version: SoapVersion, { name, result }: M2mOperation, value: M2mValue): string {
  const content = result === null ? '' : writeElement(`${name}Result`, result, value)
  const namespace = ` xmlns="${contractNamespace}"`
  if (content === '') return envelope(version, `<${name}Response${namespace} />`)
  return envelope(version, `<${name}Response${namespace}>${content}</${name}Response>`)
}

/** The bare document that HTTP GET and POST answer with; nothing where there is no result. */
export function writeDocument({ result }: M2mOperation, value: M2mValue): string {
  if (result === null) return ''
  const namespaces = ` xmlns:xsi="${instanceNamespace}" xmlns:xsd="${schemaNamespace}" xmlns="${contractNamespace}"`
  return `${declaration}\n${writeElement(result, result, value, namespaces)}`
}

/** The name stands twice, and without a prefix: some clients show the text, others look for the element. */
export function writeFault(version: SoapVersion, fault: FaultName, endpoint: string): string {
  const namespace = ` xmlns="${faultNamespace}"`
  const detail = `<code${namespace}>${faultCodes[fault]}</code><description${namespace}>${fault}</description>`
  return envelope(
    version,
    version === '1.1' ? fault11('Client', fault, detail, endpoint) : fault12('Sender', fault, detail, endpoint),
  )
}

/** A fault that the contract has no number for. */
export function writePlainFault(version: SoapVersion, text: string, isNotUnderstood = false): string {
  const code = isNotUnderstood ? 'MustUnderstand' : version === '1.1' ? 'Client' : 'Sender'
  return envelope(version, version === '1.1' ? fault11(code, text) : fault12(code, text))
}

function fault11(code: string, text: string, detail?: string, endpoint?: string): string {
  const actor = endpoint === undefined ? '' : `<faultactor>${escapeXml(endpoint)}</faultactor>`
  const details = detail === undefined ? '<detail />' : `<detail>${detail}</detail>`
  return `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escapeXml(text)}</faultstring>${actor}${details}</soap:Fault>`
}

function fault12(code: string, text: string, detail?: string, endpoint?: string): string {
  const reason = `<soap:Reason><soap:Text xml:lang="en">${escapeXml(text)}</soap:Text></soap:Reason>`
  const node = endpoint === undefined ? '' : `<soap:Node>${escapeXml(endpoint)}</soap:Node>`
  const details = detail === undefined ? '<soap:Detail />' : `<soap:Detail>${detail}</soap:Detail>`
  return `<soap:Fault><soap:Code><soap:Value>soap:${code}</soap:Value></soap:Code>${reason}${node}${details}</soap:Fault>`
}

/** No header and nothing before the body: some clients take the first child. */
function envelope(version: SoapVersion, body: string): string {
  const namespaces = `xmlns:soap="${envelopeNamespaces[version]}" xmlns:xsi="${instanceNamespace}" xmlns:xsd="${schemaNamespace}"`
  return `${declaration}<soap:Envelope ${namespaces}><soap:Body>${body}</soap:Body></soap:Envelope>`
}
