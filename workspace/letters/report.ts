import { counted } from '../../functions/domain/counted.ts';
import { groupBy } from '../../functions/domain/group-by.ts';
import { holdText } from '../../functions/domain/hold/hold-words.ts';
import { withCodes } from '../../functions/domain/names/name-token.ts';
import { officeNames } from '../../functions/domain/notices/offices.ts';
import type { Plan } from '../../functions/domain/plan.ts';
import { meaningOf } from '../../functions/domain/refusals/refusal.ts';
import type { Planned } from '../../functions/jobs/plan-for.ts';
import type { SyncReport } from '../../functions/jobs/sync.ts';

const labels: ReadonlyMap<string, string> = new Map(Object.entries(officeNames));

/** The code of the recipient and the subject of each letter that is ready to be sent. */
export function previewText({ plan: { letters }, hold }: Pick<Planned, 'plan' | 'hold'>): string {
  if (hold) return `Сейчас ничего не уйдёт. ${holdText(hold)}`;
  if (letters.length === 0) return 'Сейчас отправлять нечего.';
  return [
    `Сейчас уйдёт: ${counted(letters.length, 'письмо', 'письма', 'писем')}.`,
    ...letters.map(({ to, subject }) => `  ${labels.get(to) ?? to}: ${withCodes(subject)}`),
    'Ничего не отправлено. Отправить: та же команда без --preview.',
  ].join('\n');
}

/** The reasons why letters wait, with the number of letters. */
function waitingText(rows: readonly { readonly values: object }[]): string[] {
  const queued = rows.flatMap(({ values }) =>
    'status' in values && values.status === 'queued' ? [String(Reflect.get(values, 'detail') ?? '')] : [],
  );
  return [...groupBy(queued, (detail) => detail)].map(
    ([detail, each]) =>
      `Ждёт ${counted(each.length, 'письмо', 'письма', 'писем')}: ${detail.replace(/^Ждёт[:,.] /, '')}`,
  );
}

/** Faults on the school's side that stop letters, and what to do about them. */
const troubleText = ({ troubles }: Plan): string[] =>
  troubles.map((refusal) => `Письма не уходят: ${meaningOf(refusal).what}. ${meaningOf(refusal).toDo}`);

/** The result of a run, with codes instead of names. */
export function sentText({ sent, hold, plan }: SyncReport): string {
  const outbox = plan.tables.find(({ table }) => table === 'outbox')?.rows ?? [];
  return [
    `Отправлено писем: ${sent}.`,
    ...(hold ? [holdText(hold)] : []),
    ...troubleText(plan),
    ...waitingText(outbox),
  ].join('\n');
}
