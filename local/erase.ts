import { createInterface } from 'node:readline';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { StoreError } from '../emulator/core/store.ts';
import type { ErasureDesk, ErasureOutcome } from './erasure/desk.ts';
import { doomedText } from './erasure/doomed-text.ts';
import { runningDesk } from './erasure/running-place.ts';
import { openStopped } from './erasure/stopped-place.ts';
import { PlainFailure, runProgram } from './plain-failure.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const command = russianCommand(
  'npm run erase --',
  'Уничтожает данные участника, который отозвал согласие: в таблице, анкетах, письмах, документах и файлах папки данных. Работает и тогда, когда «Наставник» запущен.',
)
  .usage('[код] [параметры]')
  .argument('[код]', 'код участника, например К-07')
  .option('--data <папка>', 'где лежат данные школы', folder, '.nastavnik')
  .option('--port <номер>', 'порт на время работы, если обычный занят', wholeNumber(0, 65_535), 0)
  .option('--yes', 'не переспрашивать', false)
  .parse();
const { data, port, yes } = command.opts<{ data: string; port: number; yes: boolean }>();

/** Asks questions one after another; returns undefined when the input ends. */
function questions() {
  const lines = createInterface({ input: process.stdin });
  const answers = lines[Symbol.asyncIterator]();
  return {
    async ask(question: string): Promise<string | undefined> {
      process.stdout.write(question);
      const { value, done } = await answers.next();
      return done ? undefined : value;
    },
    close: () => lines.close(),
  };
}

function accepted(outcome: ErasureOutcome) {
  if (outcome.kind === 'refused') throw new PlainFailure(outcome.why);
  return outcome;
}

/** Runs an erasure: shows a preview, asks for the code again, and reports the result. */
async function erase(desk: ErasureDesk): Promise<void> {
  const people = questions();
  try {
    const code = command.args[0] ?? (await people.ask('Код участника: ')) ?? '';
    const asked = accepted(await desk({ code }));
    if (asked.kind === 'asked') say(doomedText(asked.doomed));
    const confirmCode = yes ? code : ((await people.ask('Чтобы подтвердить, введите код ещё раз: ')) ?? '');
    const done = accepted(await desk({ code, confirmCode }));
    if (done.kind !== 'done') return;
    for (const line of done.erased.lines) say(line);
    process.exitCode = done.erased.clean ? 0 : 1;
  } finally {
    people.close();
  }
}

await runProgram(async () => {
  try {
    const { desk, close } = await openStopped(data, port, (step) => say(`${step}…`));
    await erase(desk).finally(close);
  } catch (error) {
    if (!(error instanceof StoreError && error.reason === 'busy')) throw error;
    await erase(await runningDesk(data));
  }
});
