/** WSDL 1.1 of the contract, made from the table of operations. */
import { readFileSync } from 'node:fs'

import { escapeXml } from '../xml-text.js'
import { arrayNamespace, contractNamespace, serviceName } from './namespaces.js'
import type { M2mOperation } from './operation.js'
import { operations } from './operations.js'
import { isOptional, shapeOf, type TypeName, types, type TypeShape } from './types.js'

/** Stands in the file for the address that a caller has used. */
const placeholder = 'http://localhost:8080/m2m/m2m_api.asmx'

/** Lies beside `src` and `dist` alike. */
const wsdlFile = new URL('../../../wsdl/m2m_api.wsdl', import.meta.url)

let loaded: string | undefined

/** The file of `wsdl/`, with the address by which the caller has reached us. */
export function wsdlFor(endpoint: string): string {
  loaded ??= readFileSync(wsdlFile, 'utf8')
  return loaded.replaceAll(placeholder, escapeXml(endpoint))
}

/** What `npm run generate` writes into `wsdl/m2m_api.wsdl`. */
export function makeWsdl(): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Generated from src/interfaces/m2m by npm run generate. Do not edit. -->',
    `<wsdl:definitions xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s1="${arrayNamespace}" xmlns:tns="${contractNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="${contractNamespace}">`,
    '  <wsdl:types>',
    ...schema(),
    ...arraySchema(),
    '  </wsdl:types>',
    ...operations.flatMap(soapMessages),
    ...onHttp.flatMap((one) => httpMessages(one, 'HttpGet')),
    ...onHttp.flatMap((one) => httpMessages(one, 'HttpPost')),
    ...portType('Soap', operations),
    ...portType('HttpGet', onHttp),
    ...portType('HttpPost', onHttp),
    ...soapBinding('Soap', 'soap'),
    ...soapBinding('Soap12', 'soap12'),
    ...httpBinding('HttpGet', 'GET', ['<http:urlEncoded />']),
    ...httpBinding('HttpPost', 'POST', ['<mime:content type="application/x-www-form-urlencoded" />']),
    ...service(),
    '</wsdl:definitions>',
    '',
  ].join('\n')
}

const onHttp = operations.filter(({ isOnHttp }) => isOnHttp)

function schema(): string[] {
  return [
    `    <s:schema elementFormDefault="qualified" targetNamespace="${contractNamespace}">`,
    ...operations.flatMap(requestElement),
    ...operations.flatMap(responseElement),
    ...Object.entries(types).flatMap(([name, shape]) => typeDefinition(name, shape)),
    ...resultElements(),
    '    </s:schema>',
  ]
}

/** The original derives it from an array of SOAP's encoding, which makes several generators fail; a plain sequence reads the same. */
function arraySchema(): string[] {
  return [
    `    <s:schema targetNamespace="${arrayNamespace}">`,
    '      <s:complexType name="StringArray">',
    '        <s:sequence>',
    '          <s:element minOccurs="0" maxOccurs="unbounded" name="String" type="s:string" />',
    '        </s:sequence>',
    '      </s:complexType>',
    '    </s:schema>',
  ]
}

function requestElement({ name, parameters }: M2mOperation): string[] {
  return wrapper(
    name,
    parameters.map(([parameter, type]) => element(parameter, type)),
  )
}

function responseElement({ name, result }: M2mOperation): string[] {
  return wrapper(`${name}Response`, result === null ? [] : [element(`${name}Result`, result)])
}

function wrapper(name: string, children: readonly string[]): string[] {
  const content =
    children.length === 0
      ? ['        <s:complexType />']
      : ['        <s:complexType>', ...sequence(children), '        </s:complexType>']
  return [`      <s:element name="${name}">`, ...content, '      </s:element>']
}

function sequence(children: readonly string[]): string[] {
  return ['          <s:sequence>', ...children.map((child) => `            ${child}`), '          </s:sequence>']
}

function element(name: string, type: string, nillable = false): string {
  const nil = nillable ? ' nillable="true"' : ''
  return `<s:element minOccurs="${isOptional(type) ? 0 : 1}" maxOccurs="1" name="${name}"${nil} type="${qualified(type)}" />`
}

function qualified(type: string): string {
  return `${shapeOf(type) === undefined ? 's' : 'tns'}:${type}`
}

function typeDefinition(name: string, shape: TypeShape): string[] {
  switch (shape.kind) {
    case 'words':
      return [
        `      <s:simpleType name="${name}">`,
        '        <s:restriction base="s:string">',
        ...shape.words.map((word) => `          <s:enumeration value="${word}" />`),
        '        </s:restriction>',
        '      </s:simpleType>',
      ]
    case 'array':
      return complexType(name, sequence([itemElement(shape)]))
    case 'fields': {
      const fields = sequence(shape.fields.map((field) => element(field.name, field.type, field.nillable)))
      if (shape.base === undefined) return complexType(name, fields)
      const extension = [`<s:extension base="${qualified(shape.base)}">`, ...fields, '</s:extension>']
      return complexType(name, [
        '        <s:complexContent mixed="false">',
        ...extension,
        '        </s:complexContent>',
      ])
    }
  }
}

