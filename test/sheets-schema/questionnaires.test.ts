import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Form, Question, QuestionType } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';

const text = readFileSync(new URL('./questionnaires.txt', import.meta.url), 'utf8');

function typeOf({ type }: Question): string {
  const names: Readonly<Record<QuestionType['kind'], string>> = {
    short: 'short',
    long: 'long',
    code: 'code',
    one: 'one',
    many: 'many',
    scale: 's10',
    yesNo: 'yn',
    date: 'date',
    int: 'int',
    areas: 'areas',
    people: 'people',
    pair: 'pair',
  };
  const detail = type.kind === 'areas' || type.kind === 'people' ? [type.many ? 'many' : 'one'] : [];
  const bounds =
    type.kind === 'int' ? ` ${type.min}–${type.max}` : type.kind === 'short' && type.most ? ` ${type.most}` : '';
  return [`${names[type.kind]}${bounds}`, ...detail].join(', ');
}

function lineOf([field, question]: [string, Question]): string {
  const { title, type, required } = question;
  const choices = type.kind === 'one' || type.kind === 'many' ? Object.values(type.choices).join('; ') : '';
  return [field, title, typeOf(question), required ? '*' : '', choices].join(' | ').replace(/[ |]+$/, '');
}

/** For each form: the title and the questions between the code and the key. */
const written = new Map(
  text
    .replace(/^#.*\n/gm, '')
    .trim()
    .split('\n\n')
    .map((block) => {
      const [head = '', ...lines] = block.split('\n').map((line) => line.replace(/[ |]+$/, ''));
      const [, name = '', title = ''] = /^(\w+) «(.*)»$/.exec(head) ?? [];
      return [name, { title, lines }] as const;
    }),
);

describe('the questionnaires', () => {
  it('are those in the rules of the programme', () =>
    expect(Object.keys(forms).sort()).toEqual([...written.keys()].sort()));

  it.each(Object.entries(forms) as [string, Form][])(
    '%s: every question, wording, type, required flag and choice',
    (name, form) => {
      const asked = Object.entries(form.questions).slice(1, -1).map(lineOf);
      expect(form.title).toBe(written.get(name)?.title);
      expect(asked).toEqual(written.get(name)?.lines);
    },
  );

  it('use a scale from 1 to 10 for every rating, and say which end is high', () => {
    const scales = Object.values(forms)
      .flatMap((form): Question[] => Object.values(form.questions))
      .flatMap(({ type }) => (type.kind === 'scale' ? [type] : []));
    expect(scales.length).toBeGreaterThan(0);
    for (const { low, high, lowLabel, highLabel } of scales) {
      expect([low, high, lowLabel, highLabel]).toEqual([1, 10, 'самый низкий балл', 'самый высокий']);
    }
  });
});
