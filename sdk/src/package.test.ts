import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const source = import.meta.dirname
const manifest = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')) as Record<string, object>
const shipped = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)_/.test(file),
)

/** Bytes after minifying and `gzip -9`. */
async function weigh(...entries: string[]): Promise<number> {
  const contents = entries.map((entry) => `export * from './${entry}'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: source, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // Knows no module of Node, so an import of one fails.
    platform: 'neutral',
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
}

describe('the package', () => {
  it('weighs at most 15 kB compressed, all of it together', async () => {
    expect(await weigh('index.ts', 'webhooks.ts')).toBeLessThanOrEqual(15_000)
  })

  it('lets a receiver of webhooks load the verification alone', async () => {
    expect(await weigh('webhooks.ts')).toBeLessThanOrEqual(2_500)
  })

  it('depends on nothing', () => {
    expect(['dependencies', 'peerDependencies', 'optionalDependencies'].filter((kind) => kind in manifest)).toEqual([])
  })

  it.each(shipped)('imports only its own files: %s', (file) => {
    const text = readFileSync(join(source, file), 'utf8')
    const imported = [...text.matchAll(/\bfrom '([^']+)'|\bimport\(?\s*'([^']+)'/g)].map(([, a, b]) => a ?? b ?? '')
    for (const path of imported) {
      expect(path).toMatch(/^\.{1,2}\/.*\.js$/)
      expect(shipped).toContain(join(dirname(file), path).replace(/\.js$/, '.ts'))
    }
    expect(text).not.toMatch(/\b(process|Buffer|require|__dirname|setImmediate|global)\b[.(]/)
  })
})
