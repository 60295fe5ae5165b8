/** The day that a workspace takes for today, and the year of its programme. */
export interface ProgrammeDay {
  readonly today: string;
  readonly year: number;
}

const FIRST_MONTH = 4;

/** The programme runs from April to December; from January to March it is shown as it stood on 15 November. */
export function programmeDay(today: string): ProgrammeDay {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month >= FIRST_MONTH ? { today, year } : { today: `${year - 1}-11-15`, year: year - 1 };
}

/**
 * The day on which a school that exists goes on: the one that is asked for, else the one it was told last, else the real
 * one. A school that lived through December goes on in January, though a new one would begin on 15 November.
 */
export function dayToGoOn(
  asked: string | undefined,
  known: { readonly day?: string | undefined; readonly lastDay: string },
  real: string,
): string {
  const told = asked ?? known.day;
  if (told !== undefined) return told;
  const { today } = programmeDay(real);
  return today < known.lastDay ? real : today;
}
