export type Match<Target> =
  | { kind: 'found'; target: Target; pathParameters: readonly PathParameter[] }
  /** The address is known and takes other methods: the value of `Allow`. */
  | { kind: 'other_methods'; allow: string }
  | { kind: 'unknown' }

export type PathParameter = readonly [name: string, value: string]

interface Route<Target> {
  readonly parts: readonly string[]
  readonly methods: Map<string, Match<Target> & { kind: 'found' }>
  allow: string
}

const noRoute = { kind: 'unknown' } as const

/** Finds the target of a method and path. HEAD is answered where GET is, unless GET changes something. */
export class Router<Target> {
  readonly #fixed = new Map<string, Route<Target>>()
  readonly #templates: Route<Target>[] = []

  /** `{name}` in the path stands for one part of it. Without `head`, HEAD is a method like any other. */
  add(method: string, path: string, target: Target, { head = true } = {}): void {
    const route =
      this.#fixed.get(path) ?? this.#templates.find((one) => one.parts.join('/') === path) ?? this.#create(path)
    const found = { kind: 'found', target, pathParameters: [] } as const
    route.methods.set(method, found)
    if (method === 'GET' && head) route.methods.set('HEAD', found)
    route.allow = [...route.methods.keys()].sort().join(', ')
  }

  find(method: string, path: string): Match<Target> {
    const fixed = this.#fixed.get(path)
    if (fixed !== undefined) return fixed.methods.get(method) ?? { kind: 'other_methods', allow: fixed.allow }
    const parts = path.split('/')
    const template = this.#templates.find((route) => fits(route.parts, parts))
    if (template === undefined) return noRoute
    const match = template.methods.get(method)
    if (match === undefined) return { kind: 'other_methods', allow: template.allow }
    const pathParameters = readParameters(template.parts, parts)
    return pathParameters === undefined ? noRoute : { kind: 'found', target: match.target, pathParameters }
  }

  #create(path: string): Route<Target> {
    const route: Route<Target> = { parts: path.split('/'), methods: new Map(), allow: '' }
    if (path.includes('{')) this.#templates.push(route)
    else this.#fixed.set(path, route)
    return route
  }
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => (isParameter(part) ? parts[index] !== '' : part === parts[index]))
  )
}

/** Undefined when a part is no percent-encoded UTF-8: such an address names nothing. */
function readParameters(template: readonly string[], parts: readonly string[]): PathParameter[] | undefined {
  try {
    return template.flatMap((part, index) =>
      isParameter(part) ? [[part.slice(1, -1), decodeURIComponent(parts[index] ?? '')] as const] : [],
    )
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function isParameter(part: string): boolean {
  return part.startsWith('{')
}
