import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { makeFolder } from '../../emulator/make-folder.ts';
import { Store } from '../../emulator/store.ts';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { exampleStaff, exampleYear } from '../../simulation/example-school.ts';
import { playYear } from '../../simulation/play-year.ts';
import { codesByName, keyOf, withKey } from '../../simulation/workspace-with-key.ts';
import { finishErasures } from '../../workspace/erasure/erase-here.ts';
import { unfinishedErasures } from '../../workspace/erasure/order.ts';
import { startFunctions } from '../../workspace/functions-server.ts';
import { callFor, howToCall, pathInCommand } from '../../workspace/how-to-call.ts';
import { writeKey } from '../../workspace/key/key-file.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { dayToGoOn, otherDayText, programmeDay } from '../../workspace/programme-day.ts';
import { readSchool, type SchoolRecord, writeSchool } from '../../workspace/school-file.ts';
import { forgetSession, newSecret, writeSession } from '../../workspace/session-file.ts';
import { summaryText } from '../../workspace/summary-text.ts';
import { runProgram, UserFacingError } from '../../workspace/user-facing-error.ts';
import { openWorkspace, SERVICE, TIME_ZONE, type Workspace } from '../../workspace/workspace.ts';

/** The options of `npm start`. */
export interface StartOptions {
  readonly empty: boolean;
  /** Whether the workbook contains codes, and a key beside the data lists the names. */
  readonly codes: boolean;
  /** ISO date that the workspace uses as today; undefined for the real date. */
  readonly today: string | undefined;
  readonly port: number;
  readonly data: string;
  readonly once: boolean;
}

/** Interval at which the timer checks for due letters and for a new day. */
const TIMER_MS = 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Opened {
  readonly workspace: Workspace;
  readonly school: SchoolRecord;
}

/** The school of an earlier start; undefined if there is none. Deletes the data of an interrupted first start. */
async function knownSchool(dataFile: string): Promise<SchoolRecord | undefined> {
  const store = Store.open(dataFile);
  const school = readSchool(store);
  const inUse = store.list('file').size > 0;
  store.close();
  if (school?.ready) return school;
  if (inUse && !school) {
    throw new UserFacingError('В этой папке данные эмулятора, а не школы. Укажите другую папку: --data ПАПКА.');
  }
  if (school) say('Прошлый первый запуск был прерван, начинаем заново.');
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(`${dataFile}${suffix}`, { force: true })));
  return undefined;
}

function moment(day: string): Date {
  const now = DateTime.now().setZone(TIME_ZONE);
  return DateTime.fromISO(`${day}T${now.toFormat('HH:mm:ss')}`, { zone: TIME_ZONE }).toJSDate();
}

function keep(dataFile: string, school: SchoolRecord): void {
  const store = Store.open(dataFile);
  writeSchool(store, school);
  store.close();
}

/** Lives through the programme of a fictional school up to a date, and prepares its documents. */
async function playExample(
  workspace: Workspace,
  options: StartOptions,
  year: number,
  until: string,
  progress: (done: string) => void,
): Promise<void> {
  const made = options.codes ? keyOf(exampleStaff) : undefined;
  if (made) await writeKey(keyPath(options.data), made.key);
  await playYear(made ? withKey(workspace, made) : workspace, {
    ...(made ? { key: codesByName(made.key) } : {}),
    ...exampleYear(year, until),
    progress,
  });
  progress('Готовим документы');
  await workspace.prepareDocuments();
}

/** A notice on every page of a demonstration: its letters are not delivered, and its pages need no password. */
const NOTICES = {
  example: `Это показ программы: люди вымышлены, письма никуда не уходят. Настоящую школу ведёт ${howToCall('serve')}.`,
  empty: `Это проба на одном компьютере: письма никуда не уходят, пароля никто не спрашивает. Настоящую школу ведёт ${howToCall('serve')}.`,
} as const;

/** The first start. Creates the school and, unless it should stay empty, plays its programme up to the given date. */
async function create(
  options: StartOptions,
  dataFile: string,
  today: string,
  year: number,
  secret: string,
): Promise<Opened> {
  const clock = movingClock(DateTime.fromISO(`${year}-04-01T08:00:00`, { zone: TIME_ZONE }).toJSDate());
  const begun: SchoolRecord = {
    spreadsheetId: '',
    programYear: year,
    kind: options.empty ? 'empty' : 'example',
    ...(options.codes ? { codes: true } : {}),
    port: options.port,
    day: options.today === undefined ? undefined : today,
    lastDay: today,
    ready: false,
  };
  // We record the school first, to recognise an interrupted first start.
  keep(dataFile, begun);
  const task = options.empty ? 'Создаём пустую школу' : 'Создаём школу с вымышленными учителями и проживаем её год';
  say(`${task}…`);
  let step: string | undefined = `${task}.`;
  const progress = (done: string) => {
    step = `${task}: ${done.toLowerCase()}. Когда всё будет готово, эта строка исчезнет.`;
    say(`  ${done}`);
  };
  const workspace = await openWorkspace({
    dataFile,
    port: options.port,
    // Browsers and other programs use the server. This process makes the same requests without it.
    transport: 'direct',
    secret,
    clock,
    programYear: year,
    title: `Программа наставничества ${year}`,
    progress,
    onListening: (url) => say(`Как идёт работа, видно здесь: ${url}`),
    doing: () => step,
    isExample: !options.empty,
    ...(options.codes ? { privacyMode: 'codes' } : {}),
    notice: NOTICES[options.empty ? 'empty' : 'example'],
  });
  if (!options.empty) {
    // An interrupted first start begins again, so its commits may reach the disk together at the end.
    await workspace.store.repeatably(() => playExample(workspace, options, year, today, progress));
  }
  step = undefined;
  const ready = { ...begun, spreadsheetId: workspace.spreadsheetId, port: workspace.port, ready: true };
  writeSchool(workspace.store, ready);
  return { workspace, school: ready };
}

