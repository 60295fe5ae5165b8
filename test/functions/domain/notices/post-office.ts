import type { Delivery } from '../../../../functions/domain/context.ts';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { type Plan, plan } from '../../../../functions/domain/plan.ts';
import type { Entry, TableName } from '../../../../functions/domain/programme.ts';
import { context, type ProgrammeParts, programme } from '../programme-kit.ts';

/** A programme whose plans are carried out: what was sent one day is known the next. */
export class PostOffice {
  private outbox: readonly Entry<'outbox'>[] = [];
  private journal: readonly Entry<'journal'>[] = [];
  last: Plan | undefined;

  /** Runs the programme at a moment (`2026-09-01T10:00`) and posts its letters. */
  run(parts: ProgrammeParts, moment: string): readonly Letter[] {
    const tables = { ...parts.tables, outbox: this.outbox, journal: this.journal };
    const seen = { today: moment.slice(0, 10), now: `${moment}:00` };
    const first = plan(programme({ ...parts, tables }), context(seen));
    this.take(first);
    const delivered = first.letters.map(
      ({ messageId }): Delivery => ({ messageId, at: `${moment}:00`, outcome: 'sent' }),
    );
    if (delivered.length > 0) {
      this.take(
        plan(
          programme({ ...parts, tables: { ...tables, outbox: this.outbox, journal: this.journal } }),
          context({ ...seen, delivered }),
        ),
      );
    }
    this.last = first;
    return first.letters;
  }

  /** Rows of a tab as the last run wants them. */
  rows(table: TableName): readonly Readonly<Record<string, unknown>>[] {
    return (this.last?.tables.find((one) => one.table === table)?.rows ?? []).map(({ values }) => values);
  }

  private take({ tables }: Plan): void {
    const merged = <N extends 'outbox' | 'journal'>(name: N, before: readonly Entry<N>[]) => {
      const rows = new Map(before.map((row) => [row.at, row]));
      let next = before.length + 1;
      for (const { at, values } of tables.find(({ table }) => table === name)?.rows ?? []) {
        const place = at ?? next++;
        rows.set(place, { ...rows.get(place), ...values, at: place } as Entry<N>);
      }
      return [...rows.values()];
    };
    this.outbox = merged('outbox', this.outbox);
    this.journal = merged('journal', this.journal);
  }
}

/** Subjects of the letters to somebody. */
export const subjectsTo = (letters: readonly Letter[], to: string) =>
  letters.filter((letter) => letter.to === to).map(({ subject }) => subject);
