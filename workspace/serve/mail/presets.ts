import type { ServerSettings } from '../settings/settings.ts';

interface Preset {
  readonly title: string;
  readonly settings: Pick<ServerSettings, 'mailHost' | 'mailPort' | 'mailSecurity'>;
  readonly hint: string;
}

/** The SMTP servers of the providers that schools use, from the providers' documentation. */
export const presets = {
  yandex: {
    title: 'Яндекс 360',
    settings: { mailHost: 'smtp.yandex.ru', mailPort: 465, mailSecurity: 'tls' },
    hint: 'Имя входа – полный адрес ящика. Нужен пароль приложения для почты (Яндекс ID → Безопасность → Пароли приложений); администратор организации должен разрешить почтовые программы.',
  },
  mailru: {
    title: 'Mail.ru, VK WorkSpace',
    settings: { mailHost: 'smtp.mail.ru', mailPort: 465, mailSecurity: 'tls' },
    hint: 'Имя входа – полный адрес ящика. Нужен пароль для внешнего приложения (настройки ящика → Безопасность). Отправитель должен совпадать с ящиком.',
  },
  relay: {
    title: 'Сервер внутри школы или района',
    settings: { mailHost: '', mailPort: 25, mailSecurity: 'none' },
    hint: 'Имя сервера скажет тот, кто ведёт сеть. Он же разрешает этому компьютеру отправлять письма без входа.',
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;
