/** What happens to a call of the demo number: a menu, a sales team rung in turn, a recorded line, office hours and voicemail. */
export const demoScenario = {
  format: 1,
  start: 'menu',
  overflow: 'message',
  steps: {
    menu: {
      verb: 'menu',
      prompt: [
        {
          sound: 'custom/menu',
          text: 'Здравствуйте! Отдел продаж - 1, техническая поддержка - 2, часы работы - 3.',
        },
      ],
      invalidPrompt: [{ sound: 'custom/no-such-key', text: 'Такого пункта нет.' }],
      timeoutSeconds: 5,
      repeats: 1,
      exits: { '1': 'sales', '2': 'announcement', '3': 'hours', timeout: 'message', invalid: 'message' },
    },
    sales: {
      verb: 'ring',
      targets: [{ to: '+79140000001' }, { to: '+79140000002' }],
      order: 'in_turn',
      ringSeconds: 15,
      hear: 'music',
      exits: { no_answer: 'message' },
    },
    announcement: {
      verb: 'record',
      announcement: [{ sound: 'custom/recorded', text: 'Разговор записывается.' }],
      exits: { done: 'support' },
    },
    support: {
      verb: 'ring',
      targets: [{ to: '201' }, { to: '202' }],
      exits: { no_answer: 'message' },
    },
    hours: {
      verb: 'schedule',
      open: [{ days: ['working'], from: '09:00', until: '18:00' }],
      exits: { open: 'open', closed: 'closed' },
    },
    open: {
      verb: 'play',
      prompt: [{ sound: 'custom/open', text: 'Мы работаем до восемнадцати часов.' }],
      exits: { done: 'menu' },
    },
    closed: {
      verb: 'play',
      prompt: [{ sound: 'custom/closed', text: 'Сейчас мы не работаем.' }],
      exits: { done: 'message' },
    },
    message: {
      verb: 'voicemail',
      prompt: [{ sound: 'custom/leave-message', text: 'Оставьте сообщение после сигнала.' }],
      exits: { done: 'thanks', empty: 'end' },
    },
    thanks: {
      verb: 'play',
      prompt: [{ sound: 'custom/thanks', text: 'Спасибо, мы перезвоним.' }],
      exits: { done: 'end' },
    },
    end: { verb: 'hangup' },
  },
} as const
