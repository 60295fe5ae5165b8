import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { makeFolder } from '../emulator/make-folder.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../functions/domain/calendar/day.ts';
import { dayText } from '../functions/domain/calendar/day-text.ts';
import { movingClock } from '../workspace/moving-clock.ts';
import { newSecret } from '../workspace/session-file.ts';
import { summaryText } from '../workspace/summary-text.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';
import { writeWholeFile } from '../workspace/whole-file.ts';
import { openWorkspace, SERVICE, type Transport, type WorkMode, type Workspace } from '../workspace/workspace.ts';
import { playYear, type Reach } from './play-year.ts';
import { reportText } from './report-text.ts';
import { momentOf } from './school-day.ts';
import { CURATOR_EMAIL } from './school-facts.ts';
import { openSchoolWithServer } from './school-with-server.ts';
import { yearSummary } from './summary.ts';

export const YEAR = 2026;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface YearOptions {
  readonly seed: number;
  readonly teachers: number;
  /** The month in which the programme starts, and how many months it lasts. */
  readonly start: number;
  readonly months: number;
  /** The last day that is played; by default, the last day of the programme. */
  readonly until?: string;
  readonly calm: boolean;
  /** `serve` is the school's own server, with accounts and letters over SMTP. */
  readonly mode: WorkMode | 'serve';
  readonly transport: Transport;
  readonly out: string;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The workbook as a downloaded file. */
async function downloadWorkbook({ spreadsheetId, accessOf }: Workspace): Promise<Buffer> {
  const { rootUrl = '', auth } = accessOf(SERVICE);
  const api = drive({ version: 'v3', auth, rootUrl });
  const { data } = await api.files.export({ fileId: spreadsheetId, mimeType: XLSX }, { responseType: 'arraybuffer' });
  return Buffer.from(data as ArrayBuffer);
}

/** Names of the files and folders of an earlier year. We delete only these, because the folders may contain others. */
const OURS = {
  google: /^(google\.sqlite(-wal|-shm)?|nastavnik\.toml|session\.json|(sent-letters|erased-codes)\.json|logs|backups)$/,
  mail: /^\d{4,}\.eml$/,
};

async function emptied(path: string, ours: RegExp): Promise<string> {
  await makeFolder(path);
  for (const name of await readdir(path)) if (ours.test(name)) await rm(join(path, name), { recursive: true });
  return path;
}

async function writeMails(folder: string, workspace: Workspace): Promise<void> {
  const named = ({ number }: { readonly number: number }) => `${String(number).padStart(4, '0')}.eml`;
  await Promise.all(workspace.inbox.messages().map((mail) => writeFile(join(folder, named(mail)), mail.raw)));
}

/** Opens a new school in a folder, on its first morning. */
async function openSchool(
  { seed, mode, transport, start }: YearOptions,
  folder: string,
): Promise<{ readonly workspace: Workspace; readonly reach?: Reach; readonly refused?: readonly string[] }> {
  const clock = movingClock(momentOf(firstDayOfMonth(YEAR, start), '08:00'));
  if (mode === 'serve') return openSchoolWithServer(folder, clock);
  const workspace = await openWorkspace({
    dataFile: join(folder, 'google.sqlite') /* the name that `npm run emulator` opens */,
    port: 0,
    transport,
    listens: transport === 'http',
    secret: newSecret(),
    clock,
    seed,
    programYear: YEAR,
    title: `Программа наставничества ${YEAR}`,
    progress: () => undefined,
    mode,
  });
  return { workspace };
}

/** Plays a year of a fictional school, writes the results to a folder and prints them. @throws UserFacingError if the last day is not in the year */
export async function writeYear(options: YearOptions): Promise<void> {
  const { start: startMonth, months } = options;
  const [from, to] = [firstDayOfMonth(YEAR, startMonth), lastDayOfMonth(YEAR, startMonth + months - 1)];
  const { until = to } = options;
  if (until < from || until > to) {
    throw new UserFacingError(`Последний день должен быть с ${dayText(from)} по ${dayText(to)}.`);
  }
  if (options.mode === 'serve' && options.transport === 'direct') {
    throw new UserFacingError('Свой сервер школы (--mode serve) играется только по сети: уберите --transport direct.');
  }
  const began = performance.now();
  const google = await emptied(join(options.out, 'google'), OURS.google);
  const mail = await emptied(join(options.out, 'mail'), OURS.mail);
  const { workspace, reach, refused = [] } = await openSchool(options, google);
  say(`Год программы: учителей ${options.teachers}, зерно ${options.seed}.`);
  const progress = (done: string) => say(`  ${done}`);
  const year = { ...options, startMonth, from, until, papers: true, progress, ...(reach ? { reach } : {}) };
  // A year can be played again, so its commits may reach the disk together at the end.
  const played = await workspace.store.repeatably(() => playYear(workspace, year));
  workspace.clock.set(momentOf(until, '17:00'));
  const { plan } = await workspace.sync();
  const { rootUrl = '', auth } = workspace.accessOf(CURATOR_EMAIL);
  const summary = await yearSummary(sheets({ version: 'v4', auth, rootUrl }), workspace, played, year);
  await writeWholeFile(join(options.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeWholeFile(join(options.out, 'workbook.xlsx'), await downloadWorkbook(workspace));
  await writeMails(mail, workspace);
  await workspace.close();

  say(`\n${summaryText(plan)}\n`);
  say(`${reportText(summary)}\n`);
  if (refused.length > 0) say(`Страница «Таблица» не приняла: ${refused.join('; ')}\n`);
  say(
    `Итоги: ${options.out} (summary.json, workbook.xlsx, mail, google). Время: ${Math.round((performance.now() - began) / 1000)} с.`,
  );
}
