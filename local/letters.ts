import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { counted } from '../functions/domain/counted.ts';
import { planFor } from '../functions/jobs/plan-for.ts';
import { sync } from '../functions/jobs/sync.ts';
import type { PlaceOptions } from './google/open-place.ts';
import { withPlace } from './google/options.ts';
import { examineKey, findingsOfKey } from './key/examine-key.ts';
import { readKey } from './key/key-file.ts';
import { codedWorkbook } from './key/make-key.ts';
import { codedSchool } from './letters/coded-school.ts';
import { keptNotes } from './letters/kept-notes.ts';
import { papersText, writePapers } from './letters/papers.ts';
import { previewText, sentText } from './letters/report.ts';
import { plainSentence, runProgram } from './plain-failure.ts';
import { atSchool, type SchoolConnection } from './school-connection.ts';
import { schoolMail } from './school-mail.ts';

interface Options extends PlaceOptions {
  readonly key: string;
  readonly preview: boolean;
  readonly documents?: string;
  readonly every?: number;
}

const MINUTE_MS = 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const {
  key: path,
  preview,
  documents,
  every,
  ...place
} = withPlace(
  russianCommand(
    'npm run letters --',
    'Рассылает письма и готовит документы школы, которая работает в режиме «коды»: имена берутся из ключа на этом компьютере.',
  ),
)
  .option('--key <файл>', 'файл ключа', 'key.csv')
  .option('--documents <папка>', 'записать туда документы с именами', folder)
  .option('--preview', 'только показать, что уйдёт', false)
  .option('--every <минут>', 'работать, пока не остановят, и смотреть раз в столько минут', wholeNumber(1, 1440))
  .parse()
  .opts<Options>();

async function look(school: SchoolConnection, byHand: boolean): Promise<void> {
  const names = await readKey(path);
  const snapshot = await codedWorkbook(school);
  for (const line of findingsOfKey(await examineKey(school, names))) say(line);
  if (preview) {
    say(previewText(planFor({ clock: school.clock, names, byHand }, snapshot, [])));
    return;
  }
  const mail = schoolMail(process.env);
  try {
    const notes = keptNotes(`${path}.memory`);
    const report = await sync({ ...codedSchool(school, { names, mail, notes }), byHand });
    say(sentText(report));
    if (documents) say(papersText(documents, await writePapers(documents, report.plan.programmeState, names)));
  } finally {
    mail.close();
  }
}

await runProgram(() =>
  atSchool(place, async (school) => {
    await look(school, true);
    if (every === undefined || preview) return;
    for (;;) {
      await school.pause(every * MINUTE_MS);
      // If Google or the mail server is down for a while, the next look continues.
      await look(school, false).catch((error: unknown) => {
        const sentence = plainSentence(error);
        if (sentence === undefined) throw error;
        say(`${sentence} Следующая попытка через ${counted(every, 'минуту', 'минуты', 'минут')}.`);
      });
    }
  }),
);