/** A later start. Opens the same school on the same port, at the requested date. */
async function reopen(
  options: StartOptions,
  dataFile: string,
  school: SchoolRecord,
  today: string,
  secret: string,
): Promise<Opened> {
  if (school.kind === 'real') {
    throw new UserFacingError(
      `В этой папке настоящая школа, её открывает ${callFor(options.data, 'serve')}. Для показа укажите другую папку: --data ПАПКА.`,
    );
  }
  if (options.empty && school.kind === 'example') {
    throw new UserFacingError(
      'В этой папке уже есть школа с учителями. Для пустой укажите другую папку: --data ПАПКА.',
    );
  }
  if (options.codes && !school.codes) {
    throw new UserFacingError('В этой папке школа с именами в таблице. Для кодов укажите другую папку: --data ПАПКА.');
  }
  if (today < school.lastDay) {
    throw new UserFacingError(
      `Данные дошли до ${dayText(school.lastDay)}, назад вернуться нельзя. Укажите более поздний день или другую папку: --data ПАПКА.`,
    );
  }
  const workspace = await openWorkspace({
    dataFile,
    // Reuse the port of the first start, so that the links in sent letters keep working.
    port: options.port === 0 ? school.port : options.port,
    transport: 'direct',
    secret,
    clock: movingClock(moment(today)),
    spreadsheetId: school.spreadsheetId,
    programYear: school.programYear,
    title: '',
    isExample: school.kind === 'example',
    progress: () => undefined,
    notice: NOTICES[school.kind],
    onListening: (url) => say(`Страница школы: ${url}`),
  });
  const next = { ...school, lastDay: today, day: options.today ?? school.day };
  writeSchool(workspace.store, next);
  return { workspace, school: next };
}

const keyPath = (data: string) => join(data, 'key.csv');

function addresses({ url, spreadsheetId, programme, inbox }: Workspace): string {
  const installed = Object.entries(programme.forms);
  const names = new Map(
    (Object.values(forms) as readonly Form[]).map(({ name, tab }) => [name, tab.replace(/^Ответы: /, '')]),
  );
  const widest = Math.max(...[...names.values()].map((name) => name.length));
  return [
    '',
    `Всё вместе:      ${url}`,
    `Таблица:         ${url}spreadsheets/d/${spreadsheetId}/edit`,
    `Входящие письма: ${url}inbox`,
    `Документы:       ${url}documents`,
    `Почтовый сервер: 127.0.0.1, порт ${inbox.smtpPort}`,
    'Анкеты (чтобы ответить за учителя, откройте анкету по ссылке из его письма):',
    ...installed.map(([name, { responderUri }]) => `    ${(names.get(name) ?? name).padEnd(widest)}  ${responderUri}`),
  ].join('\n');
}

/** Runs triggers as Google does: for a form submission, an edit by a person, and the timer. */
async function keepRunning(workspace: Workspace, data: string): Promise<void> {
  const school: School = workspace.school;
  const token = workspace.tokenOf(SERVICE);
  const functions = await startFunctions(school, workspace.url, token);
  await writeSession(data, { url: workspace.url, token });
  const unsubscribe = workspace.emulator.subscribe(({ spreadsheetId, identity }) => {
    if (identity !== SERVICE && spreadsheetId === school.spreadsheetId) void functions.notify();
  });
  const timer = setInterval(() => void functions.notify(), TIMER_MS);
  const stop = async () => {
    clearInterval(timer);
    unsubscribe();
    await functions.close();
    await forgetSession(data);
    await workspace.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void runProgram(stop));
  say('\nРаботает. Отправленная анкета сразу видна в таблице. Остановить: Ctrl+C.');
}

/**
 * Creates the school of a data folder or opens it again, brings it up to date and prints its summary. Without `once`,
 * keeps running until the program is stopped.
 */
export async function startSchool(options: StartOptions): Promise<void> {
  await makeFolder(options.data);
  const dataFile = join(options.data, 'google.sqlite');
  const secret = newSecret();
  const known = await knownSchool(dataFile);
  const realToday = DateTime.now().setZone(TIME_ZONE).toFormat('yyyy-MM-dd');
  const { today, year } = known
    ? { today: dayToGoOn(options.today, known, realToday), year: known.programYear }
    : programmeDay(options.today ?? realToday);
  const other = otherDayText(options.today ?? realToday, today);
  if (other !== undefined) say(other);
  const { workspace } = known
    ? await reopen(options, dataFile, known, today, secret)
    : await create(options, dataFile, today, year, secret);
  workspace.clock.set(moment(today));
  workspace.clock.run();
  for (const { lines } of await finishErasures({ ...workspace.erasure, progress: (step) => say(`${step}…`) })) {
    say(`Прошлое удаление данных было прервано и теперь закончено.\n${lines.join('\n')}`);
  }
  for (const { code, stage } of unfinishedErasures(workspace.store)) {
    if (stage === 'left')
      say(
        `Данные ${code} удалены не все. Очистите то, что назвал отчёт, и повторите: ${howToCall('erase', `${code} --data ${pathInCommand(options.data)}`)}.`,
      );
  }
  const { plan } = await workspace.sync();
  say(`\n${summaryText(plan)}`);
  say(addresses(workspace));
  if (options.once) {
    await workspace.close();
    return;
  }
  await keepRunning(workspace, options.data);
}
