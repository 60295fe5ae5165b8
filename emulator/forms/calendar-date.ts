import { serialDay, serialTime } from '../sheets/serial-date.ts';

const GRAMMAR = /^(?:(\d{4})-)?(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?$/;

/** The year that we assume for a date without a year. It is a leap year, so that 29 February is possible. */
const ANY_YEAR = 2000;

/**
 * Reads the answer to a date question: `2026-09-01`, or `09-01` without a year, followed by ` 14:30` if the question asks for a time. Returns
 * undefined if there is no such date. The result has the serial date for a cell, unless the year is missing.
 */
export function calendarDate(
  text: string,
  asked: { readonly year: boolean; readonly time: boolean },
): { readonly serial?: number } | undefined {
  const [, year, month, day, hour, minute] = GRAMMAR.exec(text) ?? [];
  if (day === undefined || asked.year !== (year !== undefined)) return undefined;
  if (asked.time !== (hour !== undefined) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined;
  const serial = serialDay(Number(year ?? ANY_YEAR), Number(month), Number(day));
  if (serial === undefined) return undefined;
  return asked.year ? { serial: serial + serialTime(Number(hour ?? 0), Number(minute ?? 0)) } : {};
}
