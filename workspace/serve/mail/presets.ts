import type { ServerSettings } from '../settings/settings.ts';

interface Preset {
  readonly title: string;
  readonly settings: Pick<ServerSettings, 'mailHost' | 'mailPort' | 'mailSecurity'>;
  readonly hint: string;
  /** What the provider's documentation says about DNS; undefined for a relay, which anybody may run. */
  readonly provider: Provider | undefined;
}

interface Provider {
  /** The names of the provider's SPF records, the documented one first. */
  readonly spf: readonly string[];
  /** The selector of its DKIM keys. */
  readonly dkim: string;
  /** Where the administrator of the school's domain finds the text of the key. */
  readonly panel: string;
  /** Domains of the provider's own mailboxes, whose records the provider keeps. */
  readonly mailboxes: readonly string[];
}

/** The SMTP servers of the providers that schools use, from the providers' documentation. */
export const presets = {
  yandex: {
    title: 'Яндекс 360',
    settings: { mailHost: 'smtp.yandex.ru', mailPort: 465, mailSecurity: 'tls' },
    hint: 'Имя входа – полный адрес ящика. Нужен пароль приложения для почты (Яндекс ID → Безопасность → Пароли приложений); администратор организации должен разрешить почтовые программы.',
    provider: {
      spf: ['_spf.yandex.net', '_spf.yandex.ru'],
      dkim: 'mail',
      panel: 'кабинет Яндекс 360 для бизнеса (Домены → DKIM-подпись)',
      mailboxes: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz'],
    },
  },
  mailru: {
    title: 'Mail.ru, VK WorkSpace',
    settings: { mailHost: 'smtp.mail.ru', mailPort: 465, mailSecurity: 'tls' },
    hint: 'Имя входа – полный адрес ящика. Нужен пароль для внешнего приложения (настройки ящика → Безопасность). Отправитель должен совпадать с ящиком.',
    provider: {
      spf: ['_spf.mail.ru'],
      dkim: 'mailru',
      panel: 'панель VK WorkSpace (Домены → состояние домена)',
      mailboxes: ['mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'internet.ru', 'vk.com'],
    },
  },
  relay: {
    title: 'Сервер внутри школы или района',
    settings: { mailHost: '', mailPort: 25, mailSecurity: 'none' },
    hint: 'Имя сервера скажет тот, кто ведёт сеть. Он же разрешает этому компьютеру отправлять письма без входа.',
    provider: undefined,
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;
