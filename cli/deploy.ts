import { InvalidArgumentError } from 'commander';
import { russianCommand, wholeNumber } from '../emulator/command.ts';
import type { DeployOptions } from './deploy/gcloud-steps.ts';
import { type DeployCommand, showOrRun } from './deploy/show-or-run.ts';

type School = DeployOptions['schools'][number];

function school(text: string, earlier: readonly School[] = []): School[] {
  const [address = '', callers = ''] = text.split('=');
  const spreadsheetId = /\/spreadsheets\/d\/([\w-]+)/.exec(address)?.[1] ?? address.trim();
  const emails = callers.split(/[\s,]+/).filter(Boolean);
  if (!/^[\w-]{20,}$/.test(spreadsheetId)) {
    throw new InvalidArgumentError('Нужно: номер или адрес таблицы, знак = и почта тех, кто вызывает.');
  }
  if (emails.length === 0 || emails.some((email) => !/^[^\s@|;=]+@[^\s@|;=]+$/.test(email))) {
    throw new InvalidArgumentError('После знака = нужна почта куратора; несколько – через запятую.');
  }
  return [...earlier, { spreadsheetId, callers: emails }];
}

const matching = (pattern: RegExp, wanted: string) => (text: string) => {
  if (!pattern.test(text)) throw new InvalidArgumentError(wanted);
  return text;
};

interface Read {
  readonly project: string;
  readonly projectNumber: string;
  readonly region: string;
  readonly school?: readonly School[];
  readonly registry: string | undefined;
  readonly smtpHost: string;
  readonly smtpPort: number;
  readonly smtpUser: string | undefined;
  readonly timeZone: string;
  readonly run: boolean;
  readonly dryRun: boolean;
}

/** Reads the command line of `npm run deploy`. @throws Error with a Russian sentence if the options contradict each other */
export function deployCommand(argv: readonly string[]): DeployCommand {
  const command = russianCommand(
    'npm run deploy --',
    'Показывает или выполняет команды, которые размещают «Наставника» в Google Cloud.',
  )
    .requiredOption(
      '--project <проект>',
      'проект Google Cloud',
      matching(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'Нужен идентификатор проекта, например nastavnik-school-5.'),
    )
    .requiredOption(
      '--project-number <номер>',
      'номер проекта (стоит на его главной странице)',
      matching(/^\d{6,}$/, 'Нужен номер проекта: только цифры.'),
    )
    .requiredOption(
      '--smtp-host <сервер>',
      'почтовый сервер школы',
      matching(/^[\w.-]+$/, 'Нужно имя сервера, например smtp.yandex.ru.'),
    )
    .option('--smtp-port <порт>', 'порт почтового сервера', wholeNumber(1, 65_535), 587)
    .option('--smtp-user <имя>', 'имя входа на почтовый сервер', matching(/^[^\s|]+$/, 'Имя без пробелов.'))
    .option('--school <таблица=почта>', 'таблица школы и кто её вызывает; можно повторить', school)
    .option(
      '--registry <таблица>',
      'вместо --school: таблица со списком школ',
      matching(/^[\w-]{20,}$/, 'Нужен номер таблицы.'),
    )
    .option(
      '--region <регион>',
      'регион Google Cloud',
      matching(/^[a-z]+-[a-z]+\d$/, 'Нужен регион, например europe-west1.'),
      'europe-west1',
    )
    .option(
      '--time-zone <пояс>',
      'часовой пояс таймера',
      matching(/^[A-Za-z_]+\/[A-Za-z_]+$/, 'Нужен пояс вида Europe/Moscow.'),
      'Europe/Moscow',
    )
    .option('--dry-run', 'только показать команды (обычно так и есть)', false)
    .option('--run', 'выполнить команды', false)
    .parse([...argv], { from: 'user' });
  const read = command.opts<Read>();
  if (read.run && read.dryRun) command.error('Выберите одно: --run или --dry-run.');
  if ((read.school === undefined) === (read.registry === undefined)) {
    command.error('Укажите либо школы (--school таблица=почта), либо список школ (--registry таблица).');
  }
  return {
    project: read.project,
    projectNumber: read.projectNumber,
    region: read.region,
    schools: read.school ?? [],
    registry: read.registry,
    smtp: { host: read.smtpHost, port: read.smtpPort, user: read.smtpUser },
    timeZone: read.timeZone,
    run: read.run,
  };
}

export const run = (words: readonly string[]): Promise<void> => showOrRun(deployCommand(words));
