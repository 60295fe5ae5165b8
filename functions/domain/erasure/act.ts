import { addDays } from '../calendar/day.ts';

/** The content of an act of destruction (приказ Роскомнадзора № 179 от 28.10.2022). It contains codes but no names. */
export interface DestructionAct {
  readonly code: string;
  /** ISO date. */
  readonly withdrawnOn: string;
  readonly destroyedOn: string;
  /** Local date and time. */
  readonly destroyedAt: string;
  readonly ground: string;
  readonly method: string;
  /** The places of the destroyed data, with the number of cells or answers in each place. */
  readonly places: readonly { readonly place: string; readonly count: number }[];
  /** The journal's lines about this code. The act needs them as its export from the event log. */
  readonly journal: readonly { readonly entryId: string | undefined; readonly what: string | undefined }[];
  readonly keepUntil: string;
}

/** The id of the journal entry about a destruction. */
export const destroyedId = (code: string, withdrawnOn: string) => `уничтожение|${code}|${withdrawnOn}`;

/** Whether an entry of the journal says that a person's data were destroyed, on whatever day they withdrew their consent. */
export const isDestruction = (entryId: string | undefined, code: string): boolean =>
  entryId?.startsWith(destroyedId(code, '')) ?? false;

/** The id of the journal entry about the search that found nothing after the destruction. Without this entry there is no act. */
export const searchedId = (code: string, withdrawnOn: string) => `проверка|${code}|${withdrawnOn}`;

/** How the program destroys data, and where, as an act says it. */
const METHOD =
  'Удаление программой содержимого ячеек таблицы, ответов анкет, писем и файлов без возможности восстановления';
export const SYSTEM = 'Таблица и анкеты программы наставничества («Наставник»)';

const KEEP_YEARS = 3;

/** The day three years later. 29 February becomes 28 February. */
export function keepUntil(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const later = `${Number(year) + KEEP_YEARS}-${month}-${date}`;
  return month === '02' && date === '29' ? addDays(`${Number(year) + KEEP_YEARS}-03-01`, -1) : later;
}

export function destructionAct(
  facts: Pick<DestructionAct, 'code' | 'withdrawnOn' | 'destroyedAt' | 'places' | 'journal'>,
): DestructionAct {
  const destroyedOn = facts.destroyedAt.slice(0, 10);
  return {
    ...facts,
    destroyedOn,
    ground: 'Отзыв согласия на обработку персональных данных (152-ФЗ, ст. 21 ч. 5)',
    method: METHOD,
    keepUntil: keepUntil(destroyedOn),
  };
}
