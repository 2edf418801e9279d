import type { CompanyId, PromptId } from '../../values/ids.js'

/** A recorded sound of a company, by name and language, that scenarios play. */
export interface Prompt {
  id: PromptId
  companyId: CompanyId
  name: string
  /** BCP 47, such as `ru` or `en-GB`. */
  language: string
  /** What it says; shown by the simulation. */
  text: string | null
  durationMs: number
  /** Of the WAV file. */
  bytes: number
  sha256: string
  createdAt: number
}

/** A prompt as a call knows it. */
export type PromptSound = Pick<Prompt, 'id' | 'companyId' | 'language' | 'text' | 'durationMs' | 'sha256'>

/** Of the prompts that a scenario names, those that there are, in all their languages. */
export type PromptTable = Readonly<Record<string, readonly PromptSound[]>>

/** The language of a prompt that names none, and of a call whose scenario sets no other. */
export const usualLanguage = 'ru'

export const promptName = /^[a-z0-9][a-z0-9_-]{0,59}$/
export const promptLanguage = /^[a-z]{2,3}(?:-[A-Z]{2})?$/

/** In the language of the call, else in the usual one, else in whichever there is. */
export function soundOf(table: PromptTable, name: string, language: string): PromptSound | null {
  const sounds = Object.hasOwn(table, name) ? (table[name] ?? []) : []
  const base = language.split('-')[0]
  const found =
    sounds.find((each) => each.language === language) ??
    sounds.find((each) => each.language.split('-')[0] === base) ??
    sounds.find((each) => each.language === usualLanguage)
  return found ?? sounds[0] ?? null
}

/** Every prompt that a document names, with the steps that do; of any value. */
export function promptsNamed(document: unknown): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const steps = (document as { steps?: unknown } | null)?.steps
  if (typeof steps !== 'object' || steps === null) return found
  for (const [step, content] of Object.entries(steps)) {
    for (const name of namesIn(content)) {
      const known = found.get(name) ?? []
      if (!known.includes(step)) found.set(name, [...known, step])
    }
  }
  return found
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'prompt' && typeof inner === 'string' ? [inner] : namesIn(inner),
  )
}
