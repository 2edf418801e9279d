/**
 * The type of an answer as a client must read it: every closed list of strings is open, for a gateway newer than this SDK may answer with a
 * state, a code or a kind that it does not know. Editors still propose the known ones. A `switch` over one needs a `default`.
 *
 * `kind` tells the members of a union apart and stays as it is.
 */
export type Open<T> = T extends string
  ? string extends T
    ? T
    : T | (string & {})
  : T extends readonly (infer Item)[]
    ? Open<Item>[]
    : T extends object
      ? { [Key in keyof T]: Key extends 'kind' ? T[Key] : Open<T[Key]> }
      : T
