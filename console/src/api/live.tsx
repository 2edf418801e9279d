import { SvyazError, type SvyazEvent } from '@svyaz/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'

import { later, wait } from '../lib/clock.js'
import { svyaz } from './client.js'
import { useSession } from './session.js'

export type LiveState = 'connecting' | 'live' | 'lost' | 'off'

type Listener = (events: readonly SvyazEvent[]) => void

interface Live {
  state: LiveState
  listen(listener: Listener): () => void
}

const Context = createContext<Live>({ state: 'off', listen: () => () => {} })

/** What is shown of each kind of event, by the first part of the keys of queries. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  message: ['messages', 'broadcast', 'history', 'inbox', 'conversations', 'phones', 'timeline', 'rating'],
  poll: ['polls', 'inbox', 'conversations'],
  report: ['reports', 'inbox', 'conversations'],
  alert: ['alerts'],
  call: ['calls', 'virtual-calls', 'timeline', 'conversations'],
  mail: ['mail'],
  rating: ['rating'],
  webhook: ['webhooks'],
}

/** Events that come together are shown together. */
const gatherMs = 300
/** How long the gateway holds an answer back while nothing happens. */
const waitSeconds = 25
const longestPauseMs = 15_000

/**
 * Follows what happens, by cursor: after a lost connection the feed goes on where it stood, and nothing is missed. While the page is hidden
 * it rests, and catches up when it is seen again.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const mayRead = session.may('messages:read')
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const listeners = useRef(new Set<Listener>())

  useEffect(() => {
    if (!mayRead) {
      setState('off')
      return
    }
    const over = new AbortController()
    const dirty = new Set<string>()
    let cancelFlush = () => {}
    let isWaiting = false
    const flush = () => {
      isWaiting = false
      for (const key of dirty) void queries.invalidateQueries({ queryKey: [key] })
      dirty.clear()
    }
    const onEvents = (events: readonly SvyazEvent[]) => {
      if (events.length === 0) return
      for (const { type } of events) for (const key of concerned[type.split('.')[0] ?? ''] ?? []) dirty.add(key)
      for (const listener of listeners.current) listener(events)
      if (isWaiting) return
      isWaiting = true
      cancelFlush = later(gatherMs, flush)
    }
    void follow(over.signal, setState, onEvents)
    return () => {
      over.abort()
      cancelFlush()
    }
  }, [mayRead, queries])

  const [live] = useState(() => ({
    listen: (listener: Listener) => {
      listeners.current.add(listener)
      return () => void listeners.current.delete(listener)
    },
  }))
  return <Context value={{ ...live, state }}>{children}</Context>
}

async function follow(
  signal: AbortSignal,
  setState: (state: LiveState) => void,
  onEvents: (events: readonly SvyazEvent[]) => void,
): Promise<void> {
  let after = 'now'
  for (let failures = 0; !signal.aborted;) {
    await untilVisible(signal)
    try {
      // `now` becomes a cursor at once, so that nothing is missed when the first wait breaks off.
      const page = await svyaz.events.page(
        { after, wait: after === 'now' ? 0 : waitSeconds },
        { signal, maxRetries: 0 },
      )
      failures = 0
      after = page.nextCursor
      setState('live')
      onEvents(page.events)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof SvyazError)) throw error
      if (error.kind === 'unauthenticated' || error.kind === 'forbidden') return setState('off')
      // So long ago that the log no longer has it: the page is filled anew.
      if (error.kind === 'gone') after = 'now'
      setState('lost')
      failures += 1
      await wait(Math.min(500 * 2 ** failures, longestPauseMs), signal)
    }
  }
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      if (document.visibilityState !== 'visible' && !signal.aborted) return
      document.removeEventListener('visibilitychange', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    document.addEventListener('visibilitychange', done)
    signal.addEventListener('abort', done)
  })
}

export function useLiveState(): LiveState {
  return useContext(Context).state
}

/** Tells of events as they come. */
export function useLiveEvents(listener: Listener): void {
  const { listen } = useContext(Context)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => listen((events) => latest.current(events)), [listen])
}
