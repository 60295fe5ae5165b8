import type { Entry } from '../../functions/domain/programme.ts';
import { schoolTime } from '../../functions/gateways/clock.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { FormLink } from '../../functions/workbook/form-registry.ts';
import { parseSettings, rowsOf } from '../../functions/workbook/parse-tables.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';

/** The parts of the school that the pages of forms need. */
export interface SchoolView {
  readonly forms: ReadonlyMap<string, FormLink>;
  /** Signs the personal links. */
  readonly secret: string;
  readonly people: readonly Entry<'people'>[];
  readonly pairs: readonly Entry<'pairs'>[];
  /** ISO date. */
  readonly today: string;
}

type ReadableSchool = Pick<School, 'sheets' | 'spreadsheetId' | 'clock'>;

/** Reads the workbook once after each edit, even if many people open their forms. */
export class SchoolViews {
  private reading: Promise<Omit<SchoolView, 'today'> & { readonly timeZone: string }> | undefined;

  constructor(private readonly school: ReadableSchool) {}

  /** Records that the workbook has been edited. Answers to forms are no edits here, because they change neither people nor pairs. */
  edited(): void {
    this.reading = undefined;
  }

  async now(): Promise<SchoolView> {
    this.reading ??= this.read();
    const { timeZone, ...view } = await this.reading.catch((error: unknown) => {
      this.edited();
      throw error;
    });
    return { ...view, today: schoolTime(this.school.clock.now(), timeZone).today };
  }

  private async read() {
    const snapshot = await readWorkbook(this.school.sheets, this.school.spreadsheetId);
    return {
      forms: snapshot.forms,
      secret: snapshot.secret,
      people: rowsOf(snapshot, 'people'),
      pairs: rowsOf(snapshot, 'pairs'),
      timeZone: parseSettings(snapshot).settings.timeZone,
    };
  }
}
