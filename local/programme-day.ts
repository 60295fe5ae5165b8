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
