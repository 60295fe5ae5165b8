import type { ConsentType } from '../../../sheets-schema/choices/consent.ts';
import { addDays, latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { Intake } from '../intake/intake.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import type { Entry, Programme } from '../programme.ts';

interface PairStart {
  readonly activeFrom: string | undefined;
  readonly order: Order | undefined;
  /** The requirements that the pair does not meet yet, in words. */
  readonly blocker: string | undefined;
}

/** The official order for a pair. */
export interface Order {
  readonly number: string;
  readonly date: string;
  /** Link to the signed paper. */
  readonly link: string | undefined;
}

/** A registered order on «Документы», with a number, a date and a link. */
type Registered = Entry<'documents'> & { readonly number: string; readonly date: string; readonly link: string };

function registeredOrders(documents: readonly Entry<'documents'>[]): Registered[] {
  return documents.flatMap((row) => {
    const { kind, number, date, link } = row;
    return kind === 'orderPairs' && number && date && link ? [{ ...row, number: number.trim(), date, link }] : [];
  });
}

/** The codes of the pairs that a note lists: «П-01, П-03». */
const namedIn = (note = ''): readonly string[] => note.match(/П-\d{2,4}/gu) ?? [];

/** The days on which a pair was decided and its mentor agreed to the work. `agreedOn` is empty if no agreement is needed. */
interface Since {
  readonly decidedOn: string;
  readonly agreedOn: string;
}

/**
 * Whether a registered order covers a pair whose row names no order. An order whose note lists pairs must list this pair. Another order covers the
 * pairs that were confirmed, with the mentor's agreement, by its day.
 */
function covers(
  { date, note }: Registered,
  { pairCode = '' }: Entry<'pairs'>,
  { decidedOn, agreedOn }: Since,
): boolean {
  const named = namedIn(note);
  return named.length > 0 ? named.includes(pairCode) : decidedOn <= date && agreedOn <= date;
}

/** The order of a pair: the order that its row names by number, or else the first order of «Документы» that covers the pair. */
function orderOf(row: Entry<'pairs'>, documents: readonly Entry<'documents'>[], since: Since): Order | undefined {
  const registered = registeredOrders(documents);
  const typed = row.orderNumber?.trim();
  if (typed) {
    const document = registered.find(({ number }) => number === typed);
    const date = row.orderDate ?? document?.date;
    return date ? { number: typed, date, link: row.orderLink ?? document?.link } : undefined;
  }
  return registered.filter((order) => covers(order, row, since)).toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
}

/** The first day of a consent, even if the consent was withdrawn later. */
function consentStart(intake: Intake, code: string, type: ConsentType, today: string): string | undefined {
  const withdrawnOn = intake.consents.withdrawnOn(code, type, today);
  return intake.consents.since(code, type, withdrawnOn ? addDays(withdrawnOn, -1) : today);
}

/** The reason why no order covers the pair: there is no registered order, or the last order is too early. */
function unordered(row: Entry<'pairs'>, documents: readonly Entry<'documents'>[], { decidedOn, agreedOn }: Since) {
  if (row.orderNumber?.trim()) return 'нет даты приказа о закреплении';
  const last = registeredOrders(documents)
    .filter(({ note }) => namedIn(note).length === 0)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (!last) return 'нет приказа о закреплении (номер и дата)';
  const what = decidedOn > last.date ? `решения о паре (${dayText(decidedOn)})` : 'согласия наставника на эту работу';
  return decidedOn > last.date || agreedOn > last.date
    ? `приказ № ${last.number} от ${dayText(last.date)} раньше ${what}: если пара в нём есть, впишите его номер в эту строку`
    : 'нет приказа о закреплении (номер и дата)';
}

function missing(
  row: Entry<'pairs'>,
  order: Order | undefined,
  since: Since,
  documents: readonly Entry<'documents'>[],
  intake: Intake,
  today: string,
): string[] {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const unconsented = [mentor, ...mentees].filter((code) => !consentStart(intake, code, 'processing', today));
  const parts = unconsented.map((code) => `${code}: нет действующего согласия на обработку данных`);
  if (needsWorkConsent(mentor, intake) && !consentStart(intake, mentor, 'mentoringWork', today)) {
    parts.push(`${mentor}: нет письменного согласия на работу наставником (ст. 351.8 ТК РФ)`);
  }
  if (!order) parts.push(unordered(row, documents, since));
  return parts;
}

/** The start of a confirmed pair: the order or the last consent, whichever is later. If the pair cannot start, the reason. */
export function startOf(
  row: Entry<'pairs'>,
  decidedOn: string,
  { tables }: Programme,
  intake: Intake,
  today: string,
): PairStart {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const work = needsWorkConsent(mentor, intake) ? consentStart(intake, mentor, 'mentoringWork', today) : undefined;
  // An order that names no pairs leaves out mentors who have not agreed yet.
  const agreedOn = needsWorkConsent(mentor, intake) ? (work ?? '9999') : '';
  const order = orderOf(row, tables.documents, { decidedOn, agreedOn });
  const parts = missing(row, order, { decidedOn, agreedOn }, tables.documents, intake, today);
  if (parts.length > 0 || !order) {
    const blocker = `${parts.join('; ')}.`.replace(/^./, (letter) => letter.toUpperCase());
    // The pair was active from the day in its row, even if a consent has expired since.
    const remembered = order && row.activeFrom && row.activeFrom <= today ? row.activeFrom : undefined;
    return { activeFrom: remembered, order, blocker };
  }
  const consents = [mentor, ...mentees].map((code) => consentStart(intake, code, 'processing', today));
  const activeFrom = latestDay([order.date, work, ...consents]);
  if (activeFrom !== undefined && activeFrom > today) {
    return {
      activeFrom: undefined,
      order,
      blocker: `Начнёт работать ${dayText(activeFrom)}: с этой даты действуют приказ и согласия.`,
    };
  }
  return { activeFrom, order, blocker: undefined };
}
