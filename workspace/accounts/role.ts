/** The roles of people with an account, and what each role may do. */
export const roles = {
  keeper: { title: 'хранитель', may: 'учётные записи, почта, адрес, копии: всё, что держит сервер в порядке' },
  curator: { title: 'куратор', may: 'вся программа: таблица, документы, письма, удаление данных' },
  head: { title: 'директор', may: 'читать документы, которые подписывает, и видеть ход программы' },
  viewer: {
    title: 'проверяющий',
    may: 'только читать таблицу (без ответов на анкеты) и документы, до назначенного дня',
  },
} as const;

export type Role = keyof typeof roles;

export const ROLES = Object.keys(roles) as [Role, ...Role[]];
