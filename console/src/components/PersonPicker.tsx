import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { svyaz } from '../api/client.js'
import { formatPhone } from '../lib/format.js'
import { Icon } from './Icon.js'

/** Somebody of the directory, found as one types. */
export function PersonPicker({ label, pick }: { label: string; pick(id: string): void }) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const persons = useQuery({
    queryKey: ['persons', 'picker', search],
    queryFn: async () => (await svyaz.persons.list({ limit: 20, ...(search !== '' && { search }) }).page()).items,
    placeholderData: (before) => before,
  })
  return (
    <Select
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="plus" />}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={(persons.data ?? []).map(({ id, name, numbers }) => ({
        value: id,
        label: [name, formatPhone(numbers[0]?.number ?? '')].filter((part) => part !== '').join(', '),
      }))}
      onChange={(id) => {
        if (id !== null) pick(id)
        setTyped('')
      }}
    />
  )
}
