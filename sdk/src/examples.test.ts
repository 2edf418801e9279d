import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import ts from 'typescript'
import { describe, expect, it } from 'vitest'

import * as sdk from './index.js'
import * as webhooks from './webhooks.js'

const source = import.meta.dirname
const root = join(source, '../..')

interface Example {
  /** Where it is written. */
  place: string
  code: string
}

/** Those in comments stand in a scope that has the exports of the SDK, a client, and the things they speak of. */
const scope = `
import { ${Object.keys(sdk).join(', ')} } from '@svyaz/sdk'
import { ${Object.keys(webhooks).join(', ')} } from '@svyaz/sdk/webhooks'
declare const svyaz: Svyaz
declare const secret: string
declare const events: import('@svyaz/sdk').SvyazEvent[]
`

function inComments(): Example[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^_].*(?<!\.test)\.ts$/.test(file),
  )
  return files.flatMap((file) => {
    const comments = readFileSync(join(source, file), 'utf8').matchAll(/@example\n((?:\s*\*(?!\/).*\n)+)/g)
    return [...comments].map(([, block = ''], i) => {
      const code = /```ts\n([^]*?)```/.exec(block.replace(/^\s*\* ?/gm, ''))?.[1] ?? 'no code'
      return { place: `${file} ${i + 1}`, code: `${scope}\n{\n${code}\n}\n` }
    })
  })
}

function inReadme(): Example[] {
  const blocks = readFileSync(join(source, '../README.md'), 'utf8').matchAll(/```ts\n([^]*?)```/g)
  return [...blocks].map(([, code = ''], i) => ({ place: `README.md ${i + 1}`, code }))
}

/** What the compiler says of them, by place. */
function compile(examples: Example[]): Map<string, string[]> {
  const files = new Map(examples.map(({ code }, i) => [join(source, `example-${i}.ts`), `${code}\nexport {}\n`]))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(source, '../tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    join(source, '..'),
  )
  const settings: ts.CompilerOptions = {
    ...options,
    composite: false,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    paths: { '@svyaz/sdk': [join(source, 'index.ts')], '@svyaz/sdk/webhooks': [join(source, 'webhooks.ts')] },
  }
  const host = ts.createCompilerHost(settings)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, target, ...more) => {
    const text = files.get(name)
    return text === undefined ? getSourceFile(name, target, ...more) : ts.createSourceFile(name, text, target)
  }
  host.getCurrentDirectory = () => root
  const program = ts.createProgram([...files.keys()], settings, host)
  return new Map(
    [...files.keys()].map((name, i) => {
      const file = program.getSourceFile(name)
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      return [examples[i]!.place, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))]
    }),
  )
}

describe('examples', () => {
  const examples = [...inComments(), ...inReadme()]
  const complaints = compile(examples)

  it.each(examples.map(({ place }) => place))('compiles: %s', (place) => {
    expect(complaints.get(place)).toEqual([])
  })

  it('every public method of a resource has one', () => {
    const missing = readdirSync(join(source, 'resources')).flatMap((file) => {
      const text = readFileSync(join(source, 'resources', file), 'utf8')
      const methods = text.matchAll(/((?:^ {2} ?[/*].*\n)*)^ {2}(?:async )?(\*?[a-z]\w*)\(.*\{$/gm)
      return [...methods]
        .filter(([, comment = '', name]) => name !== 'constructor' && !comment.includes('@example'))
        .map(([, , name]) => `${file}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})
