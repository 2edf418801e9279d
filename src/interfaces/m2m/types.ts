/** The types of the M2M contract, by the names that its WSDL gives them. */

export type Simple = 'string' | 'long' | 'int' | 'unsignedByte' | 'boolean' | 'dateTime'

/** What a type consists of: fields in order, the items of an array, or the words of an enumeration. */
export type TypeShape =
  | { kind: 'fields'; base?: string; fields: readonly Field[] }
  | { kind: 'array'; item: string; of: string }
  | { kind: 'words'; words: readonly string[] }

export interface Field {
  name: string
  type: string
  nillable: boolean
}

const field = (written: string): Field => {
  const [name = '', type = ''] = written.split(':')
  return { name, type: type.replace('?', ''), nillable: type.endsWith('?') }
}
/** `Name:type` each; a question mark for what may be nil. */
const fields = (...written: string[]): TypeShape => ({ kind: 'fields', fields: written.map(field) })
const extending = (base: string, ...written: string[]): TypeShape => ({
  kind: 'fields',
  base,
  fields: written.map(field),
})
const arrayOf = (of: string, item = of): TypeShape => ({ kind: 'array', item, of })
const words = (...list: string[]): TypeShape => ({ kind: 'words', words: list })

export const statisticsFields = [
  'Year Month PacketSize IncludedSMS ExtraSMS Remainder ExternalPacketSize ExternalIncludedSms ExternalExtraSms',
  'ExternalReminder GeneralPacketSize GeneralIncludedSms GeneralExtraSms GeneralReminder MTSRemainder MegafonRemainder',
  'BeelineRemainder RostelecomRemainder Tele2Remainder MotivRemainder MtsTransactional MegafonTransactional',
  'BeelineTransactional Tele2Transactional MtsService MegafonService BeelineService Tele2Service TotalBilledSms',
].flatMap((line) => line.split(' '))

export const types = {
  ArrayOfString: arrayOf('string'),
  ArrayOfLong: arrayOf('long'),
  ArrayOfSendMessageIDs: arrayOf('SendMessageIDs'),
  SendMessageIDs: fields('Msid:string', 'MessageID:long'),
  ArrayOfSubmit: arrayOf('Submit'),
  Submit: fields('Msid:string', 'Message:string'),
  ArrayOfViberSubmit: arrayOf('ViberSubmit'),
  ViberSubmit: fields('Msid:string', 'Message:string', 'FallbackMessage:string'),
  ArrayOfFormSubmit: arrayOf('FormSubmit'),
  FormSubmit: fields('Msid:string'),
  ArrayOfDeliveryInfo: arrayOf('DeliveryInfo'),
  DeliveryInfo: fields(
    'Msid:string',
    'DeliveryStatus:DeliveryStatus',
    'DeliveryDate:dateTime',
    'UserDeliveryDate:dateTime?',
    'PartCount:int',
  ),
  DeliveryStatus: words(
    'Pending',
    'Sending',
    'Sent',
    'NotSent',
    'Delivered',
    'NotDelivered',
    'TimedOut',
    'Error',
    'Cancelled',
  ),
  ArrayOfMessageStatusWithID: arrayOf('MessageStatusWithID'),
  MessageStatusWithID: fields('MessageID:long', 'Delivery:ArrayOfDeliveryInfo'),
  ArrayOfViberMessageStatusWithID: arrayOf('ViberMessageStatusWithID'),
  ViberMessageStatusWithID: fields('MessageID:long', 'Delivery:ArrayOfViberDeliveryInfo'),
  ArrayOfViberDeliveryInfo: arrayOf('ViberDeliveryInfo'),
  ViberDeliveryInfo: extending('DeliveryInfo', 'ViberStatus:string'),
  ArrayOfMessageInfoExWithID: arrayOf('MessageInfoExWithID'),
  MessageInfoExWithID: fields('MessageID:long', 'MessageInfo:ArrayOfMessageInfoEx'),
  ArrayOfMessageInfoEx: arrayOf('MessageInfoEx'),
  MessageInfoEx: extending('DeliveryInfo', 'TrafficPatternType:string', 'Cost:string'),
  RequestMessageType: words('All', 'MO', 'MT'),
  ArrayOfMessageInfo: arrayOf('MessageInfo'),
  MessageInfo: fields(
    'MessageID:long',
    'CreationDate:dateTime',
    'SenderMsid:string',
    'SenderName:string',
    'DeliveryInfo:ArrayOfDeliveryInfoExt',
    'MessageType:MessageType',
    'MessageText:string',
  ),
  ArrayOfDeliveryInfoExt: arrayOf('DeliveryInfoExt'),
  DeliveryInfoExt: fields(
    'TargetMsid:string',
    'DeliveryStatus:DeliveryStatus',
    'DeliveryDate:dateTime',
    'TargetName:string',
    'UserDeliveryDate:dateTime?',
  ),
  MessageType: words('MO', 'MT', 'Mailing'),
  StatisticsInfo: fields(...statisticsFields.map((name) => `${name}:${name === 'Month' ? 'unsignedByte' : 'int'}`)),
  ArrayOfMailingListContact: arrayOf('MailingListContact'),
  MailingListContact: fields('Msid:string', 'Name:string', 'Attributes:ArrayOfMailingListAttribute'),
  ArrayOfMailingListAttribute: arrayOf('MailingListAttribute'),
  MailingListAttribute: fields('Name:string', 'Value:string'),
  ArrayOfResultMailingList: arrayOf('ResultMailingList'),
  ResultMailingList: fields('ID:long', 'Name:string'),
  AccessLevel: words('Administrator', 'Operator', 'BaseUser'),
  ArrayOfSubscriberGroupInfo: arrayOf('SubscriberGroupInfo'),
  SubscriberGroupInfo: fields('ID:long', 'Name:string', 'Color:int'),
  ArrayOfUserInfo: arrayOf('UserInfo'),
  UserInfo: fields(
    'Name:string',
    'Msid:string',
    'Email:string',
    'GroupID:long',
    'WebAccessEnabled:boolean?',
    'AccessLevel:AccessLevel?',
  ),
  ArrayOfFormTemplate: arrayOf('FormTemplate'),
  FormTemplate: fields('ID:long', 'Name:string'),
  ArrayOfForm: arrayOf('Form'),
  Form: fields('FormTemplateID:long', 'Date:dateTime', 'Msid:string', 'Items:ArrayOfFormItem'),
  ArrayOfFormItem: arrayOf('FormItem'),
  FormItem: fields('Key:string', 'Value:string'),
} as const satisfies Record<string, TypeShape>

export type ComplexName = keyof typeof types
export type TypeName = Simple | ComplexName

/** Undefined for a simple type. */
export function shapeOf(type: string): TypeShape | undefined {
  return Object.hasOwn(types, type) ? types[type as ComplexName] : undefined
}

/** All fields in order, those of the base first. */
export function fieldsOf(shape: TypeShape & { kind: 'fields' }): readonly Field[] {
  const base = shape.base === undefined ? undefined : shapeOf(shape.base)
  return base?.kind === 'fields' ? [...fieldsOf(base), ...shape.fields] : shape.fields
}

/** Whether an element of the type may be absent: what .NET calls a reference. */
export function isOptional(type: string): boolean {
  const shape = shapeOf(type)
  return type === 'string' || (shape !== undefined && shape.kind !== 'words')
}
