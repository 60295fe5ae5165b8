import { createInterface } from 'node:readline';
import { StoreError } from '../../emulator/store.ts';
import type { ErasureOutcome, ErasureService } from '../../workspace/erasure/erasure-service.ts';
import { previewText } from '../../workspace/erasure/preview-text.ts';
import { runningService } from '../../workspace/erasure/running-place.ts';
import { openStopped } from '../../workspace/erasure/stopped-place.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

export interface EraseOptions {
  readonly code: string | undefined;
  readonly data: string;
  /** The port to open the school on; 0 for the port in the links of the school's letters. */
  readonly port: number;
  /** Do not ask for the code again. */
  readonly yes: boolean;
}

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
  if (outcome.kind === 'refused') throw new UserFacingError(outcome.why);
  return outcome;
}

/** The steps of an erasure: preview, the code again, report. */
async function erase(service: ErasureService, { code: given, yes }: EraseOptions): Promise<void> {
  const people = questions();
  try {
    const code = given ?? (await people.ask('Код участника: ')) ?? '';
    let asked = accepted(await service({ code }));
    if (asked.kind === 'notWithdrawn') {
      say(`Отзыва ${code} в «Реестре согласий» нет. Шаг 1: остановить обработку.`);
      const withdrawnOn = (await people.ask('День, когда человек отозвал согласие (например, 25.09.2026): ')) ?? '';
      asked = accepted(await service({ code, withdrawnOn }));
    }
    if (asked.kind === 'asked') say(previewText(asked.preview));
    const confirmCode = yes ? code : ((await people.ask('Чтобы подтвердить, введите код ещё раз: ')) ?? '');
    const done = accepted(await service({ code, confirmCode }));
    if (done.kind !== 'done') return;
    for (const line of done.erased.lines) say(line);
    process.exitCode = done.erased.clean && done.erased.complete ? 0 : 1;
  } finally {
    people.close();
  }
}

/**
 * Erases a participant of a school, running or not, in a dialogue at the terminal; sets exit code 1 if traces remain
 * or a file could not be read.
 * @throws UserFacingError with the reason of a refusal
 */
export async function eraseAtTerminal(options: EraseOptions): Promise<void> {
  const { data, port } = options;
  try {
    const { service, close } = await openStopped(data, port, (step) => say(`${step}…`));
    await erase(service, options).finally(close);
  } catch (error) {
    if (!(error instanceof StoreError && error.reason === 'busy')) throw error;
    await erase(await runningService(data), options);
  }
}
