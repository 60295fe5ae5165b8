import { counted } from '../../functions/domain/counted.ts';
import { officeNames } from '../../functions/domain/notices/offices.ts';
import type { Plan } from '../../functions/domain/plan.ts';
import type { SyncReport } from '../../functions/jobs/sync.ts';

const labels: ReadonlyMap<string, string> = new Map(Object.entries(officeNames));

/** A subject as the outbox has it: codes, no names. */
const coded = (subject: string) => subject.replace(/\{\{(.+?)\}\}/g, '$1');

/** What would go now: to whom by code, and about what. */
export function previewText({ letters }: Plan): string {
  if (letters.length === 0) return 'Сейчас отправлять нечего.';
  return [
    `Сейчас уйдёт: ${counted(letters.length, 'письмо', 'письма', 'писем')}.`,
    ...letters.map(({ to, subject }) => `  ${labels.get(to) ?? to}: ${coded(subject)}`),
    'Ничего не отправлено. Отправить: та же команда без --preview.',
  ].join('\n');
}

/** What a run did, by code. */
export function sentText({ sent, plan: { letters, tables } }: SyncReport): string {
  const outbox = tables.find(({ table }) => table === 'outbox')?.rows ?? [];
  const waiting = outbox.filter(({ values }) => 'status' in values && values.status === 'queued').length;
  const held = waiting > 0 ? ` Ждут своего часа: ${waiting}, почему – на листе «Рассылка».` : '';
  return letters.length === 0 && sent === 0 ? `Отправлено писем: 0.${held}` : `Отправлено писем: ${sent}.${held}`;
}
