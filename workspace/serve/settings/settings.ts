import { isIP } from 'node:net';
import * as z from 'zod';

const sections = {
  server:
    'Сервер: где слушать и под каким адресом школа видна другим. Изменения здесь действуют после перезапуска, кроме public_url.',
  mail: 'Почта. Пароль почты здесь не хранится: его место – файл mail-password рядом, его пишет страница «Почта».',
  backup: 'Резервные копии.',
} as const;

interface Setting<T> {
  readonly section: keyof typeof sections;
  /** The name in the file. In the environment it is NASTAVNIK_ with the section and this name in capitals. */
  readonly key: string;
  readonly about: string;
  readonly initial: T;
  readonly schema: z.ZodType<T>;
  /** What the value must be, in Russian, for the message about a wrong one. */
  readonly wanted: string;
}

const setting = <T>(each: Setting<T>): Setting<T> => each;

const port = z.number().int().min(0).max(65_535);

/** A root address without a path, with a closing slash. */
const rootUrl = z.union([
  z.literal(''),
  z
    .url({ protocol: /^https?$/ })
    .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text))
    .transform((text) => new URL(text).href),
]);

const proxies = z.array(z.string().refine((text) => isIP(text) !== 0));

/** All settings of a school's own server, for the file, the environment and the pages. */
export const settingsRecord = {
  listen: setting({
    section: 'server',
    key: 'listen',
    about: '127.0.0.1 – только этот компьютер; 0.0.0.0 – все, кто до него достаёт по сети.',
    initial: '127.0.0.1',
    schema: z.string().refine((text) => isIP(text) !== 0),
    wanted: 'нужен IP-адрес, например 127.0.0.1 или 0.0.0.0',
  }),
  port: setting({
    section: 'server',
    key: 'port',
    about: 'Порт страниц.',
    initial: 8080,
    schema: port,
    wanted: 'нужно целое число от 0 до 65535',
  }),
  publicUrl: setting({
    section: 'server',
    key: 'public_url',
    about: 'Адрес, под которым школу открывают другие: он стоит во всех ссылках писем. Пусто – адрес этого компьютера.',
    initial: '',
    schema: rootUrl,
    wanted: 'нужен адрес без пути, например https://nastavnik.school5.ru',
  }),
  trustedProxies: setting({
    section: 'server',
    key: 'trusted_proxies',
    about:
      'IP-адреса обратных прокси (nginx, Caddy), чьим заголовкам X-Forwarded-* можно верить, например ["127.0.0.1"].',
    initial: [] as string[],
    schema: proxies,
    wanted: 'нужен список IP-адресов, например ["127.0.0.1"]',
  }),
  certificate: setting({
    section: 'server',
    key: 'tls_certificate',
    about: 'Файл сертификата (PEM, с цепочкой), если шифрование ведёт сама программа. Пусто – без шифрования.',
    initial: '',
    schema: z.string(),
    wanted: 'нужен путь к файлу',
  }),
  privateKey: setting({
    section: 'server',
    key: 'tls_key',
    about: 'Файл закрытого ключа к этому сертификату (PEM).',
    initial: '',
    schema: z.string(),
    wanted: 'нужен путь к файлу',
  }),
  mailHost: setting({
    section: 'mail',
    key: 'host',
    about: 'Почтовый сервер для исходящих писем. Пусто – письма не уходят, ждут в очереди.',
    initial: '',
    schema: z.string().regex(/^[\w.:-]*$/),
    wanted: 'нужно имя сервера, например smtp.yandex.ru',
  }),
  mailPort: setting({
    section: 'mail',
    key: 'port',
    about: '465 – шифрование сразу (tls), 587 – переход к нему (starttls), 25 – обычно сервер внутри сети.',
    initial: 465,
    schema: port.min(1),
    wanted: 'нужно целое число от 1 до 65535',
  }),
  mailSecurity: setting({
    section: 'mail',
    key: 'security',
    about: '"tls", "starttls" или "none" (без шифрования – только для сервера внутри школы, без пароля).',
    initial: 'tls' as 'tls' | 'starttls' | 'none',
    schema: z.enum(['tls', 'starttls', 'none']),
    wanted: 'нужно "tls", "starttls" или "none"',
  }),
  mailUser: setting({
    section: 'mail',
    key: 'user',
    about: 'Имя входа на почтовый сервер, обычно сам адрес ящика. Пусто – сервер пускает без входа.',
    initial: '',
    schema: z.string(),
    wanted: 'нужна строка',
  }),
  backupFolder: setting({
    section: 'backup',
    key: 'folder',
    about:
      "Папка копий; лучше на другом диске или сетевая, в Windows – в одинарных кавычках: 'D:\\копии'. Пусто – папка backups рядом с данными.",
    initial: '',
    schema: z.string(),
    wanted: 'нужен путь к папке',
  }),
  backupHour: setting({
    section: 'backup',
    key: 'hour',
    about: 'Час ночной копии по времени школы, от 0 до 23.',
    initial: 3,
    schema: z.number().int().min(0).max(23),
    wanted: 'нужно целое число от 0 до 23',
  }),
} as const;

export type SettingName = keyof typeof settingsRecord;

export type ServerSettings = {
  readonly [K in SettingName]: (typeof settingsRecord)[K] extends Setting<infer T> ? T : never;
};

export const NAMES = Object.keys(settingsRecord) as readonly SettingName[];

/** The name of a setting's environment variable. */
export const variableOf = (name: SettingName): string => {
  const { section, key } = settingsRecord[name];
  return `NASTAVNIK_${section}_${key}`.toUpperCase();
};

export const sectionTitles: Readonly<Record<string, string>> = sections;
