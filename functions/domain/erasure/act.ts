import { addDays } from '../calendar/day.ts';

/** What an act of destruction says, as data (приказ Роскомнадзора № 179 от 28.10.2022); codes only. */
export interface DestructionAct {
  readonly code: string;
  /** Days, ISO. */
  readonly withdrawnOn: string;
  readonly destroyedOn: string;
  /** Local date and time. */
  readonly destroyedAt: string;
  readonly ground: string;
  readonly method: string;
  /** Where, and how many cells or answers. */
  readonly places: readonly { readonly place: string; readonly count: number }[];
  /** Lines of the journal about this code: the export from the event log. */
  readonly journal: readonly { readonly entryId: string | undefined; readonly what: string | undefined }[];
  /** Act and export are kept until this day. */
  readonly keepUntil: string;
}

const KEEP_YEARS = 3;

/** The day three years on; 29 February counts as 28. */
export function keepUntil(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const later = `${Number(year) + KEEP_YEARS}-${month}-${date}`;
  return month === '02' && date === '29' ? addDays(`${Number(year) + KEEP_YEARS}-03-01`, -1) : later;
}

/** Puts the act together. */
export function destructionAct(
  facts: Pick<DestructionAct, 'code' | 'withdrawnOn' | 'destroyedAt' | 'places' | 'journal'>,
): DestructionAct {
  const destroyedOn = facts.destroyedAt.slice(0, 10);
  return {
    ...facts,
    destroyedOn,
    ground: 'Отзыв согласия на обработку персональных данных (152-ФЗ, ст. 21 ч. 5)',
    method: 'Удаление содержимого ячеек таблицы и ответов анкет программой',
    keepUntil: keepUntil(destroyedOn),
  };
}
