import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  DemoGateway,
  findBrowser,
  type Language,
  launch,
  overflow,
  seriousFindings,
  type Visit,
  visit,
  type Who,
} from './_browser.js'

const executable = findBrowser()

/** The words that a person sees, by which the tests find their way as he does. */
const words = {
  ru: {
    to: 'Кому',
    text: 'Текст',
    send: 'Отправить',
    undo: 'Отменить',
    cancelled: 'Отменено: никто ничего не получил',
    delivered: /доставлено 1/,
    what: 'Что произойдёт',
    answer: /^Ответить на/,
    write: 'Отправить ответ',
    reply: 'Ваш ответ',
    replyButton: 'Ответить',
    search: 'Искать в тексте',
    alert: /Авария/,
    add: 'Добавить',
    name: 'Имя',
    numbers: 'Номера',
    save: 'Сохранить',
    newKey: 'Новый ключ',
    keyName: 'Название',
    create: 'Создать',
    kept: 'Сохранено',
    signOut: 'Выйти',
    account: 'Вы и выход',
    signIn: 'Вход',
    person: 'Ирина Волкова',
  },
  en: {
    to: 'To',
    text: 'Text',
    send: 'Send',
    undo: 'Undo',
    cancelled: 'Withdrawn: nobody got anything',
    delivered: /delivered 1/,
    what: 'What will happen',
    answer: /^Answer to/,
    write: 'Send the answer',
    reply: 'Your answer',
    replyButton: 'Answer',
    search: 'Search in the text',
    alert: /Alert/,
    add: 'Add',
    name: 'Name',
    numbers: 'Numbers',
    save: 'Save',
    newKey: 'New key',
    keyName: 'Name',
    create: 'Create',
    kept: 'I have kept it',
    signOut: 'Sign out',
    account: 'You, and signing out',
    signIn: 'Sign in',
    person: 'Ирина Волкова',
  },
} as const

const pagesOf: Record<Who, readonly string[]> = {
  company: [
    '/send',
    '/conversations',
    '/conversations/%2B79000000011',
    '/history',
    '/people',
    '/groups',
    '/tags',
    '/money',
    '/users',
    '/keys',
    '/webhooks',
    '/audit',
    '/scenarios',
    '/calls',
    '/numbers',
    '/phones',
    '/phones?for=calls',
    '/nowhere',
  ],
  rated: ['/money', '/money?tab=ledger', '/money?tab=invoices', '/money?tab=prices', '/money?connect'],
  platform: ['/companies', '/carriers', '/unmatched', '/keys', '/audit'],
}

