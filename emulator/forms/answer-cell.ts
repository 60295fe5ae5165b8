import type { AnswerCell } from '../sheets/answers-tab.ts';
import { calendarDate } from './calendar-date.ts';
import type { Field } from './fields.ts';

/**
 * The answer to a question as Google writes it into the response tab: scales and whole numbers as numbers, dates as dates, ticked options
 * joined by commas, everything else as text. A number stays text if Sheets would show it differently from what was typed (`007`, a long phone
 * number).
 */
export function answerCell({ input }: Field, texts: readonly string[]): AnswerCell {
  const [first] = texts;
  if (first === undefined) return null;
  switch (input.kind) {
    case 'scale':
      return { number: Number(first) };
    case 'date': {
      const serial = calendarDate(first, input)?.serial;
      if (serial === undefined) return { text: first };
      return { number: serial, pattern: input.time ? 'dd.mm.yyyy hh:mm:ss' : 'dd.mm.yyyy' };
    }
    case 'time':
      return { number: dayFraction(first), pattern: input.duration ? '[h]:mm:ss' : 'hh:mm:ss' };
    case 'short':
      return isPlainInteger(first) ? { number: Number(first) } : { text: first };
    default:
      return { text: texts.join(', ') };
  }
}

/** `14:30` or `14:30:00` as a fraction of a day. */
function dayFraction(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

const isPlainInteger = (text: string): boolean => String(Number(text)) === text && Number.isSafeInteger(Number(text));
