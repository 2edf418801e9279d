import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const candidates = [
  process.env.SVYAZ_TEST_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Of a browser that is installed; with CI=true there must be one. */
export function findBrowser(): string | undefined {
  const found = candidates.find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return found
  const text = 'No Chromium is installed (apt-get install chromium, or SVYAZ_TEST_CHROMIUM)'
  if (process.env.CI === 'true') throw new Error(text)
  process.stderr.write(`${text}: the tests of the console in a browser are left out\n`)
  return undefined
}

/** A gateway in demo mode in a process of its own, on the machine's clock, as `npm start` runs it. */
export class DemoGateway {
  readonly #child: ChildProcess
  readonly #folder: string
  readonly url: string

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child
    this.#folder = folder
    this.url = url
  }

  static async start(): Promise<DemoGateway> {
    const folder = mkdtempSync(join(tmpdir(), 'svyaz-console-'))
    const main = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
    const ports = { SVYAZ_HTTP_PORT: '0', SVYAZ_SMTP_PORT: '0', SVYAZ_SIMULATOR_SMPP_PORT: '0' }
    const env = { PATH: process.env.PATH, SVYAZ_DATA_DIR: folder, ...ports }
    const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface(child.stdout)) {
      const url = /(http:\/\/\S+)\/console\//.exec(line)?.[1]
      if (url === undefined) continue
      child.stdout.resume()
      return new DemoGateway(child, folder, url)
    }
    throw new Error('the gateway does not start')
  }

  async post(path: string, body: object, token = 'demo-token'): Promise<{ id: string }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { id: string }
    expect([path, response.ok, answer]).toEqual([path, true, answer])
    return answer
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGTERM')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export function launch(executablePath: string): Promise<Browser> {
  // Chromium refuses its sandbox to root, as whom containers run.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** What the browser complained of. */
  complaints: string[]
}

export type Language = 'ru' | 'en'
export type Who = 'company' | 'rated' | 'platform'

const entrances: Record<Language, Record<Who, string>> = {
  ru: { company: 'Компания «Demo»', rated: 'Компания с тарифом', platform: 'Администратор платформы' },
  en: { company: 'Company “Demo”', rated: 'Company with a tariff', platform: 'Platform administrator' },
}

/** Somebody who comes with a browser of this language, and signs in. */
export async function visit(
  browser: Browser,
  gateway: DemoGateway,
  language: Language,
  who: Who,
  options: { width?: number; isDark?: boolean } = {},
): Promise<Visit> {
  const { width = 1280, isDark = false } = options
  const context = await browser.newContext({
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    viewport: { width, height: 800 },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(18_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    // A company without a tariff has no account, which the page shows as such; browsers complain of every 404.
    const isNoAccount = message.location().url.endsWith('/v1/rating') && message.text().includes('404')
    // Long polls of the pages that were just left still count for the company; the page tries again, and catches up.
    const isCrowd = message.location().url.includes('/v1/events?') && message.text().includes('429')
    if (message.type() === 'error' && !isNoAccount && !isCrowd)
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(gateway.url) && !/^(data|blob):/.test(request.url()))
      complaints.push(`asks ${request.url()}`)
  })
  await page.goto(`${gateway.url}/console/`)
  await page.getByRole('button', { name: entrances[language][who] }).click()
  await page.getByRole('navigation').waitFor({ state: 'attached' })
  await page.locator('h1').waitFor()
  return { page, context, complaints }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or worse on the page as it stands. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return await page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 4).map(({ html, failureSummary }) => html.slice(0, 200) + ' — ' + failureSummary.slice(0, 260)).join(' | ')))`,
  )
}

/** How many pixels of the page stand beyond the right edge of the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')
}
