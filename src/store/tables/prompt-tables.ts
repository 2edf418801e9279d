import { table } from './table.js'

export const prompts = table('prompts', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  language: 'text',
  text: 'text?',
  duration_ms: 'bigint',
  bytes: 'bigint',
  sha256: 'text',
  created_at: 'bigint',
})

export const promptParts = table('prompt_parts', {
  company_id: 'bigint',
  prompt_id: 'bigint',
  part: 'integer',
  content: 'bytes',
})
