import { documentKinds, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { dayText } from '../calendar/day-text.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { SchoolDay } from '../school-day.ts';

const WHAT_TO_DO =
  'Проверьте дату. Если документ действительно подписан в этот день, впишите причину в столбец «Примечание» этой строки.';

/** Orders, acts and reports whose date is a day off. An inspector may ask who signed them. If the row has a note, the paper is not reported. */
export function dayOffDates({ programme, calendar }: Pick<SchoolDay, 'programme' | 'calendar'>): Problem[] {
  const { documents, pairs } = programme.tables;
  const warning = (sheet: string, row: { readonly at: number }, what: string, date: string): Problem => ({
    ...place(sheet, row),
    whatWasRead: dayText(date),
    reason: `${what}: ${dayText(date)} – нерабочий день.`,
    whatToDo: WHAT_TO_DO,
  });
  const isDayOff = (date: string | undefined): date is string => date !== undefined && !calendar.isWorkingDay(date);
  return [
    ...documents.flatMap((row) =>
      row.kind && !row.note && isDayOff(row.date) && factsOfDocument(row.kind).registeredBy !== 'nothing'
        ? [warning(tables.documents.title, row, `«${documentKinds[row.kind]}»`, row.date)]
        : [],
    ),
    ...pairs.flatMap((row) =>
      !row.note && isDayOff(row.orderDate)
        ? [warning(tables.pairs.title, row, 'Дата приказа о закреплении пары', row.orderDate)]
        : [],
    ),
  ];
}
