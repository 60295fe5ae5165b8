import { normalLabel } from '../../sheets-schema/cell.ts';
import type { Form } from '../../sheets-schema/form.ts';

/** What a column of the file holds. */
export type Use =
  | { readonly kind: 'field'; readonly field: string }
  /** One option of a question that takes several: ticked or not. */
  | { readonly kind: 'option'; readonly field: string; readonly label: string }
  | { readonly kind: 'time' | 'id' | 'email' };

export interface MatchedColumns {
  /** By column of the file. */
  readonly uses: ReadonlyMap<number, Use>;
  readonly unmatched: readonly { readonly header: string; readonly why: string }[];
  /** Questions that no column answers. */
  readonly missing: readonly string[];
}

const KNOWN: Readonly<Record<'time' | 'id' | 'email', readonly string[]>> = {
  time: [
    'отметка времени',
    'timestamp',
    'время создания',
    'дата создания',
    'время отправки',
    'дата и время',
    'created',
    'created at',
    'дата',
  ],
  id: ['id', 'ид', 'номер ответа', 'id ответа', 'response id', '№'],
  email: [
    'адрес электронной почты',
    'электронная почта',
    'email',
    'e-mail',
    'email address',
    'почта',
    'имя пользователя',
    'username',
  ],
};

/** A header as people compare it: without the number before it, the star of a required question, spaces around. */
const plain = (header: string): string =>
  normalLabel(
    header
      .replace(/^\uFEFF/, '')
      .replace(/[\u00a0\s]+/g, ' ')
      .replace(/^\s*\d+[.)]\s+/, '')
      .replace(/\s*\*\s*$/, ''),
  );

function optionOf(header: string, questions: readonly (readonly [string, string])[]): Use | undefined {
  for (const [field, title] of questions) {
    const rest = header.startsWith(title) ? header.slice(title.length).trim() : '';
    const label = /^\[(.+)\]$/.exec(rest)?.[1] ?? /^[/:–-]\s*(.+)$/.exec(rest)?.[1];
    if (label) return { kind: 'option', field, label };
  }
  return undefined;
}

/** Finds what each column of the file is: a question of the form by its title, the time, the number, the address. */
export function matchColumns(headers: readonly string[], form: Form): MatchedColumns {
  const questions = Object.entries(form.questions).map(([field, { title }]) => [field, plain(title)] as const);
  const several = questions.filter(([field]) => {
    const type = form.questions[field]?.type;
    return type?.kind === 'many' || (type !== undefined && 'many' in type && type.many === true);
  });
  const uses = new Map<number, Use>();
  const unmatched: { header: string; why: string }[] = [];
  const taken = new Set<string>();
  headers.forEach((header, index) => {
    const name = plain(header);
    const field = questions.find(([, title]) => title === name)?.[0];
    const known = (Object.keys(KNOWN) as (keyof typeof KNOWN)[]).find((kind) => KNOWN[kind].includes(name));
    const use: Use | undefined = field ? { kind: 'field', field } : known ? { kind: known } : optionOf(name, several);
    const mark =
      use && (use.kind === 'field' ? use.field : use.kind === 'option' ? `${use.field} ${use.label}` : use.kind);
    if (name === '') return;
    if (!use || mark === undefined) unmatched.push({ header, why: 'такого вопроса в анкете нет' });
    else if (taken.has(mark)) unmatched.push({ header, why: 'такой столбец уже был левее' });
    else {
      taken.add(mark);
      uses.set(index, use);
    }
  });
  const answered = new Set([...uses.values()].flatMap((use) => ('field' in use ? [use.field] : [])));
  const missing = Object.entries(form.questions).flatMap(([field, { title }]) =>
    answered.has(field) || field === 'formKey' ? [] : [title],
  );
  return { uses, unmatched, missing };
}
