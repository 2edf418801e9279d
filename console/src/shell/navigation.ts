import type { Session } from '@svyaz/sdk'

import type { IconName } from '../components/Icon.js'

export interface Place {
  path: string
  /** In `nav` of the texts. */
  text: string
  icon: IconName
}

export interface Section {
  text: string
  places: Place[]
}

interface Offered extends Place {
  /** Whether there is something there for whoever is signed in. */
  when(session: Session): boolean
}

const reads = ({ scopes, company }: Session) => company !== null && scopes.includes('messages:read')
const sends = ({ scopes, company }: Session) => company !== null && scopes.includes('messages:send')
const administers = ({ scopes, company }: Session) => company !== null && scopes.includes('company:admin')
const runsPlatform = ({ scopes }: Session) => scopes.includes('platform:admin')

const sections: readonly { text: string; places: readonly Offered[] }[] = [
  {
    text: 'messages',
    places: [
      { path: '/send', text: 'send', icon: 'send', when: sends },
      {
        path: '/conversations',
        text: 'conversations',
        icon: 'talk',
        when: reads,
      },
      { path: '/history', text: 'history', icon: 'history', when: reads },
    ],
  },
  {
    text: 'directory',
    places: [
      { path: '/people', text: 'people', icon: 'people', when: reads },
      { path: '/groups', text: 'groups', icon: 'group', when: reads },
      { path: '/tags', text: 'tags', icon: 'tag', when: reads },
    ],
  },
  {
    text: 'account',
    places: [{ path: '/money', text: 'money', icon: 'money', when: administers }],
  },
  {
    text: 'platform',
    places: [
      {
        path: '/companies',
        text: 'companies',
        icon: 'building',
        when: runsPlatform,
      },
      {
        path: '/carriers',
        text: 'carriers',
        icon: 'route',
        when: runsPlatform,
      },
      {
        path: '/unmatched',
        text: 'unmatched',
        icon: 'talk',
        when: runsPlatform,
      },
    ],
  },
  {
    text: 'administration',
    places: [
      { path: '/users', text: 'users', icon: 'user', when: administers },
      {
        path: '/keys',
        text: 'keys',
        icon: 'key',
        when: (session) => administers(session) || runsPlatform(session),
      },
      { path: '/webhooks', text: 'webhooks', icon: 'hook', when: administers },
      {
        path: '/audit',
        text: 'audit',
        icon: 'audit',
        when: (session) => administers(session) || runsPlatform(session),
      },
    ],
  },
  {
    text: 'sandbox',
    places: [
      {
        path: '/phones',
        text: 'phones',
        icon: 'phone',
        when: ({ virtualPhones }) => virtualPhones,
      },
    ],
  },
]

/** What the navigation shows to whoever is signed in. */
export function sectionsFor(session: Session): Section[] {
  return sections
    .map(({ text, places }) => ({
      text,
      places: places.filter(({ when }) => when(session)),
    }))
    .filter(({ places }) => places.length > 0)
}

/** Where one begins. */
export function homeOf(session: Session): string {
  return sectionsFor(session)[0]?.places[0]?.path ?? '/about'
}
