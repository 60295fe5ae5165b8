import type { CellType } from '../../../sheets-schema/cell.ts';
import type { QuestionType } from '../../../sheets-schema/form.ts';

/** A typed text, and the value that it means. */
export interface TypedCell {
  readonly typed: string;
  readonly value: unknown;
}

function parsed(type: CellType<unknown>, typed: string): TypedCell {
  return { typed, value: type.schema.parse(typed) };
}

function wholeNumber(type: CellType<unknown>): TypedCell {
  const value = [2, 1, 1990].find((candidate) => type.schema.safeParse(candidate).success);
  return { typed: String(value), value };
}

/** A typed text that fits a column. */
export function typedCell(type: CellType<unknown>): TypedCell {
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'link':
      return { typed: '=не формула, +7 000', value: '=не формула, +7 000' };
    case 'int':
      return wholeNumber(type);
    case 'percent':
      return { typed: '12,5', value: 12.5 };
    case 'date':
      return { typed: '01.09.2026', value: '2026-09-01' };
    case 'dateTime':
      return { typed: '01.09.2026 08:05', value: '2026-09-01T08:05:00' };
    case 'time':
      return { typed: '14:30', value: '14:30' };
    case 'yesNo':
      return { typed: 'да', value: true };
    case 'email':
      return { typed: 'anna@example.org', value: 'anna@example.org' };
    case 'code':
      return type.schema.safeParse('К-07').success
        ? { typed: 'k 07', value: 'К-07' }
        : { typed: 'п-03', value: 'П-03' };
    case 'codes':
      return type.schema.safeParse('К-07').success
        ? { typed: 'К-07, к12', value: ['К-07', 'К-12'] }
        : { typed: 'П-03; п4', value: type.schema.parse('П-03; п4') };
    case 'months':
      return { typed: 'Апрель-май', value: { months: [4, 5] } };
    case 'formerOffer':
      return parsed(type, 'Направление: Общение с родителями\nНаставляемых: 2');
    case 'linkedText':
      return { typed: 'События, строка 3', value: { text: 'События, строка 3' } };
    case 'oneOf':
      return parsed(type, type.labels?.at(-1) ?? '');
    case 'manyOf':
      return parsed(type, 'ФИО, отзыв');
    case 'curatorNumber':
      return parsed(type, 'кр 2');
    default:
      throw new Error(`No example for a cell of the kind ${type.kind}`);
  }
}

/** A typed text that does not fit a column; undefined if every text fits. */
export function wrongCell({ kind }: CellType<unknown>): string | undefined {
  return ['text', 'longText', 'link', 'linkedText'].includes(kind) ? undefined : 'что-то непонятное';
}

/** An answer to a question, as the form writes it into the form's tab. */
export function typedAnswer(type: QuestionType): TypedCell {
  switch (type.kind) {
    case 'short':
    case 'long':
      return { typed: 'да = нет, 50 + 50', value: 'да = нет, 50 + 50' };
    case 'code':
      return { typed: 'К-07', value: 'К-07' };
    case 'pair':
      return { typed: 'П-03 Тестовая Анна – Тестовый Борис', value: 'П-03' };
    case 'one': {
      const [key = '', label = ''] = Object.entries(type.choices).at(-1) ?? [];
      return { typed: label, value: key };
    }
    case 'many':
      return { typed: Object.values(type.choices).join(', '), value: Object.keys(type.choices) };
    case 'scale':
      return { typed: String(type.high), value: type.high };
    case 'int':
      return { typed: String(type.min), value: type.min };
    case 'yesNo':
      return { typed: 'нет', value: false };
    case 'date':
      return { typed: '30.11.2026', value: '2026-11-30' };
    case 'areas':
      return type.many
        ? { typed: 'Урок: цели, методы, приёмы, Дети с ОВЗ, инклюзия', value: ['lessonDesign', 'inclusion'] }
        : { typed: 'Общение с родителями', value: 'parents' };
    case 'people':
      return type.many
        ? { typed: 'К-03 Тестовая Анна, К-04 Тестовый Борис', value: ['К-03', 'К-04'] }
        : { typed: 'К-03 Тестовая Анна', value: 'К-03' };
  }
}
