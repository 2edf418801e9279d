import type { Group, MailingList, Tag } from '@svyaz/sdk'
import { useQuery } from '@tanstack/react-query'

import { svyaz } from '../../api/client.js'
import { useSession } from '../../api/session.js'
import { formatPhone } from '../../lib/format.js'
import { type Addressee, looksLikeNumber } from './recipients.js'

const mostShown = 8

/** What the typed text may mean: persons are asked of the gateway, groups, tags and lists are few enough to be here. */
export function useSuggestions(typed: string): {
  suggestions: Addressee[]
  isLoading: boolean
} {
  const text = typed.trim()
  const mayRead = useSession().may('messages:read')
  const named = useQuery({
    queryKey: ['addressees'],
    enabled: mayRead,
    queryFn: async () => {
      const [groups, tags, lists] = await Promise.all([
        svyaz.groups.list({ limit: 200 }).page(),
        svyaz.tags.list({ limit: 200 }).page(),
        svyaz.mailingLists.list({ limit: 200 }).page(),
      ])
      return [...groups.items.map(ofGroup), ...tags.items.map(ofTag), ...lists.items.map(ofList)]
    },
  })
  const persons = useQuery({
    queryKey: ['persons', 'suggested', text],
    enabled: mayRead,
    queryFn: async () => {
      const query = text === '' ? {} : { search: text.replace(/^\+/, '') }
      const { items } = await svyaz.persons.list({ limit: mostShown, ...query }).page()
      return items.map(({ id, name, position, numbers }): Addressee => {
        const number = numbers[0]?.number
        const detail = [position, number === undefined ? null : formatPhone(number)]
          .filter((part) => part !== null)
          .join(', ')
        return { kind: 'person', id, name, detail }
      })
    },
    placeholderData: (before) => before,
  })
  const wanted = text.toLowerCase()
  const matching = (named.data ?? []).filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, mostShown)
  const number: Addressee[] = looksLikeNumber(text) ? [{ kind: 'number', id: text, name: text }] : []
  return {
    suggestions: [...number, ...matching, ...(persons.data ?? [])],
    isLoading: persons.isLoading || named.isLoading,
  }
}

function ofGroup({ id, name }: Group): Addressee {
  return { kind: 'group', id, name }
}

function ofTag({ id, name }: Tag): Addressee {
  return { kind: 'tag', id, name }
}

function ofList({ id, name }: MailingList): Addressee {
  return { kind: 'list', id, name }
}
