export const slots = {
  monBefore: 'Пн до уроков',
  monAfter: 'Пн после уроков',
  tueBefore: 'Вт до уроков',
  tueAfter: 'Вт после уроков',
  wedBefore: 'Ср до уроков',
  wedAfter: 'Ср после уроков',
  thuBefore: 'Чт до уроков',
  thuAfter: 'Чт после уроков',
  friBefore: 'Пт до уроков',
  friAfter: 'Пт после уроков',
  sat: 'Сб',
  onlineEvening: 'онлайн вечером',
} as const;

export type Slot = keyof typeof slots;
