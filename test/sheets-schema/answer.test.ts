import { describe, expect, expectTypeOf, it } from 'vitest';
import { type AnswerOf, answerReader, NOBODY } from '../../sheets-schema/answer.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import { initialAreas } from '../../sheets-schema/dictionary.ts';
import { TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';

const MOMENT = 46266.5; // noon of 1 September 2026

/** A row of the form's tab, given by field instead of by header. */
function row<N extends keyof typeof forms>(name: N, given: Partial<Record<string, Raw>>): Record<string, Raw> {
  const cells: Record<string, Raw> = { [TIMESTAMP_HEADER]: MOMENT };
  for (const [field, question] of Object.entries(forms[name].questions)) {
    const value = { code: 'К-07', formKey: 'abc', ...given }[field];
    if (value !== undefined) cells[question.title] = value;
  }
  return cells;
}

const intake = {
  wantsRole: 'и то и другое (в разных парах)',
  experienceBand: '4-10',
  isYoungSpecialist: 'Да',
  subjectGroup: 'математика и информатика',
  strengths: 'Урок: цели, методы, приёмы, Рабочие программы, журнал, документы',
  preferredContact: 'лично',
};

const request = {
  need1: 'Общение с родителями',
  situation: 'Трудно.',
  desiredResult: 'Легко.',
  workFormat: 'всё равно',
  slots: 'Пн после уроков, Сб',
};

const preference = { asRole: 'наставляемый', choice1: 'К-12 Тестовая Анна Ивановна' };

describe('an answer', () => {
  it('is read by each question’s type', () => {
    const { answer, issues } = answerReader(forms.intake, initialAreas)(row('intake', intake));
    expect(issues).toEqual([]);
    expect(answer).toEqual({
      submittedAt: '2026-09-01T12:00:00',
      code: 'К-07',
      wantsRole: 'both',
      experienceBand: 'from4to10',
      isYoungSpecialist: true,
      subjectGroup: 'maths',
      strengths: ['lessonDesign', 'documentation'],
      preferredContact: 'inPerson',
      formKey: 'abc',
    });
  });

  it('has exact types', () => {
    type Intake = AnswerOf<typeof forms.intake>;
    expectTypeOf<Intake['wantsRole']>().toEqualTypeOf<'mentee' | 'mentor' | 'both' | 'none' | 'undecided'>();
    expectTypeOf<Intake['isYoungSpecialist']>().toEqualTypeOf<boolean>();
    expectTypeOf<Intake['strengths']>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf<AnswerOf<typeof forms.preference>['choice1']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<AnswerOf<typeof forms.feedback>['comfort']>().toEqualTypeOf<number>();
  });

  it('is incomplete without a required question, and reports the column', () => {
    const { answer, fields, issues } = answerReader(
      forms.intake,
      initialAreas,
    )(row('intake', { ...intake, wantsRole: ' ' }));
    expect(answer).toBeUndefined();
    expect(fields.subjectGroup).toBe('maths');
    expect(issues).toEqual([
      {
        field: 'wantsRole',
        header: 'В какой роли Вы хотели бы участвовать?',
        reason: 'Нет ответа на обязательный вопрос.',
      },
    ]);
  });

  it('is complete despite an unreadable optional question, and reports what was read', () => {
    const { answer, issues } = answerReader(
      forms.menteeRequest,
      initialAreas,
    )(row('menteeRequest', { ...request, need2: 'Вязание' }));
    expect(answer?.need1).toBe('parents');
    expect(answer).not.toHaveProperty('need2');
    expect(issues).toEqual([
      {
        field: 'need2',
        header: 'Второе по важности',
        whatWasRead: 'Вязание',
        reason: 'Направления «Вязание» нет на листе «Направления».',
      },
    ]);
  });

  it('keeps its meaning when the school renames an area; a present label takes precedence', () => {
    const renamed = [
      { key: 'parents', labels: ['Семья', 'Общение с родителями'] },
      { key: 'digital', labels: ['Общение с родителями онлайн', 'Семья'] },
    ];
    const need = (label: string) =>
      answerReader(forms.menteeRequest, renamed)(row('menteeRequest', { ...request, need1: label })).answer?.need1;
    expect([need('Общение с родителями'), need('семья'), need('Общение с родителями онлайн')]).toEqual([
      'parents',
      'parents',
      'digital',
    ]);
  });

  it.each([
    ['К-12 Тестовая Анна Ивановна', 'К-12'],
    ['k12', 'К-12'],
    ['К-12, Тестовая', 'К-12'],
  ])('«%s» names the person %s', (option, code) => {
    const { answer } = answerReader(
      forms.preference,
      initialAreas,
    )(row('preference', { ...preference, choice1: option }));
    expect(answer?.choice1).toBe(code);
  });

  it('may name nobody', () => {
    const cells = row('preference', {
      ...preference,
      choice1: NOBODY,
      vetoCodes: 'К-08 Тестов Пётр, К-12 Тестовая Анна',
    });
    const { answer, issues } = answerReader(forms.preference, initialAreas)(cells);
    expect(issues).toEqual([]);
    expect(answer?.choice1).toBeNull();
    expect(answer?.vetoCodes).toEqual(['К-08', 'К-12']);
  });

  it('reports a name where a code belongs', () => {
    const { answer, issues } = answerReader(
      forms.preference,
      initialAreas,
    )(row('preference', { ...preference, choice1: 'Тестовая Анна' }));
    expect(answer).not.toHaveProperty('choice1');
    expect(issues[0]?.reason).toBe('В ответе «Тестовая Анна» нет кода участника вида К-07.');
  });

  it('accepts a meeting report as a form writes it', () => {
    const report = {
      pairCode: 'П-03 Тестовая – Примеров',
      kind: 'пробная',
      heldOn: 46266,
      minutes: '40',
      topicArea: 'Дети с ОВЗ, инклюзия',
      done: '=HYPERLINK("x")',
    };
    const { answer, issues } = answerReader(forms.meetingReport, initialAreas)(row('meetingReport', report));
    expect(issues).toEqual([]);
    expect(answer).toMatchObject({
      pairCode: 'П-03',
      kind: 'trial',
      heldOn: '2026-09-01',
      minutes: 40,
      topicArea: 'inclusion',
      done: '=HYPERLINK("x")',
    });
    const short = answerReader(forms.meetingReport, initialAreas)(row('meetingReport', { ...report, minutes: 5 }));
    expect(short.issues.map(({ reason }) => reason)).toEqual(['Здесь нужно целое число от 10 до 240.']);
  });

  it('is incomplete without a time stamp', () => {
    const cells = row('intake', intake);
    delete cells[TIMESTAMP_HEADER];
    expect(answerReader(forms.intake, initialAreas)(cells).answer).toBeUndefined();
  });
});
