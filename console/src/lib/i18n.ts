import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

const storageKey = 'svyaz.language'

const loaders: Record<Language, () => Promise<{ texts: Record<string, object> }>> = {
  ru: () => import('../locales/ru/index.js'),
  en: () => import('../locales/en/index.js'),
}

/** What was chosen here before, else the browser's. */
function preferred(): Language {
  const chosen = localStorage.getItem(storageKey)
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase())
  return languages.find((language) => language === wanted.find((tag) => languages.some((one) => one === tag))) ?? 'en'
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return
  const { texts } = await loaders[language]()
  for (const [namespace, keys] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, keys)
}

export async function startTexts(): Promise<void> {
  const language = preferred()
  await i18next.use(initReactI18next).init({
    lng: language,
    defaultNS: 'common',
    ns: ['common'],
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await load(language)
  document.documentElement.lang = language
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export function currentLanguage(): Language {
  return i18next.language === 'ru' ? 'ru' : 'en'
}
