import { type ComponentType, lazy } from 'react'

/** A component whose code comes when it is shown first. */
export function lazyPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }))
}
