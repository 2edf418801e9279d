import { expect, it } from 'vitest'

import { migrations } from './index.js'

/** What a database has is known by the highest version alone: one that is listed behind a higher one would be left out. */
it('migrations stand in the order of their versions', () => {
  const versions = migrations.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other))
})
