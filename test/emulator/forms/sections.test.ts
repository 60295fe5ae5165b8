import { beforeEach, describe, expect, it } from 'vitest';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
const option = (value: string, goTo: object = {}) => ({ value, ...goTo });

/** The role decides the next section: «Наставник» leads to a section for mentors, «Никто» to the end, «Заново» to the start. */
beforeEach(async () => {
  form = await startForm();
  await form.batch([
    question(0, 'Имя', { questionId: '0a', required: true, textQuestion: {} }),
    { createItem: { location: { index: 1 }, item: { itemId: 'b1', title: 'О подопечном', pageBreakItem: {} } } },
    question(2, 'Стаж', { questionId: '0b', required: true, textQuestion: {} }),
    { createItem: { location: { index: 3 }, item: { itemId: 'b2', title: 'О наставнике', pageBreakItem: {} } } },
    question(4, 'Опыт', { questionId: '0c', required: true, textQuestion: {} }),
    question(1, 'Роль', {
      questionId: '0d',
      choiceQuestion: {
        type: 'RADIO',
        options: [
          option('Подопечный'),
          option('Наставник', { goToSectionId: 'b2' }),
          option('Никто', { goToAction: 'SUBMIT_FORM' }),
          option('Заново', { goToAction: 'RESTART_FORM' }),
        ],
      },
    }),
  ]);
  await form.publish();
  return () => form.close();
});

const NAME: [string, string] = ['entry.10', 'Анна'];
const role = (value: string): [string, string] => ['entry.13', value];
const page = (history: string): [string, string] => ['pageHistory', history];
const saved = async () => {
  const { responses = [] } = (await form.api.forms.responses.list({ formId: form.formId })).data;
  return responses.map((each) => Object.keys(each.answers ?? {}).sort());
};

describe('a form in sections', () => {
  it('begins with the first section', async () => {
    const html = await (await fetch(form.page)).text();
    // The script lists the questions of all sections, as Google's page does.
    const shown = html.replace(/<script.*?<\/script>/gs, '');
    expect(shown).toContain('Раздел 1 из 3');
    expect(shown).toContain('Роль');
    expect(shown).not.toContain('Стаж');
    expect(shown).toContain('Далее');
  });

  it('goes where the chosen option leads, carries the answers along, and can go back', async () => {
    const { html } = await form.post(page('0'), NAME, role('Наставник'));
    expect(html).toContain('О наставнике');
    expect(html).toContain('name="pageHistory" value="0,2"');
    expect(html).toContain('type="hidden" name="entry.10" value="Анна"');
    expect(await saved()).toEqual([]);
    const back = await form.post(page('0,2'), ['back', '1'], NAME, role('Наставник'));
    expect(back.html).toContain('Раздел 1 из 3');
    expect(back.html).toContain('value="Анна"');
    await form.post(page('0,2'), NAME, role('Наставник'), ['entry.12', 'Десять лет'], ['entry.11', 'не на пути']);
    expect(await saved()).toEqual([['0a', '0c', '0d']]);
  });

  it('does not go on past a mistake in a section', async () => {
    const { status, html } = await form.post(page('0'), role('Наставник'));
    expect([status, html.includes('Раздел 1 из 3')]).toEqual([400, true]);
    const forged = await form.post(page('0,1'), ['entry.11', '3'], role('Подопечный'));
    expect(forged.status).toBe(400);
    expect(forged.html).toContain('Раздел 1 из 3');
  });

  it('ends or restarts where an option says so', async () => {
    const again = await form.post(page('0'), NAME, role('Заново'));
    expect(again.html).toContain('Раздел 1 из 3');
    expect((await form.post(page('0'), NAME, role('Никто'))).html).toContain('Ответ записан');
    expect(await saved()).toEqual([['0a', '0d']]);
  });

  it('accepts a complete answer at once: only questions on its own path are required', async () => {
    expect((await form.post(NAME, role('Наставник'), ['entry.12', 'Десять лет'])).status).toBe(200);
    expect((await form.post(NAME, role('Наставник'))).status).toBe(400);
    expect((await form.post(NAME, role('Никто'))).status).toBe(200);
    expect(await saved()).toHaveLength(2);
  });

  it('an option that led to a deleted section loses its navigation', async () => {
    await form.batch([{ deleteItem: { location: { index: 4 } } }]);
    const options = (await form.get()).items?.[1]?.questionItem?.question?.choiceQuestion?.options;
    expect(options?.[1]).toEqual({ value: 'Наставник' });
  });
});
