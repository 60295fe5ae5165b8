import { describe, expect, test } from 'vitest';
import { answerReader } from '../../sheets-schema/answer.ts';
import { initialAreas } from '../../sheets-schema/dictionary.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { answerSheet } from '../../simulation/answer-sheet.ts';
import * as answers from '../../simulation/answers.ts';
import { distorted } from '../../simulation/misbehaviour.ts';
import { personaOf } from '../../simulation/persona.ts';
import { roster } from '../../simulation/roster.ts';
import { seeded } from '../../simulation/seeded.ts';

const staff = roster(1, 16);
const speakers = staff.map((teacher) => ({
  teacher,
  persona: personaOf(1, teacher, staff, true),
  chance: seeded('test', teacher.no),
}));
const personal = [
  'intake',
  'menteeRequest',
  'mentorOffer',
  'assessmentMenteeT0',
  'assessmentMentorT0',
  'assessmentMenteeT1',
  'assessmentMentorT1',
  'feedback',
  'satisfactionMentee',
  'satisfactionMentor',
] as const;

describe('a teacher’s answers', () => {
  test.each(personal)('%s can be read back completely', (name) => {
    for (const speaker of speakers) {
      // biome-ignore lint/performance/noDynamicNamespaceImportAccess: each form has one function with the form's name
      const sheet = answerSheet(name, { ...answers[name](speaker), code: 'К-07', formKey: 'key' });
      const questions: Readonly<Record<string, { readonly title: string }>> = forms[name].questions;
      const cells = Object.fromEntries(
        Object.entries(sheet).map(([field, texts]) => [questions[field]?.title ?? field, texts.join(', ')]),
      );
      const parsed = answerReader(forms[name], initialAreas)({ ...cells, 'Отметка времени': 46_000.5 });
      expect(parsed.issues.filter(({ field }) => field !== 'asRole')).toEqual([]);
    }
  });

  test('name only people whom the page offers', () => {
    const offered = ['К-07 Тестова Анна Ивановна', 'К-08 Примеров Иван Петрович'];
    const sheet = answerSheet('preference', { choice1: 'К-08', choice2: 'К-09' }, () => offered);
    expect(sheet.choice1).toEqual(['К-08 Примеров Иван Петрович']);
    expect(sheet.choice2).toBeUndefined();
  });

  test('a mentor names mentees, a mentee names mentors', () => {
    const [speaker] = speakers;
    if (!speaker) throw new Error('Nobody speaks');
    expect(answers.preference(speaker, 'mentor', ['К-08'])).toMatchObject({ asRole: 'mentor', menteeChoice1: 'К-08' });
    expect(answers.preference(speaker, 'mentee', ['К-08'])).toMatchObject({ asRole: 'mentee', choice1: 'К-08' });
  });
});

describe('habits in a request', () => {
  const sheet = { need1: ['Общение с родителями'], situation: ['Тихо'] };

  test('a formula, five thousand characters, a contradiction', () => {
    expect(distorted('menteeRequest', sheet, 'formula').situation?.[0]).toMatch(/^=HYPERLINK\(/);
    const long = distorted('menteeRequest', sheet, 'longWinded').situation?.[0] ?? '';
    expect([long.length, /\p{Emoji_Presentation}/u.test(long)]).toEqual([5000, true]);
    expect(distorted('menteeRequest', sheet, 'contradicts').need2).toEqual(sheet.need1);
  });

  test('other forms and other people are unaffected', () => {
    expect(distorted('intake', sheet, 'formula')).toBe(sheet);
    expect(distorted('menteeRequest', sheet, 'late')).toBe(sheet);
  });
});
