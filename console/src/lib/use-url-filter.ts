import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** Filters that live in the address bar, so that they can be kept, sent to somebody, and gone back from. */
export function useUrlFilter<Name extends string>(
  names: readonly Name[],
): [Partial<Record<Name, string>>, (changes: Partial<Record<Name, string | null>>) => void] {
  const [search, setSearch] = useSearchParams()
  const text = search.toString()
  const filter = useMemo(() => {
    const parameters = new URLSearchParams(text)
    const found = names.flatMap((name) => {
      const value = parameters.get(name)
      return value === null || value === '' ? [] : [[name, value] as const]
    })
    return Object.fromEntries(found) as Partial<Record<Name, string>>
  }, [text, names])
  const change = useCallback(
    (changes: Partial<Record<Name, string | null>>) => {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
            if (value === null || value === undefined || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  return [filter, change]
}
