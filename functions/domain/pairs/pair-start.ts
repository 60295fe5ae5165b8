import { addDays, latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { ConsentType } from '../intake/consent-book.ts';
import type { Intake } from '../intake/intake.ts';
import type { Entry, Programme } from '../programme.ts';

/** Whether and from when a confirmed pair works. */
export interface PairStart {
  readonly activeFrom: string | undefined;
  /** What is still missing, in words. */
  readonly blocker: string | undefined;
}

interface Order {
  readonly number: string;
  readonly date: string;
}

/** The order that fixes a pair: number and date in its row, or a registered document that the number in the row names. */
export function orderOf(row: Entry<'pairs'>, documents: readonly Entry<'documents'>[]): Order | undefined {
  const number = row.orderNumber?.trim();
  if (!number) return undefined;
  const registered = documents.find(
    (document) =>
      document.kind === 'orderPairs' && document.number?.trim() === number && document.date && document.link,
  );
  const date = row.orderDate ?? registered?.date;
  return date ? { number, date } : undefined;
}

/** Whether the mentor works by art. 351.8 of the Labour Code, which asks for his written consent to this work. */
export function needsWorkConsent(mentor: string, intake: Intake): boolean {
  return intake.people.get(mentor)?.row.labourGround !== 'jobDuties';
}

/** First day of a consent that is in force, or was until it was withdrawn. */
function consentStart(intake: Intake, code: string, type: ConsentType, today: string): string | undefined {
  const withdrawnOn = intake.consents.withdrawnOn(code, type, today);
  return intake.consents.since(code, type, withdrawnOn ? addDays(withdrawnOn, -1) : today);
}

function missing(row: Entry<'pairs'>, { documents }: Programme['tables'], intake: Intake, today: string): string[] {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const unconsented = [mentor, ...mentees].filter((code) => !consentStart(intake, code, 'processing', today));
  const parts = unconsented.map((code) => `${code}: нет действующего согласия на обработку данных`);
  if (needsWorkConsent(mentor, intake) && !consentStart(intake, mentor, 'mentoringWork', today)) {
    parts.push(`${mentor}: нет письменного согласия на работу наставником (ст. 351.8 ТК РФ)`);
  }
  if (!orderOf(row, documents)) {
    parts.push(row.orderNumber?.trim() ? 'нет даты приказа о закреплении' : 'нет приказа о закреплении (номер и дата)');
  }
  return parts;
}

/** When a confirmed pair starts: the later of the order's date and the consents, or what keeps it from starting. */
export function startOf(row: Entry<'pairs'>, { tables }: Programme, intake: Intake, today: string): PairStart {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const parts = missing(row, tables, intake, today);
  const order = orderOf(row, tables.documents);
  if (parts.length > 0 || !order) {
    const blocker = `${parts.join('; ')}.`.replace(/^./, (letter) => letter.toUpperCase());
    // A consent that ran out does not undo the work done under it: the day is remembered in the row.
    const remembered = order && row.activeFrom && row.activeFrom <= today ? row.activeFrom : undefined;
    return { activeFrom: remembered, blocker };
  }
  const consents = [mentor, ...mentees].map((code) => consentStart(intake, code, 'processing', today));
  const work = needsWorkConsent(mentor, intake) ? consentStart(intake, mentor, 'mentoringWork', today) : undefined;
  const activeFrom = latestDay([order.date, work, ...consents]);
  if (activeFrom !== undefined && activeFrom > today) {
    return {
      activeFrom: undefined,
      blocker: `Начнёт работать ${dayText(activeFrom)}: с этой даты действуют приказ и согласия.`,
    };
  }
  return { activeFrom, blocker: undefined };
}

/** Where the signed order lies: a link in the row, or in the register of documents under the order's number. */
export function orderLinkOf(row: Entry<'pairs'>, documents: readonly Entry<'documents'>[]): string | undefined {
  const number = row.orderNumber?.trim();
  if (!number) return undefined;
  return (
    row.orderLink ??
    documents.find(({ kind, number: known, link }) => kind === 'orderPairs' && known?.trim() === number && link)?.link
  );
}
