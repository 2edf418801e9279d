/** Names that clients have compiled in. */
export const contractNamespace = 'http://mcommunicator.ru/M2M'
export const arrayNamespace = 'http://mcommunicator.ru/M2M/AbstractTypes'
/** That of the details of faults ends in a slash, and the other does not. */
export const faultNamespace = 'http://mcommunicator.ru/M2M/'
export const serviceName = 'MTS_x0020_Communicator_x0020_M2M_x0020_XML_x0020_API'

export const envelopeNamespaces = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const
export type SoapVersion = keyof typeof envelopeNamespaces

export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
export const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'
