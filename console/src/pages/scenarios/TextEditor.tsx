import { Alert, Stack, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parse, stringify } from 'yaml'

import { readDocument, type ScenarioDoc } from './document.js'

interface TextEditorProps {
  doc: ScenarioDoc
  change(doc: ScenarioDoc): void
  isReadOnly: boolean
}

const textOf = (doc: ScenarioDoc) => stringify(doc, { lineWidth: 0, aliasDuplicateObjects: false })

/** The same document as text, in YAML; JSON may be pasted too. */
export function TextEditor({ doc, change, isReadOnly }: TextEditorProps) {
  const { t } = useTranslation('scenarios')
  const [text, setText] = useState(() => textOf(doc))
  const [problem, setProblem] = useState<string | null>(null)
  // What comes from elsewhere replaces the text; what was typed here stays as it was typed.
  const own = useRef(doc)
  useEffect(() => {
    if (own.current === doc) return
    own.current = doc
    setText(textOf(doc))
    setProblem(null)
  }, [doc])
  const type = (typed: string) => {
    setText(typed)
    const read = readText(typed)
    if ('problem' in read) return setProblem(read.problem ?? t('text.noDocument'))
    setProblem(null)
    own.current = read.doc
    change(read.doc)
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('text.hint')}
      </Text>
      {problem !== null && (
        <Alert color="red" variant="light" role="alert" title={t('text.problem')}>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {problem}
          </Text>
        </Alert>
      )}
      <Textarea
        aria-label={t('text.label')}
        value={text}
        readOnly={isReadOnly}
        autosize
        minRows={18}
        maxRows={40}
        spellCheck={false}
        styles={{ input: { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', fontSize: 13, lineHeight: 1.5 } }}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </Stack>
  )
}

function readText(text: string): { doc: ScenarioDoc } | { problem: string | null } {
  try {
    const doc = readDocument(parse(text, { maxAliasCount: 0 }))
    return doc === undefined ? { problem: null } : { doc }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
