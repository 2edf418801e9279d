import type { ResourceKey } from 'i18next'

const files = import.meta.glob<ResourceKey>('./*.json', {
  eager: true,
  import: 'default',
})

/** The texts of each file, by its name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, keys]) => [path.slice(2, -'.json'.length), keys as object]),
)
