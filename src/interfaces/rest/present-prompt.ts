import type { Prompt } from '../../core/calls/prompts/prompt.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'

export function presentPrompt(prompt: Prompt): components['schemas']['Prompt'] {
  const { name, language, text, durationMs, bytes, sha256 } = prompt
  const ids = { id: formatId(prompt.id), companyId: formatId(prompt.companyId) }
  return { ...ids, name, language, text, durationMs, bytes, sha256, createdAt: formatInstant(prompt.createdAt) }
}
