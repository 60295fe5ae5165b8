import type { ConsentDecision, ConsentType } from '../../../sheets-schema/choices/consent.ts';
import { addDays } from '../calendar/day.ts';
import { groupBy } from '../group-by.ts';
import type { Entry } from '../programme.ts';
import { numberOf } from '../rows/row-key.ts';

/** The state of consents on any given day, according to the register. */
export interface ConsentBook {
  /** Whether the last decision up to `day` is «дано», has taken effect, and gives the place of the signed sheet. */
  valid(code: string, type: ConsentType, day: string): boolean;
  decision(code: string, type: ConsentType, day: string): ConsentDecision | undefined;
  /** The first day of a consent that is in force. A renewal without a gap keeps this day. */
  since(code: string, type: ConsentType, day: string): string | undefined;
  withdrawnOn(code: string, type: ConsentType, day: string): string | undefined;
  row(code: string, type: ConsentType, day: string): Entry<'consents'> | undefined;
}

type Decided = Entry<'consents'> & {
  readonly [K in 'code' | 'type' | 'decision' | 'decidedOn']: NonNullable<Entry<'consents'>[K]>;
};

function isDecided(row: Entry<'consents'>): row is Decided {
  const { code, type, decision, decidedOn } = row;
  return code !== undefined && type !== undefined && decision !== undefined && decidedOn !== undefined;
}

/** Sorts rows in order of entry: numbered rows by number, then new rows by place. */
function inOrderOfEntry(a: Entry<'consents'>, b: Entry<'consents'>): number {
  const [first, second] = [numberOf(a.consentId), numberOf(b.consentId)];
  return (first ?? Number.POSITIVE_INFINITY) === (second ?? Number.POSITIVE_INFINITY)
    ? a.at - b.at
    : (first ?? Number.POSITIVE_INFINITY) - (second ?? Number.POSITIVE_INFINITY);
}

function byDecision(a: Decided, b: Decided): number {
  return a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : inOrderOfEntry(a, b);
}

/** A decision is never in force before its signature, even if the row gives an earlier day. */
const startOf = ({ validFrom, decidedOn }: Decided) =>
  validFrom !== undefined && validFrom > decidedOn ? validFrom : decidedOn;

/** Whether a consent is valid on a day: it was given, names the signed sheet, has begun and has not ended. */
function inForce(row: Decided, day: string): boolean {
  const { decision, validUntil, documentRef } = row;
  if (decision !== 'given' || !documentRef) return false;
  return startOf(row) <= day && (validUntil === undefined || validUntil >= day);
}

/** Reads the register. Of a person's rows of one type, the last decision counts. Rows without code, type, decision or date are ignored. */
export function consentBook(rows: readonly Entry<'consents'>[]): ConsentBook {
  const decided = rows.filter(isDecided);
  const historiesOf = (wanted: ConsentType) => {
    const histories = groupBy(
      decided.filter(({ type }) => type === wanted),
      ({ code }) => code,
    );
    for (const history of histories.values()) history.sort(byDecision);
    return histories;
  };
  const histories: Readonly<Record<ConsentType, ReadonlyMap<string, readonly Decided[]>>> = {
    processing: historiesOf('processing'),
    publication: historiesOf('publication'),
    mentoringWork: historiesOf('mentoringWork'),
  };

  const last = (code: string, type: ConsentType, day: string) =>
    histories[type].get(code)?.findLast(({ decidedOn }) => decidedOn <= day);
  const valid = (code: string, type: ConsentType, day: string) => {
    const row = last(code, type, day);
    return row !== undefined && inForce(row, day);
  };
  return {
    valid,
    row: last,
    decision: (code, type, day) => last(code, type, day)?.decision,
    withdrawnOn: (code, type, day) => {
      const row = last(code, type, day);
      return row?.decision === 'withdrawn' ? row.decidedOn : undefined;
    },
    since: (code, type, day) => {
      let since: string | undefined;
      for (const row of histories[type].get(code)?.toReversed() ?? []) {
        if (since === undefined ? row.decidedOn > day : row.decidedOn >= since) continue;
        if (!inForce(row, since === undefined ? day : addDays(since, -1))) break;
        since = startOf(row);
        // If the earlier decision has not taken effect by the day of the later decision, the later decision cancels it.
        if (row.decidedOn < since) break;
      }
      return since;
    },
  };
}
