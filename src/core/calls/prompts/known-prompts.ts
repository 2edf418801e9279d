import type { CoreContext } from '../../context.js'
import type { CompanyId } from '../../values/ids.js'
import { hasErrors, type Verdict, verify } from '../verify.js'
import { promptsNamed, type PromptSound, type PromptTable } from './prompt.js'

/** What a call by this document can play. */
export async function loadPrompts(
  { store }: Pick<CoreContext, 'store'>,
  companyId: CompanyId,
  document: unknown,
): Promise<PromptTable> {
  const names = [...promptsNamed(document).keys()]
  if (names.length === 0) return {}
  const table: Record<string, PromptSound[]> = {}
  for (const prompt of await store.prompts.findNamed(companyId, names)) (table[prompt.name] ??= []).push(prompt)
  return table
}

/** Looks for what is wrong with a document of a company, prompts that it does not have included. */
export async function verifyFor(
  core: Pick<CoreContext, 'store'>,
  companyId: CompanyId,
  document: unknown,
): Promise<Verdict> {
  const verdict = verify(document)
  if (verdict.scenario === undefined) return verdict
  const known = await loadPrompts(core, companyId, document)
  const missing = [...promptsNamed(document)].filter(([name]) => !Object.hasOwn(known, name))
  const findings = missing.flatMap(([name, steps]) =>
    steps.map((step) => ({
      level: 'error' as const,
      code: 'unknown_prompt',
      step,
      message: `Step "${step}" plays the prompt "${name}", which is not there; upload it by POST /v1/prompts, or name another.`,
    })),
  )
  return { scenario: verdict.scenario, findings: [...findings, ...verdict.findings] }
}

export { hasErrors }
