import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
const choices = (...values: string[]) => [...values.map((value) => ({ value })), { isOther: true }];

beforeEach(async () => {
  form = await startForm('Анкета учителя');
  await form.batch([
    question(0, 'Код участника', { questionId: '5c529686', required: true, textQuestion: {} }),
    question(1, 'Предмет', {
      questionId: '0b',
      choiceQuestion: { type: 'RADIO', options: choices('Физика', 'Химия') },
    }),
    question(2, 'Темы', {
      questionId: '0c',
      choiceQuestion: { type: 'CHECKBOX', options: choices('Урок', 'Родители') },
    }),
    question(3, 'Оценка', {
      questionId: '0d',
      scaleQuestion: { low: 1, high: 5, lowLabel: 'Плохо', highLabel: 'Хорошо' },
    }),
    question(4, 'Дата', { questionId: '0e', dateQuestion: { includeYear: true } }),
    question(5, 'Рассказ', { questionId: '0f', textQuestion: { paragraph: true } }),
    question(6, 'Стаж', { questionId: '10', choiceQuestion: { type: 'DROP_DOWN', options: [{ value: 'До 3 лет' }] } }),
  ]);
  return () => form.close();
});

const CODE = ['entry.1548916358', 'К-014'] as [string, string];
const saved = async () => {
  const { responses = [] } = (await form.api.forms.responses.list({ formId: form.formId })).data;
  return responses.map(({ answers = {} }) =>
    Object.fromEntries(
      Object.entries(answers ?? {}).map(([id, each]) => [id, each.textAnswers?.answers?.map(({ value }) => value)]),
    ),
  );
};
const view = async (query = ''): Promise<string> => (await fetch(`${form.page}${query}`)).text();

describe('a form that accepts no answers', () => {
  test('says so and stores nothing', async () => {
    expect(await view()).toContain('Ответить на неё сейчас нельзя');
    expect((await form.post(CODE)).status).toBe(403);
    expect(await saved()).toEqual([]);
  });

  test('an unknown address is a 404 page', async () => {
    const answer = await fetch(`${form.emulator.url}forms/d/e/nothing/viewform`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Такой формы нет');
  });
});

describe('the page of an open form', () => {
  beforeEach(() => form.publish());

  test('a pre-filled address works: the entry is the question id read as hexadecimal', async () => {
    const query = new URLSearchParams([
      ['usp', 'pp_url'],
      CODE,
      ['entry.11', 'Химия'],
      ['entry.14', '2026-09-01'],
      ['entry.15', 'а\nб'],
    ]);
    const html = await view(`?${query}`);
    expect(html).toContain('value="К-014"');
    expect(html).toMatch(/<input[^>]*value="Химия"[^>]*checked/);
    expect(html).not.toMatch(/<input[^>]*value="Физика"[^>]*checked/);
    expect(html).toContain('value="2026-09-01"');
    expect(html).toMatch(/<textarea[^>]*>а\nб<\/textarea>/);
  });

  test('nothing loads from outside, nothing runs', async () => {
    const answer = await fetch(form.page);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/);
    const html = await answer.text();
    expect(html).not.toMatch(/<script(?! type="text\/plain")|src="http|@import/);
    expect(html).toContain('<html lang="ru">');
  });

  test('every control has a label or a legend', async () => {
    const html = await view();
    for (const [, id] of html.matchAll(/<(?:input type="text"|input type="date"|textarea|select)[^>]* id="(\w+)"/g)) {
      expect(html).toContain(`for="${id}"`);
    }
    expect(html.match(/<fieldset/g)).toHaveLength(html.match(/<legend/g)?.length ?? -1);
  });

  test('a valid answer is stored in full and thanked for', async () => {
    const { status, html } = await form.post(
      CODE,
      ['entry.11', '__other_option__'],
      ['entry.11.other_option_response', 'Биология'],
      ['entry.12', 'Урок'],
      ['entry.12', '__other_option__'],
      ['entry.12.other_option_response', 'Класс'],
      ['entry.13', '4'],
      ['entry.14', '2026-09-01'],
      ['entry.15', 'Рассказ 🙂'],
      ['entry.16', 'До 3 лет'],
    );
    expect([status, html.includes('Ответ записан')]).toEqual([200, true]);
    expect(await saved()).toEqual([
      {
        '5c529686': ['К-014'],
        '0b': ['Биология'],
        '0c': ['Урок', 'Класс'],
        '0d': ['4'],
        '0e': ['2026-09-01'],
        '0f': ['Рассказ 🙂'],
        '10': ['До 3 лет'],
      },
    ]);
  });

  test('a date may come in three parts', async () => {
    await form.post(CODE, ['entry.14_year', '2026'], ['entry.14_month', '9'], ['entry.14_day', '1']);
    expect((await saved())[0]).toMatchObject({ '0e': ['2026-09-01'] });
  });

  test.each([
    ['a required question left out', [], 'Это обязательный вопрос'],
    ['a required question with blanks', [['entry.1548916358', '   ']], 'Это обязательный вопрос'],
    ['an option that is not there', [CODE, ['entry.11', 'Труд']], 'Такого варианта нет: «Труд»'],
    ['an option that is not in the list', [CODE, ['entry.16', 'Век']], 'Такого варианта нет: «Век»'],
    ['«other» without words', [CODE, ['entry.12', '__other_option__']], 'впишите, пожалуйста, свой вариант'],
    ['a mark beyond the scale', [CODE, ['entry.13', '6']], 'оценку от 1 до 5'],
    ['a day that does not exist', [CODE, ['entry.14', '2026-02-30']], 'Такой даты нет'],
    ['a text longer than a cell', [CODE, ['entry.15', 'я'.repeat(50_001)]], 'Ответ слишком длинный'],
  ] as [string, [string, string][], string][])(
    '%s is refused with a message and not stored',
    async (_what, fields, words) => {
      const { status, html } = await form.post(...fields);
      expect(status).toBe(400);
      expect(html).toContain(words);
      expect(html).toContain('aria-invalid="true"');
      expect(html).toMatch(/<a href="#q[0-9a-f]+">/);
      expect(await saved()).toEqual([]);
    },
  );

  test('the entered text stays on the page with the problem', async () => {
    const { html } = await form.post(
      ['entry.11', '__other_option__'],
      ['entry.11.other_option_response', 'Биология "Б"'],
      ['entry.12', 'Родители'],
      ['entry.15', 'Длинный <рассказ>'],
    );
    expect(html).toContain('value="Биология &quot;Б&quot;"');
    expect(html).toMatch(/<input[^>]*value="Родители"[^>]*checked/);
    expect(html).toContain('Длинный &lt;рассказ>');
  });

  test('any text that fits is stored as typed', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .filter((each) => each.trim() !== '' && !/[\r\0]/.test(each) && !/\p{Surrogate}/u.test(each));
    await fc.assert(
      fc.asyncProperty(text, async (story) => {
        const other = await startForm();
        try {
          await other.batch([question(0, 'Рассказ', { questionId: '0f', textQuestion: { paragraph: true } })]);
          await other.publish();
          await other.post(['entry.15', story]);
          const { responses = [] } = (await other.api.forms.responses.list({ formId: other.formId })).data;
          expect(responses[0]?.answers?.['0f']?.textAnswers?.answers).toEqual([{ value: story }]);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});
