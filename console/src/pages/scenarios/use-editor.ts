import { useDebouncedValue } from '@mantine/hooks'
import type { Scenario } from '@svyaz/sdk'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { svyaz } from '../../api/client.js'
import { readDocument, type ScenarioDoc } from './document.js'

interface History {
  past: readonly ScenarioDoc[]
  doc: ScenarioDoc
  /** What is stored at the gateway. */
  stored: ScenarioDoc
}

const mostKept = 100
const empty: ScenarioDoc = { format: 1, start: '', steps: {} }

/** The document in the editor, with the way back to what it was. */
export function useEditor(scenario: Scenario) {
  const [{ past, doc, stored }, setHistory] = useState<History>(() => {
    const draft = readDocument(scenario.draft) ?? empty
    return { past: [], doc: draft, stored: draft }
  })
  return {
    doc,
    isChanged: JSON.stringify(doc) !== JSON.stringify(stored),
    canUndo: past.length > 0,
    change: (next: ScenarioDoc) =>
      setHistory((before) => ({ ...before, past: [...before.past, before.doc].slice(-mostKept), doc: next })),
    undo: () =>
      setHistory((before) => {
        const last = before.past.at(-1)
        return last === undefined ? before : { ...before, past: before.past.slice(0, -1), doc: last }
      }),
    saved: (one: ScenarioDoc) => setHistory((before) => ({ ...before, stored: one })),
  }
}

/** What is wrong with the document as it stands, a moment after the last change. */
export function useFindings(doc: ScenarioDoc) {
  const [settled] = useDebouncedValue(JSON.stringify(doc), 400)
  return useQuery({
    queryKey: ['scenario-check', settled],
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => svyaz.scenarios.check(JSON.parse(settled) as ScenarioDoc, undefined, { signal }),
  })
}
