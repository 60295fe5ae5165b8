import { counted } from '../../functions/domain/counted.ts';
import { planFor } from '../../functions/jobs/plan-for.ts';
import { sync } from '../../functions/jobs/sync.ts';
import type { PlaceOptions } from '../../workspace/google/open-place.ts';
import { refuseStoppedServer, schoolIn } from '../../workspace/installation.ts';
import { examineKey, findingsOfKey } from '../../workspace/key/examine-key.ts';
import { readKey } from '../../workspace/key/key-file.ts';
import { codedWorkbook } from '../../workspace/key/make-key.ts';
import { codedSchool } from '../../workspace/letters/coded-school.ts';
import { keptNotes } from '../../workspace/letters/kept-notes.ts';
import { papersText, writePapers } from '../../workspace/letters/papers.ts';
import { previewText, sentText } from '../../workspace/letters/report.ts';
import { atSchool, type SchoolConnection } from '../../workspace/school-connection.ts';
import { userMessage } from '../../workspace/user-facing-error.ts';
import { schoolMail } from '../school-mail.ts';

export interface LettersOptions extends PlaceOptions {
  /** The file with the school's key, which lists people by code. */
  readonly key: string;
  /** Send nothing, only print what would be sent. */
  readonly preview: boolean;
  /** The folder for the documents with names. */
  readonly documents?: string;
  /** Minutes from the end of a run to the next run. If absent, there is only one run. */
  readonly every?: number;
}

const MINUTE_MS = 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

async function look(school: SchoolConnection, options: LettersOptions, byHand: boolean): Promise<void> {
  const { key: path, preview, documents } = options;
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

/**
 * Sends the due letters and writes the documents with names. With `every`, repeats this until the program is stopped.
 * @throws UserFacingError if the key, the school or the mail server is missing, or a real school does not run
 */
export async function sendLetters(options: LettersOptions): Promise<void> {
  const { every, preview, spreadsheet, root, data } = options;
  if (!spreadsheet && !root) {
    refuseStoppedServer(
      await schoolIn(data),
      data,
      'и добавьте к команде её адрес на этом компьютере, например --root http://127.0.0.1:8080.',
    );
  }
  await atSchool(options, async (school) => {
    await look(school, options, true);
    if (every === undefined || preview) return;
    for (;;) {
      await school.pause(every * MINUTE_MS);
      // If Google or the mail server is down for a while, the next run continues.
      await look(school, options, false).catch((error: unknown) => {
        const sentence = userMessage(error);
        if (sentence === undefined) throw error;
        say(`${sentence} Следующая попытка через ${counted(every, 'минуту', 'минуты', 'минут')}.`);
      });
    }
  });
}