/** Items that are objects may be nil, as .NET writes it. */
function itemElement({ item, of }: TypeShape & { kind: 'array' }): string {
  const nil = isOptional(of) ? ' nillable="true"' : ''
  return `<s:element minOccurs="0" maxOccurs="unbounded" name="${item}"${nil} type="${qualified(of)}" />`
}

function complexType(name: string, content: readonly string[]): string[] {
  return [`      <s:complexType name="${name}">`, ...content, '      </s:complexType>']
}

/** What HTTP GET and POST answer with is an element of its own. */
function resultElements(): string[] {
  const results = new Set(onHttp.flatMap(({ result }) => result ?? []))
  return [...results].map((type) => {
    const nil = isOptional(type) ? ' nillable="true"' : ''
    return `      <s:element name="${type}"${nil} type="${qualified(type)}" />`
  })
}

function soapMessages({ name }: M2mOperation): string[] {
  return [
    ...message(`${name}SoapIn`, [`<wsdl:part name="parameters" element="tns:${name}" />`]),
    ...message(`${name}SoapOut`, [`<wsdl:part name="parameters" element="tns:${name}Response" />`]),
  ]
}

function httpMessages({ name, parameters, result }: M2mOperation, binding: string): string[] {
  return [
    ...message(
      `${name}${binding}In`,
      parameters.map(([parameter, type]) => httpPart(parameter, type)),
    ),
    ...message(`${name}${binding}Out`, result === null ? [] : [`<wsdl:part name="Body" element="tns:${result}" />`]),
  ]
}

function httpPart(name: string, type: TypeName): string {
  return `<wsdl:part name="${name}" type="${shapeOf(type)?.kind === 'array' ? 's1:StringArray' : 's:string'}" />`
}

function message(name: string, parts: readonly string[]): string[] {
  if (parts.length === 0) return [`  <wsdl:message name="${name}" />`]
  return [`  <wsdl:message name="${name}">`, ...parts.map((part) => `    ${part}`), '  </wsdl:message>']
}

function portType(binding: string, all: readonly M2mOperation[]): string[] {
  const operationsOf = all.flatMap(({ name }) => [
    `    <wsdl:operation name="${name}">`,
    `      <wsdl:input message="tns:${name}${binding}In" />`,
    `      <wsdl:output message="tns:${name}${binding}Out" />`,
    '    </wsdl:operation>',
  ])
  return [`  <wsdl:portType name="${serviceName}${binding}">`, ...operationsOf, '  </wsdl:portType>']
}

/** Both versions of SOAP share a port type. */
function soapBinding(binding: string, prefix: string): string[] {
  const body = `<${prefix}:body use="literal" />`
  return [
    `  <wsdl:binding name="${serviceName}${binding}" type="tns:${serviceName}Soap">`,
    `    <${prefix}:binding transport="http://schemas.xmlsoap.org/soap/http" />`,
    ...operations.flatMap(({ name }) => [
      `    <wsdl:operation name="${name}">`,
      `      <${prefix}:operation soapAction="${contractNamespace}/${name}" style="document" />`,
      `      <wsdl:input>${body}</wsdl:input>`,
      `      <wsdl:output>${body}</wsdl:output>`,
      '    </wsdl:operation>',
    ]),
    '  </wsdl:binding>',
  ]
}

function httpBinding(binding: string, verb: string, input: readonly string[]): string[] {
  return [
    `  <wsdl:binding name="${serviceName}${binding}" type="tns:${serviceName}${binding}">`,
    `    <http:binding verb="${verb}" />`,
    ...onHttp.flatMap(({ name, result }) => [
      `    <wsdl:operation name="${name}">`,
      `      <http:operation location="/${name}" />`,
      `      <wsdl:input>${input.join('')}</wsdl:input>`,
      result === null ? '      <wsdl:output />' : '      <wsdl:output><mime:mimeXml part="Body" /></wsdl:output>',
      '    </wsdl:operation>',
    ]),
    '  </wsdl:binding>',
  ]
}

function service(): string[] {
  const ports = { Soap: 'soap', Soap12: 'soap12', HttpGet: 'http', HttpPost: 'http' }
  return [
    `  <wsdl:service name="${serviceName}">`,
    ...Object.entries(ports).flatMap(([binding, prefix]) => [
      `    <wsdl:port name="${serviceName}${binding}" binding="tns:${serviceName}${binding}">`,
      `      <${prefix}:address location="${placeholder}" />`,
      '    </wsdl:port>',
    ]),
    '  </wsdl:service>',
  ]
}
