/** Puts the variables of a call into `{name}`; a name that is not set leaves nothing. */
export function fillIn(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z][a-z0-9_]{0,39})\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
  )
}
