import { escapeXml } from '../xml-text.js'
import type { M2mValue } from './operation.js'
import { fieldsOf, isOptional, shapeOf } from './types.js'

/** An element with its type's content, in the order of the contract and without blanks between: clients take children by index. */
export function writeElement(name: string, type: string, value: M2mValue, attributes = ''): string {
  const content = contentOf(type, value)
  return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`
}

function contentOf(type: string, value: M2mValue): string {
  const shape = shapeOf(type)
  switch (shape?.kind) {
    case 'array':
      return listOf(value)
        .map((item) => writeElement(shape.item, shape.of, item))
        .join('')
    case 'fields':
      return fieldsOf(shape)
        .map((field) => writeField(field.name, field.type, field.nillable, fieldOf(value, field.name)))
        .join('')
    case 'words':
    case undefined:
      return escapeXml(String(value ?? ''))
  }
}

function writeField(name: string, type: string, nillable: boolean, value: M2mValue): string {
  if (value !== null && value !== undefined) return writeElement(name, type, value)
  if (nillable) return `<${name} xsi:nil="true" />`
  if (isOptional(type)) return ''
  throw new Error(`The result lacks the field ${name}.`)
}

function listOf(value: M2mValue): readonly M2mValue[] {
  return Array.isArray(value) ? (value as readonly M2mValue[]) : []
}

function fieldOf(value: M2mValue, name: string): M2mValue {
  return typeof value === 'object' && value !== null ? (value as Record<string, M2mValue>)[name] : undefined
}
