import { decodeDocument } from './decode-document.js'
import { ProtocolError } from './faults.js'
import { contractNamespace, envelopeNamespaces, type SoapVersion } from './namespaces.js'
import { readXml, type XmlElement } from './read-xml.js'
import { scanXml } from './scan-xml.js'

export interface SoapRequest {
  version: SoapVersion
  /** The first element of the body, which is named after the operation. */
  operation: XmlElement
}

/** A refusal of an envelope whose version is known, to be answered in the same. */
export class EnvelopeError extends ProtocolError {
  readonly version: SoapVersion
  readonly isNotUnderstood: boolean

  constructor(version: SoapVersion, detail: string, isNotUnderstood = false) {
    super(detail)
    this.version = version
    this.isNotUnderstood = isNotUnderstood
  }
}

/** SOAP 1.1 §4 and SOAP 1.2 §5: the namespace of the envelope is its version, whatever the headers of HTTP say. @throws ProtocolError */
export async function readSoap(octets: Buffer, contentType: string | undefined): Promise<SoapRequest> {
  const document = decodeDocument(octets, contentType)
  const envelope = scanXml(document) ?? (await readXml(document))
  const version = versionOf(envelope)
  if (version === undefined) throw new ProtocolError('The document is no SOAP envelope.')
  const parts = envelope.children.filter(({ uri }) => uri === envelope.uri)
  refuseNotUnderstood(version, parts)
  const bodies = parts.filter(({ local }) => local === 'Body')
  const [operation, second] = bodies[0]?.children ?? []
  if (bodies.length !== 1 || operation === undefined)
    throw new EnvelopeError(version, 'The envelope needs one body, with one element.')
  // SOAP 1.1 §4.3 allows more, and RPC with references sends them; here they would be part of a request that is not carried out.
  if (second !== undefined) throw new EnvelopeError(version, 'The body has more than one element.')
  if (operation.uri !== '' && !isContract(operation.uri)) {
    throw new EnvelopeError(version, `Operations are in the namespace ${contractNamespace}.`)
  }
  return { version, operation }
}

function versionOf({ uri, local }: XmlElement): SoapVersion | undefined {
  if (local !== 'Envelope') return undefined
  if (uri === envelopeNamespaces['1.1']) return '1.1'
  return uri === envelopeNamespaces['1.2'] ? '1.2' : undefined
}

/** Nothing is understood here that could stand in a header. */
function refuseNotUnderstood(version: SoapVersion, parts: readonly XmlElement[]): void {
  const blocks = parts.filter(({ local }) => local === 'Header').flatMap(({ children }) => children)
  if (blocks.some(({ mustUnderstand }) => mustUnderstand)) {
    throw new EnvelopeError(version, 'A header that must be understood is not.', true)
  }
}

/** Clients made by hand mix it up with the namespace of faults, which ends in a slash. */
function isContract(uri: string): boolean {
  return uri === contractNamespace || uri === `${contractNamespace}/`
}