describe.runIf(executable !== undefined)('the console in a browser', () => {
  let gateway: DemoGateway
  let browser: Browser

  beforeAll(async () => {
    ;[gateway, browser] = await Promise.all([DemoGateway.start(), launch(executable ?? '')])
    await gateway.post('/v1/messages', { to: ['+79000000011', '+79000000012'], text: 'Планёрка в 10:00' })
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    await gateway.stop()
  })

  const closing = async ({ context, complaints }: Visit) => {
    await context.close()
    expect(complaints).toEqual([])
  }

  describe.each<Language>(['ru', 'en'])('from a text to its answer: %s', (language) => {
    const said = words[language]
    const text = `Заказ ${language === 'ru' ? '7001' : '7002'} готов, приезжайте до вечера`
    let one: Visit

    beforeAll(async () => {
      one = await visit(browser, gateway, language, 'company')
    }, 60_000)
    afterAll(() => closing(one), 60_000)

    const go = (path: string) => one.page.goto(`${gateway.url}/console${path}`)
    const form = () => one.page.locator('form')

    it('plans for one person of the directory, sends, and takes it back within ten seconds', async () => {
      const { page } = one
      await page.getByRole('textbox', { name: said.to }).fill('волков')
      await page.getByRole('option', { name: said.person }).click()
      await page.getByRole('textbox', { name: said.text }).fill(text)
      await page.getByRole('region', { name: said.what }).getByText('4938').waitFor()
      await form().getByRole('button', { name: said.send, exact: true }).click()
      await page.getByRole('button', { name: said.undo }).click()
      await page.getByText(said.cancelled).waitFor()
    })

    it('sends an alert to a typed number, which is delivered before our eyes', async () => {
      const { page } = one
      await page.getByRole('textbox', { name: said.to }).fill('+7 900 000-00-11,')
      await page.getByRole('textbox', { name: said.text }).fill(text)
      await form().getByRole('combobox').last().click()
      await page.getByRole('option', { name: said.alert }).click()
      await form().getByRole('button', { name: said.send, exact: true }).click()
      await page.getByText(said.delivered).waitFor()
    })

    it('has it on the phone, which answers', async () => {
      const { page } = one
      await go('/phones?number=%2B79000000011')
      await page.getByRole('log').getByText(text).first().waitFor()
      await page.getByRole('textbox', { name: said.answer }).fill(`Выезжаю ${language}`)
      await page.getByRole('button', { name: said.write }).click()
      await page.getByRole('log').getByText(`Выезжаю ${language}`).waitFor()
    })

    it('shows the answer in the conversation, and answers it', async () => {
      const { page } = one
      await go('/conversations/%2B79000000011')
      await page.getByRole('log').getByText(`Выезжаю ${language}`).waitFor()
      await page.getByRole('textbox', { name: said.reply }).fill(`Спасибо! ${language}`)
      await page.getByRole('button', { name: said.replyButton, exact: true }).click()
      await page.getByRole('log').getByText(`Спасибо! ${language}`).waitFor()
    })

    it('finds it by another form of a word, and the search stands in the address', async () => {
      const { page } = one
      await go('/history')
      await page.getByRole('textbox', { name: said.search }).fill('заказы')
      await page.waitForURL((url) => url.searchParams.get('q') === 'заказы')
      await page.getByRole('listitem').getByText(text).first().waitFor()
    })

    it('signs out', async () => {
      const { page } = one
      await page.getByRole('button', { name: said.account }).click()
      await page.getByRole('menuitem', { name: said.signOut }).click()
      await page.getByRole('heading', { name: said.signIn }).waitFor()
    })
  })

  it('adds a person and makes a key, which is shown once', async () => {
    const said = words.en
    const one = await visit(browser, gateway, 'en', 'company')
    const { page } = one
    await page.goto(`${gateway.url}/console/people`)
    await page.getByRole('button', { name: said.add, exact: true }).click()
    await page.getByRole('textbox', { name: said.name, exact: true }).fill('Anna Black')
    await page.getByRole('textbox', { name: said.numbers }).fill('+7 900 000-00-77')
    await page.getByRole('button', { name: said.save }).click()
    await page.getByRole('cell', { name: 'Anna Black' }).waitFor()

    await page.goto(`${gateway.url}/console/keys`)
    await page.getByRole('button', { name: said.newKey }).click()
    await page.getByRole('textbox', { name: said.keyName, exact: true }).fill('shop')
    await page.getByRole('button', { name: said.create }).click()
    const key = await page.getByText(/^svz_[\w-]{22}$/).innerText()
    const answer = await fetch(`${gateway.url}/v1/messages`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer.status).toBe(200)
    await page.getByRole('button', { name: said.kept }).click()
    expect(await page.getByText(key).count()).toBe(0)
    await closing(one)
  }, 30_000)

  it('makes a scenario with hours and a menu, tries a call, publishes it, and finds a call in the history of calls', async () => {
    const one = await visit(browser, gateway, 'en', 'company')
    const { page } = one
    await page.goto(`${gateway.url}/console/scenarios`)
    await page.getByRole('button', { name: 'New scenario' }).first().click()
    await page.getByLabel('Name').fill('Office of the test')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.locator('.react-flow__node').filter({ hasText: 'employees' }).first().click()
    await page.getByLabel('Telephone 1').fill('+79140000001')
    await page.getByLabel('Telephone 1').blur()

    await page.getByRole('button', { name: 'Try a call' }).click()
    // A Monday at noon: the hours of the starting point are open.
    await page.getByLabel('When').first().fill('2026-11-23T12:00')
    await page.getByRole('button', { name: 'Press 1', exact: true }).click()
    await page.getByText('employees').last().waitFor()

    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('calls follow version 1').waitFor()

    await page.goto(`${gateway.url}/console/phones?for=calls`)
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.getByRole('button', { name: 'Hang up', exact: true }).click()
    await page.getByRole('link', { name: 'Open the call' }).click()
    await page.waitForURL(/\/calls\/\d+/)
    await page.locator('h1').waitFor()
    await closing(one)
  }, 60_000)

  const windows: readonly [Language, Who, { width: number; isDark: boolean }][] = [
    ['ru', 'company', { width: 1280, isDark: false }],
    ['en', 'company', { width: 360, isDark: true }],
    ['ru', 'rated', { width: 360, isDark: false }],
    ['en', 'platform', { width: 1280, isDark: true }],
  ]
  describe.each(windows)('every page, in the window %s %s %o', (language, who, options) => {
    let one: Visit

    beforeAll(async () => {
      one = await visit(browser, gateway, language, who, options)
    }, 60_000)
    afterAll(() => closing(one), 60_000)

    it.each(pagesOf[who])('%s keeps nobody out and fits', async (path) => {
      const { page } = one
      await page.goto(`${gateway.url}/console${path}`)
      await page.locator('h1').waitFor()
      await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' })
      expect(await seriousFindings(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    })
  })
})
