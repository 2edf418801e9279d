import type { NewAudit } from '../../ports.js'
import type { CompanyId, PromptId } from '../../values/ids.js'
import type { Prompt } from './prompt.js'

/** Sounds that companies have uploaded, in parts. */
export interface PromptStore {
  /** Writes it in the place of what has its id. False, with nothing written, where another of its name and language was written meanwhile. */
  save(prompt: Prompt, parts: readonly Uint8Array[], audit: NewAudit): Promise<boolean>
  find(companyId: CompanyId, id: PromptId): Promise<Prompt | undefined>
  findByName(companyId: CompanyId, name: string, language: string): Promise<Prompt | undefined>
  /** In all their languages. */
  findNamed(companyId: CompanyId, names: readonly string[]): Promise<readonly Prompt[]>
  list(companyId: CompanyId, afterId: PromptId, limit: number): Promise<readonly Prompt[]>
  readPart(companyId: CompanyId, id: PromptId, part: number): Promise<Uint8Array | undefined>
  /** False, with nothing written, where it is the last of its name and a draft, or a version that calls follow at the instant or later, plays it. */
  delete(prompt: Prompt, at: number, audit: NewAudit): Promise<boolean>
}
