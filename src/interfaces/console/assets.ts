import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Asset {
  content: Buffer
  /** Null for what does not get smaller. */
  gzipped: Buffer | null
  mediaType: string
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const compressible = /^text\/|json|svg/

/** All files of a folder by their path in it, with forward slashes. Empty when there is no such folder. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).split(sep).join('/'), readAsset(path)]
    }),
  )
}

function readAsset(path: string): Asset {
  const content = readFileSync(path)
  const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream'
  return { content, gzipped: compressible.test(mediaType) ? gzipSync(content) : null, mediaType }
}
