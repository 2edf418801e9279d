import { M2mFault } from './faults.js'
import type { M2mOperation, ParameterType } from './operation.js'
import type { XmlElement } from './read-xml.js'
import { fieldsOf, shapeOf } from './types.js'

export type Arguments = Record<string, unknown>

/** The parameters of an operation from the children of its element, by name, in whatever order. Others are ignored. */
export function argumentsOfElement({ parameters }: M2mOperation, element: XmlElement): Arguments {
  const given = byName(element)
  const input = emptyRecord()
  for (const [name, type] of parameters) input[name] = valueOf(type, given.get(name.toLowerCase()))
  return input
}

/** From a query or form, where a parameter that is repeated makes an array. */
export function argumentsOfForm({ parameters }: M2mOperation, form: ReadonlyMap<string, readonly string[]>): Arguments {
  const input = emptyRecord()
  for (const [name, type] of parameters) {
    const values = form.get(name.toLowerCase()) ?? []
    input[name] = itemTypeOf(type) === undefined ? simple(type, values[0]) : values.map((one) => itemOf(type, one))
  }
  return input
}

/** Without a prototype: no name of a parameter means anything else. */
function emptyRecord(): Arguments {
  return Object.create(null) as Arguments
}

/** The first of each name counts. */
function byName({ children }: XmlElement): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>()
  for (const child of children) {
    const name = child.local.toLowerCase()
    if (!found.has(name)) found.set(name, child)
  }
  return found
}

function valueOf(type: string, element: XmlElement | undefined): unknown {
  const shape = shapeOf(type)
  if (shape?.kind === 'array') return arrayOf(shape.of, element)
  const present = element?.isNil === true ? undefined : element
  if (shape?.kind !== 'fields') return simple(type, present?.text)
  const given = present && byName(present)
  const record = emptyRecord()
  for (const field of fieldsOf(shape)) record[field.name] = valueOf(field.type, given?.get(field.name.toLowerCase()))
  return record
}

/** Text between the items means nothing; alone it is one item. */
function arrayOf(type: string, element: XmlElement | undefined): unknown[] {
  if (element === undefined || element.isNil) return []
  if (element.children.length > 0) return element.children.map((child) => valueOf(type, child))
  return element.text.trim() === '' || shapeOf(type) !== undefined ? [] : [simple(type, element.text)]
}

function itemTypeOf(type: ParameterType): string | undefined {
  const shape = shapeOf(type)
  return shape?.kind === 'array' ? shape.of : undefined
}

function itemOf(type: ParameterType, text: string): unknown {
  return simple(itemTypeOf(type) ?? type, text)
}

/** @throws M2mFault `MESSAGE_FORMAT_ERROR` */
function simple(type: string, text = ''): unknown {
  switch (type) {
    case 'string':
      return text
    case 'long':
    case 'int':
      return integer(text.trim())
    case 'boolean':
      return boolean(text.trim().toLowerCase())
    default:
      return text.trim()
  }
}

/** Ids begin with 1: what is left away is no id of anything. */
function integer(text: string): number {
  if (text === '') return 0
  const value = /^[+-]?[0-9]{1,19}$/.test(text) ? Number(text) : NaN
  if (Number.isNaN(value)) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  // Every long of the contract is an id, and none is that large.
  if (!Number.isSafeInteger(value)) throw new M2mFault('WRONG_ID')
  return value
}

function boolean(text: string): boolean {
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0' || text === '') return false
  throw new M2mFault('MESSAGE_FORMAT_ERROR')
}
