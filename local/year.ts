import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Option } from 'commander';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { makeFolder } from '../emulator/data-folder.ts';
import { bearerAccess } from '../functions/gateways/google-auth.ts';
import { movingClock } from './moving-clock.ts';
import { isoDate } from './options.ts';
import { PlainFailure, runProgram } from './plain-failure.ts';
import { newSecret } from './session-file.ts';
import { summaryText } from './summary-text.ts';
import { writeWholeFile } from './whole-file.ts';
import { openWorkspace, SERVICE, type WorkMode, type Workspace } from './workspace.ts';
import { playYear } from './year/play-year.ts';
import { reportText } from './year/report-text.ts';
import { momentOf } from './year/school-day.ts';
import { CURATOR_EMAIL } from './year/school-facts.ts';
import { yearSummary } from './year/summary.ts';

const YEAR = 2026;
const FROM = `${YEAR}-04-01`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface YearOptions {
  readonly seed: number;
  readonly teachers: number;
  readonly until: string;
  readonly calm: boolean;
  readonly mode: WorkMode;
  readonly out: string;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function yearOptions(argv: readonly string[]): YearOptions {
  return russianCommand('npm run year --', 'Проживает учебный год программы за минуту.')
    .option('--seed <число>', 'зерно случая: одно и то же зерно даёт один и тот же год', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--teachers <число>', 'сколько учителей', wholeNumber(2, 500), 16)
    .option('--until <дата>', 'последний день', isoDate, `${YEAR}-12-31`)
    .addOption(
      new Option('--mode <чем>', 'чем работает программа: облачными функциями или скриптом таблицы')
        .choices(['functions', 'apps-script'])
        .default('functions'),
    )
    .option('--calm', 'никто не ошибается и не опаздывает', false)
    .option('--out <папка>', 'куда записать итоги', folder, 'year-out')
    .parse([...argv], { from: 'user' })
    .opts<YearOptions>();
}

/** The workbook as a downloaded file. */
async function downloadWorkbook({ url, spreadsheetId, tokenOf }: Workspace): Promise<Buffer> {
  const { rootUrl = '', auth } = bearerAccess(url, tokenOf(SERVICE));
  const api = drive({ version: 'v3', auth, rootUrl });
  const { data } = await api.files.export({ fileId: spreadsheetId, mimeType: XLSX }, { responseType: 'arraybuffer' });
  return Buffer.from(data as ArrayBuffer);
}

/** Names of the files of an earlier year. We delete only these files, because the folders may contain other files. */
const OURS = { google: /^google\.sqlite(-wal|-shm)?$/, mail: /^\d{4,}\.eml$/ };

async function emptied(path: string, ours: RegExp): Promise<string> {
  await makeFolder(path);
  for (const name of await readdir(path)) if (ours.test(name)) await rm(join(path, name));
  return path;
}

async function writeMails(folder: string, workspace: Workspace): Promise<void> {
  for (const { number, raw } of workspace.inbox.messages()) {
    await writeWholeFile(join(folder, `${String(number).padStart(4, '0')}.eml`), raw);
  }
}

await runProgram(async () => {
  const options = yearOptions(process.argv.slice(2));
  if (options.until < FROM || options.until > `${YEAR}-12-31`) {
    throw new PlainFailure(`Последний день должен быть с 01.04.${YEAR} по 31.12.${YEAR}.`);
  }
  const began = performance.now();
  const google = await emptied(join(options.out, 'google'), OURS.google);
  const mail = await emptied(join(options.out, 'mail'), OURS.mail);
  const workspace = await openWorkspace({
    dataFile: join(google, 'google.sqlite') /* the name that `npm run emulator` opens */,
    port: 0,
    secret: newSecret(),
    clock: movingClock(momentOf(FROM, '08:00')),
    seed: options.seed,
    programYear: YEAR,
    title: `Программа наставничества ${YEAR}`,
    progress: () => undefined,
    mode: options.mode,
  });
  say(`Год программы: учителей ${options.teachers}, зерно ${options.seed}.`);
  const year = { ...options, from: FROM, papers: true, progress: (done: string) => say(`  ${done}`) };
  const played = await playYear(workspace, year);
  workspace.clock.set(momentOf(options.until, '17:00'));
  const { plan } = await workspace.sync();
  const { rootUrl = '', auth } = bearerAccess(workspace.url, workspace.tokenOf(CURATOR_EMAIL));
  const summary = await yearSummary(sheets({ version: 'v4', auth, rootUrl }), workspace, played, year);
  await writeWholeFile(join(options.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeWholeFile(join(options.out, 'workbook.xlsx'), await downloadWorkbook(workspace));
  await writeMails(mail, workspace);
  await workspace.close();

  say(`\n${summaryText(plan)}\n`);
  say(`${reportText(summary)}\n`);
  say(
    `Итоги: ${options.out} (summary.json, workbook.xlsx, mail, google). Время: ${Math.round((performance.now() - began) / 1000)} с.`,
  );
});
