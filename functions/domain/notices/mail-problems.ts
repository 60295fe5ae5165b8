import type { Settings } from '../../../sheets-schema/settings.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Problem } from '../programme.ts';
import type { OutboxRow } from './delivered-rows.ts';
import { officeNames } from './offices.ts';
import type { Item, Waiting } from './post-day.ts';
import { isOfficial } from './sending-rules.ts';

const recipientOf = ({ noticeKey = '' }: OutboxRow) => noticeKey.split('|')[1] ?? '';

/** Where the address of a recipient is mended. */
function addressBook(to: string, { privacyMode }: Pick<Settings, 'privacyMode'>): string {
  if (isOfficial(to)) return `на листе «${tables.settings.title}»`;
  return privacyMode === 'codes' ? 'в ключе на компьютере школы' : `на листе «${tables.people.title}»`;
}

function refused(rows: readonly OutboxRow[], settings: Pick<Settings, 'privacyMode'>): Problem[] {
  const lastSent = new Map<string, string>();
  const lastFailed = new Map<string, OutboxRow>();
  for (const row of rows) {
    const [to, at] = [recipientOf(row), row.sentAt ?? ''];
    if (row.status === 'sent' && at > (lastSent.get(to) ?? '')) lastSent.set(to, at);
    if (row.status === 'failed' && !row.hold && at >= (lastFailed.get(to)?.sentAt ?? '')) lastFailed.set(to, row);
  }
  return [...lastFailed]
    .filter(([to, row]) => (lastSent.get(to) ?? '') < (row.sentAt ?? ''))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, { at, detail, subject }]) => ({
      sheet: tables.outbox.title,
      cell: `${at + 1}:${at + 1}`,
      ...(isOfficial(to) ? {} : { code: to }),
      reason:
        `Письмо «${subject ?? ''}» (${isOfficial(to) ? officeNames[to] : to}) не доставлено. ${detail ?? ''}`.trim(),
      whatToDo: `Проверьте адрес почты ${addressBook(to, settings)} и передайте сказанное в письме лично. Замечание исчезнет после следующего доставленного письма или когда Вы поставите в строке «да» в столбце «${tables.outbox.columns.hold.header}».`,
    }));
}

function unreachable(waiting: readonly (Item & { readonly why: Waiting })[]): Problem[] {
  const people = new Set(waiting.filter(({ why }) => why === 'address').map(({ occasion }) => occasion.to));
  return [...people].sort().map((to) =>
    isOfficial(to)
      ? {
          sheet: tables.settings.title,
          reason: `Есть письмо (получатель – ${officeNames[to]}), но адрес почты не указан.`,
          whatToDo: 'Впишите адрес в раздел «Люди».',
        }
      : {
          sheet: tables.people.title,
          code: to,
          reason: `Участнику ${to} есть письмо, но адреса почты нет.`,
          whatToDo: 'Впишите рабочую почту или передайте сказанное лично.',
        },
  );
}

/** Letters that could not be delivered: to whom, why, and what to do. */
export function mailProblems(
  rows: readonly OutboxRow[],
  waiting: readonly (Item & { readonly why: Waiting })[],
  settings: Pick<Settings, 'privacyMode'>,
): Problem[] {
  return [...refused(rows, settings), ...unreachable(waiting)];
}
