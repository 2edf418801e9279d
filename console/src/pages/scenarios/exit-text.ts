import { useTranslation } from 'react-i18next'

import { verbForms } from './verbs.js'

/** An exit by a name for people; those that somebody named himself stay as they are. */
export function useExitText(): (verb: string, exit: string) => string {
  const { t, i18n } = useTranslation('scenarios')
  return (verb, exit) => {
    const form = verbForms[verb]
    if (form?.exits.some((one) => one.exit === exit) !== true)
      return form?.adds === 'keys' ? t('exits.key', { key: exit }) : exit
    const own = `exits.of.${verb}.${exit}`
    return t((i18n.exists(own, { ns: 'scenarios' }) ? own : `exits.${exit}`) as 'exits.done')
  }
}
