import { Deadline } from '../deadline.js'
import { SvyazError } from '../errors.js'
import type { Settings } from '../options.js'
import { retryDelayMs } from '../retries.js'

export interface FeedPage<Event> {
  events: Event[]
  nextCursor: string
}

export interface FollowOptions {
  after: string
  signal?: AbortSignal | undefined
  onRetry?: Settings['onRetry']
}

/** An answer without events that came sooner than this is not followed by the next question at once. */
const emptyPaceMs = 1_000

/**
 * Events without end, page after page. What may pass (a connection that broke, a gateway that restarts) is waited out; every other error
 * comes out. Ends when the signal aborts.
 */
export async function* follow<Event extends object>(
  settings: Settings,
  options: FollowOptions,
  fetchPage: (after: string) => Promise<FeedPage<Event>>,
): AsyncGenerator<Event & { cursor: string }, void, undefined> {
  const { clock } = settings
  const life = new Deadline(clock, Infinity, [settings.signal, options.signal])
  let { after } = options
  try {
    for (let failures = 0; !life.isOver;) {
      const askedAt = clock.now()
      const { page, error } = await attempt(() => fetchPage(after))
      if (life.isOver) return
      if (page === undefined) {
        const delayMs = retryDelayMs(error, (failures += 1), Infinity, true)
        if (delayMs === undefined) throw error
        ;(options.onRetry ?? settings.onRetry)?.({ attempt: failures, delayMs, error })
        await life.wait(delayMs)
        continue
      }
      failures = 0
      const last = page.events.at(-1)
      for (const event of page.events) {
        if (life.isOver) return
        yield { ...event, cursor: event === last ? page.nextCursor : after }
      }
      after = page.nextCursor
      if (last === undefined) await life.wait(Math.max(0, askedAt + emptyPaceMs - clock.now()))
    }
  } finally {
    life.release()
  }
}

type Attempt<Page> = { page: Page; error?: never } | { page?: never; error: SvyazError }

async function attempt<Page>(fetchPage: () => Promise<Page>): Promise<Attempt<Page>> {
  try {
    return { page: await fetchPage() }
  } catch (error) {
    if (error instanceof SvyazError) return { error }
    throw error
  }
}
