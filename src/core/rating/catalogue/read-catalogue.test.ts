import { describe, expect, it } from 'vitest'

import { readCatalogueFiles } from '../../../composition/catalogue.js'
import { readVectors } from '../../../testing/vectors/read-vectors.js'
import { inForce } from './catalogue.js'
import { type CatalogueFiles, readCatalogue } from './read-catalogue.js'

interface Spoiled {
  name: string
  /** Where the shipped catalogue is changed: keys and places in lists. */
  at: readonly (string | number)[]
  /** What stands there instead; null: nothing. */
  value: unknown
  says: string
}

type Tree = Record<string | number, unknown>

function changed({ at, value }: Pick<Spoiled, 'at' | 'value'>): CatalogueFiles {
  const files = structuredClone(readCatalogueFiles())
  let tree = files as Tree
  for (const key of at.slice(0, -1)) tree = tree[key] as Tree
  const last = at.at(-1) ?? ''
  if (value !== null) tree[last] = value
  else if (Array.isArray(tree)) tree.splice(Number(last), 1)
  else delete tree[last]
  return files
}

describe('a catalogue', () => {
  it.each(readVectors<Spoiled[]>('rating/bad-catalogues.json'))('is refused with $name', ({ says, ...change }) => {
    const read = readCatalogue(changed(change))
    expect(read.ok ? 'accepted' : read.reason).toContain(says)
  })

  it('is read as it is shipped', () => {
    expect(readCatalogue(readCatalogueFiles())).toMatchObject({ ok: true })
  })

  it('is refused with any file of another form', () => {
    for (const name of ['directions', 'countries', 'voice', 'sms', 'vat'] as const)
      for (const value of [null, [], 'text', {}, undefined])
        expect(readCatalogue({ ...readCatalogueFiles(), [name]: value }).ok, `${name} = ${String(value)}`).toBe(false)
  })

  it('tells all problems at once', () => {
    const files = changed({ at: ['voice', 'versions', 0, 'families', 0, 'includes'], value: ['moon', 'mars'] })
    const read = readCatalogue(files)
    expect(read.ok ? '' : read.reason.split('\n')).toHaveLength(2)
  })
})

describe('dated versions', () => {
  it('hold from their day on', () => {
    const files = structuredClone(readCatalogueFiles()) as unknown as { voice: { versions: Tree[] } }
    const later = structuredClone(files.voice.versions[0]) as unknown as {
      from: string
      tariffs: [{ numberFee: Tree }]
    }
    later.from = '2026-07-01'
    later.tariffs[0].numberFee.mobile = '450.00'
    files.voice.versions.push(later)
    const read = readCatalogue(files as unknown as CatalogueFiles)
    if (!read.ok) throw new Error(read.reason)
    const fee = (date: string) => inForce(read.value.voice, date as never)?.tariffs.get('mts')?.numberFee.mobile
    expect([fee('2003-12-31'), fee('2026-06-30'), fee('2026-07-01')]).toEqual([undefined, 40_000, 45_000])
  })
})
