import { DateTime } from 'luxon';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { counted } from '../functions/domain/counted.ts';
import { type Clock, systemClock } from '../functions/gateways/clock.ts';
import { planFor } from '../functions/jobs/plan-for.ts';
import { sync } from '../functions/jobs/sync.ts';
import { examineKey, findingsOfKey } from './key/examine-key.ts';
import { readKey } from './key/key-file.ts';
import { codedWorkbook } from './key/make-key.ts';
import { codedSchool } from './letters/coded-school.ts';
import { papersText, writePapers } from './letters/papers.ts';
import { previewText, sentText } from './letters/report.ts';
import { movingClock } from './moving-clock.ts';
import { isoDate } from './options.ts';
import { plainSentence, runProgram } from './plain-failure.ts';
import { connectSchool } from './school-connection.ts';
import { schoolMail } from './school-mail.ts';
import { TIME_ZONE } from './workspace.ts';

interface Options {
  readonly key: string;
  readonly spreadsheet?: string;
  readonly root?: string;
  readonly preview: boolean;
  readonly documents?: string;
  readonly every?: number;
  readonly today?: string;
}

const MINUTE_MS = 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The real time of day on the day that was asked for. */
function clockOf(today: string | undefined): Clock {
  if (today === undefined) return systemClock;
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const clock = movingClock(DateTime.now().setZone(TIME_ZONE).set({ year, month, day }).toJSDate());
  clock.run();
  return clock;
}

const {
  key: path,
  preview,
  documents,
  every,
  today,
  ...address
} = russianCommand(
  'npm run letters --',
  'Рассылает письма и готовит документы школы, которая работает в режиме «коды»: имена берутся из ключа на этом компьютере.',
)
  .option('--key <файл>', 'файл ключа', 'key.csv')
  .option('--spreadsheet <адрес>', 'адрес таблицы школы')
  .option('--root <адрес>', 'адрес «Наставника» на этом компьютере; без него – Google')
  .option('--preview', 'только показать, что уйдёт', false)
  .option('--documents <папка>', 'записать туда документы с именами', folder)
  .option('--every <минут>', 'работать, пока не остановят, и смотреть раз в столько минут', wholeNumber(1, 1440))
  .option('--today <дата>', 'какой день считать сегодняшним, например 2026-09-20', isoDate)
  .parse()
  .opts<Options>();

await runProgram(async () => {
  const names = await readKey(path);
  const connection = await connectSchool(address);
  const clock = clockOf(today);
  const look = async () => {
    const snapshot = await codedWorkbook(connection);
    for (const line of findingsOfKey(await examineKey(connection, names))) say(line);
    if (preview) {
      say(previewText(planFor(clock, snapshot, [], names).plan));
      return;
    }
    const mail = schoolMail(process.env);
    try {
      const report = await sync(codedSchool(connection, { names, mail, clock }));
      say(sentText(report));
      if (documents) say(papersText(documents, await writePapers(documents, report.plan.standing, names)));
    } finally {
      mail.close();
    }
  };
  await look();
  if (every === undefined || preview) return;
  for (;;) {
    await connection.pause(every * MINUTE_MS);
    // Google or the mail server may be away for a while: the next look goes on.
    await look().catch((error: unknown) => {
      const sentence = plainSentence(error);
      if (sentence === undefined) throw error;
      say(`${sentence} Следующая попытка через ${counted(every, 'минуту', 'минуты', 'минут')}.`);
    });
  }
});
