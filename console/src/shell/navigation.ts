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
    places: [{ path: '/send', text: 'send', icon: 'send', when: sends }],
  },
  {
    text: 'calls',
    places: [
      { path: '/calls', text: 'calls', icon: 'call', when: reads },
      { path: '/scenarios', text: 'scenarios', icon: 'flow', when: reads },
      { path: '/numbers', text: 'numbers', icon: 'keypad', when: reads },
    ],
  },
  {
    text: 'sandbox',
    places: [{ path: '/phones', text: 'phones', icon: 'phone', when: ({ virtualPhones }) => virtualPhones }],
  },
]

export { administers, reads, runsPlatform, sends }

/** What the navigation shows to whoever is signed in. */
export function sectionsFor(session: Session): Section[] {
  return sections
    .map(({ text, places }) => ({ text, places: places.filter(({ when }) => when(session)) }))
    .filter(({ places }) => places.length > 0)
}

/** Where one begins. */
export function homeOf(session: Session): string {
  return sectionsFor(session)[0]?.places[0]?.path ?? '/about'
}
