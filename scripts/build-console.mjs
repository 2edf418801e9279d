// Builds the console into console/dist, unless it is there as its sources are now: node scripts/build-console.mjs
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = ['console/index.html', 'console/vite.config.ts', 'console/package.json', 'package-lock.json']
const folders = ['console/src', 'console/public', 'sdk/dist']
const stamp = join(root, 'console/.built')

const hash = fingerprint()
if (!existsSync(join(root, 'console/dist/index.html')) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  const { build } = await import('vite')
  await build({ root: join(root, 'console'), logLevel: 'warn' })
  writeFileSync(stamp, hash)
}

function fingerprint() {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|js|css|json|svg)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const sum = createHash('sha256')
  for (const file of [...sources.map((name) => join(root, name)), ...found.sort()])
    sum.update(file).update(readFileSync(file))
  return sum.digest('hex')
}
