import type { SendMessageRequest } from '@svyaz/sdk'

import { instantOfLocal } from '../../lib/format.js'
import { type Addressee, recipientOf } from './recipients.js'
import { slotsOf } from './slots.js'

export type MessageClass = 'service' | 'alert' | 'mailing'
export type Timing = 'now' | 'at' | 'local'

/** What stands in the form. */
export interface Draft {
  to: Addressee[]
  text: string
  class: MessageClass
  timing: Timing
  /** `2026-01-15T09:30`: by the company's clock, or by each recipient's own. */
  at: string
  values: Record<string, string>
  transliterate: boolean
}

export const emptyDraft: Draft = {
  to: [],
  text: '',
  class: 'service',
  timing: 'now',
  at: '',
  values: {},
  transliterate: false,
}

/** As the API takes it; undefined as long as it says nothing to nobody. */
export function requestOf(draft: Draft, zone: string): SendMessageRequest | undefined {
  if (draft.to.length === 0 || draft.text.trim() === '') return undefined
  const values = Object.fromEntries(slotsOf(draft.text).map((slot) => [slot, draft.values[slot] ?? '']))
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  return {
    to: draft.to.map(recipientOf),
    text: draft.text,
    class: draft.class,
    ...(Object.keys(given).length > 0 && { values: given }),
    ...(draft.transliterate && { transliterate: 'always' }),
    ...timingOf(draft, zone),
  }
}

function timingOf({ timing, at }: Draft, zone: string): Partial<SendMessageRequest> {
  if (timing === 'now' || at === '') return {}
  return timing === 'at' ? { scheduledAt: instantOfLocal(at, zone) } : { scheduledLocal: at, ifPast: 'send' }
}
