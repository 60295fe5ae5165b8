import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { type Plan, plan } from '../../../../functions/domain/plan.ts';
import type { Entry, TableName } from '../../../../functions/domain/programme.ts';
import type { Delivery } from '../../../../functions/domain/refusals/delivery.ts';
import type { Refusal } from '../../../../functions/domain/refusals/refusal.ts';
import { runStops } from '../../../../functions/domain/refusals/run-stops.ts';
import { context, type ProgrammeParts, programme } from '../programme-kit.ts';

/** A mail server's reply to one letter. */
export type Said = { readonly outcome: 'sent' } | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** Runs a programme over several days. Each run knows the letters of earlier runs. */
export class NoticeDays {
  private outbox: readonly Entry<'outbox'>[] = [];
  private journal: readonly Entry<'journal'>[] = [];
  private readonly server: (letter: Letter) => Said;
  last: Plan | undefined;
  /** All letters that reached the mail server, in order, whatever the server replied. */
  readonly tried: Letter[] = [];

  constructor(server: (letter: Letter) => Said = () => ({ outcome: 'sent' })) {
    this.server = server;
  }

  /**
   * Runs the programme at a moment (`2026-09-01T10:00`) and posts its letters.
   * @returns all planned letters, including refused and untried letters
   */
  run(parts: ProgrammeParts, moment: string, { byHand = false } = {}): readonly Letter[] {
    const now = `${moment}:00`;
    const seen = { today: moment.slice(0, 10), now, byHand };
    const planned = (delivered: readonly Delivery[]) => {
      const tables = { ...parts.tables, outbox: this.outbox, journal: this.journal };
      const made = plan(programme({ ...parts, tables }), context({ ...seen, delivered }));
      this.take(made);
      return made;
    };
    const first = planned([]);
    const delivered: Delivery[] = [];
    for (const letter of first.letters) {
      const { messageId } = letter;
      delivered.push(
        runStops(delivered) ? { messageId, at: now, outcome: 'untried' } : { ...this.post(letter), messageId, at: now },
      );
    }
    this.last = delivered.length > 0 ? planned(delivered) : first;
    return first.letters;
  }

  /** The present outbox. */
  get rowsOfOutbox(): readonly Entry<'outbox'>[] {
    return this.outbox;
  }

  /** The present journal. */
  get rowsOfJournal(): readonly Entry<'journal'>[] {
    return this.journal;
  }

  /** Sets the curator's marks on rows of the outbox. */
  mark(
    which: (row: Entry<'outbox'>) => boolean,
    marks: Pick<Entry<'outbox'>, 'hold' | 'again' | 'toldInPerson'>,
  ): void {
    this.outbox = this.outbox.map((row) => (which(row) ? { ...row, ...marks } : row));
  }

  private post(letter: Letter): { outcome: 'sent' } | { outcome: 'refused'; refusal: Refusal; detail: string } {
    this.tried.push(letter);
    const said = this.server(letter);
    return said.outcome === 'sent' ? said : { ...said, detail: '550 no' };
  }

  /** The planned rows of a tab in the last run. */
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

/** Subjects of the letters to a person. */
export const subjectsTo = (letters: readonly Letter[], to: string) =>
  letters.filter((letter) => letter.to === to).map(({ subject }) => subject);
