import { statSync } from 'node:fs'

/** The mode of a file that its group or others may read; `undefined` when its owner alone may. */
export function othersMayRead(path: string): string | undefined {
  // Windows has no such modes: Node reports what it makes up.
  if (process.platform === 'win32') return undefined
  const mode = statSync(path).mode & 0o777
  return (mode & 0o044) === 0 ? undefined : mode.toString(8).padStart(4, '0')
}
