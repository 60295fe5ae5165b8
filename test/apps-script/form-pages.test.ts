import { type forms_v1, forms as formsApi } from 'googleapis/build/src/apis/forms/index.js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../emulator/core/exchange.ts';
import type { Emulator } from '../../emulator/index.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { rememberForm } from '../../functions/jobs/refresh-forms.ts';
import type { FormLink } from '../../functions/workbook/form-registry.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { NOBODY } from '../../sheets-schema/answer.ts';
import { type Form, mustBeAnswered, type Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { ANSWERS, OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;
let api: forms_v1.Forms;

beforeAll(async () => {
  school = await scriptedSchool();
  const { auth } = bearerAccess(school.emulator.url, OWNER);
  api = formsApi({ version: 'v1', rootUrl: school.emulator.url, auth });
  school.install();
  return () => school.close();
});

const sheets = () => googleSheets(bearerAccess(school.emulator.url, OWNER));

async function linkOf(name: string): Promise<FormLink> {
  const link = (await readWorkbook(sheets(), school.spreadsheetId)).forms.get(name);
  if (!link) throw new Error(`There is no form ${name}`);
  return link;
}

const itemsOf = async ({ formId }: FormLink) => (await api.forms.get({ formId })).data.items ?? [];
const titles = (items: readonly forms_v1.Schema$Item[]) => items.map(({ title }) => title);

/** Titles of pages and questions in the schema. */
const wanted = ({ questions, pages }: Form) =>
  Object.entries(questions).flatMap(([field, { title }]) => [...(pages?.[field] ? [pages[field].title] : []), title]);

/** Fills the form page by page, as a person does. @returns the titles of the pages, and the last answer */
async function walk(link: FormLink, answers: Readonly<Record<string, string>>) {
  const address = `${school.emulator.url}forms/d/e/${link.publishedId}/formResponse`;
  const filled = Object.entries(answers).map(([field, text]) => [`entry.${link.entries[field]}`, text]);
  const shown: string[] = [];
  for (let history = '0'; ; ) {
    const body = new URLSearchParams([...filled, ['pageHistory', history]]);
    const html = await (await fetch(address, { method: 'POST', body })).text();
    const next = /name="pageHistory" value="([\d,]+)"/.exec(html)?.[1];
    if (next === undefined || next === history) return { shown, html };
    shown.push(/<h2[^>]*>([^<]+)<\/h2>/.exec(html)?.[1] ?? '');
    history = next;
  }
}

const COMMON = { code: 'К-01', formKey: 'ключ' };

it.each(Object.entries(forms))('the form %s has its heading', async (name, form) => {
  const { formId } = await linkOf(name);
  expect((await api.forms.get({ formId })).data.info?.title).toBe(form.title);
});

describe('the pages of a form', () => {
  it.each(Object.entries(forms))('%s begin where the schema says', async (name, form) => {
    expect(titles(await itemsOf(await linkOf(name)))).toEqual(wanted(form));
  });

  it.each([
    ['наставляемый', 'choice1', ['Кого Вы выбрали бы наставником', 'Ещё несколько вопросов']],
    ['наставник', 'menteeChoice1', ['С кем Вы хотели бы работать', 'Ещё несколько вопросов']],
  ])('lead a %s past the questions of the other role, and ask for a choice', async (asRole, choice, pages) => {
    const link = await linkOf('preference');
    expect((await walk(link, { ...COMMON, asRole })).html).not.toContain('Ответ записан');
    const { shown, html } = await walk(link, { ...COMMON, asRole, [choice]: NOBODY });
    expect(shown).toEqual(pages);
    expect(html).toContain('Ответ записан');
  });

  it('are added to a form of an older version, each once and in its place', async () => {
    const link = await linkOf('preference');
    const [, mentors, mentees, rest] = (await itemsOf(link)).flatMap((item, index) =>
      item.pageBreakItem || index === 0 ? [{ item, index }] : [],
    );
    const renamed = { ...mentors?.item, title: 'Выбор наставника' };
    await api.forms.batchUpdate({
      formId: link.formId,
      requestBody: {
        requests: [
          { updateItem: { item: renamed, location: { index: mentors?.index ?? 0 }, updateMask: 'title' } },
          ...[rest, mentees].map((each) => ({ deleteItem: { location: { index: each?.index ?? 0 } } })),
        ],
      },
    });
    await rememberForm(sheets(), school.spreadsheetId, 'preference', { ...link, questions: 'older' });
    for (const _ of ['upgraded', 'whole']) {
      school.install();
      expect(school.host.log).toEqual([]);
      const expected = wanted(forms.preference).map((title) =>
        title === 'Кого Вы выбрали бы наставником' ? 'Выбор наставника' : title,
      );
      expect(titles(await itemsOf(link))).toEqual(expected);
    }
    const { shown } = await walk(link, { ...COMMON, asRole: 'наставник', menteeChoice1: NOBODY });
    expect(shown).toEqual(['С кем Вы хотели бы работать', 'Ещё несколько вопросов']);
  });
});

describe('every question of a form', () => {
  const optionsOf = (type: Question['type']) => ('choices' in type ? Object.values(type.choices) : undefined);

  it.each(Object.entries(forms))(
    'of %s has its help, its choices and its entry, whether or not it began as a copy',
    async (name, form) => {
      const link = await linkOf(name);
      const items = (await itemsOf(link)).filter(({ questionItem }) => questionItem);
      const fields = Object.entries(form.questions) as [string, Question][];
      expect(items).toHaveLength(fields.length);
      for (const [index, [field, question]] of fields.entries()) {
        const { title, description, questionItem } = items[index] ?? {};
        const { questionId, required, choiceQuestion, scaleQuestion } = questionItem?.question ?? {};
        expect([title, description ?? '', required ?? false]).toEqual([
          question.title,
          question.help ?? '',
          mustBeAnswered(question),
        ]);
        expect(link.entries[field]).toBe(Number.parseInt(questionId ?? '', 16));
        const choices = optionsOf(question.type);
        if (choices) expect(choiceQuestion?.options?.map(({ value }) => value)).toEqual(choices);
        if (question.type.kind === 'scale') {
          const { low, high, lowLabel, highLabel } = question.type;
          expect(scaleQuestion).toEqual({ low, high, lowLabel, highLabel });
        }
      }
    },
  );

  const closePages = ({ store }: Emulator) => {
    for (const [id, file] of store.list<object>('file')) store.put('file', id, { ...file, permissions: [] });
  };
  const spoilPages = (answer: Answer): Answer => {
    const body = Buffer.from(answer.body).toString().replace('FB_PUBLIC_LOAD_DATA_ = [', "FB_PUBLIC_LOAD_DATA_ = ['',");
    return { ...answer, body };
  };

  it.each<[string, Partial<{ beforeFetch: (emulator: Emulator) => void; ofPage: (answer: Answer) => Answer }>]>([
    // Google asks people without an account to sign in, so the script cannot read the form's page.
    ['the forms of the organisation open only with an account', { beforeFetch: closePages }],
    ['Google writes no JSON into the pages of forms', { ofPage: spoilPages }],
  ])('has its entry even if %s', async (_, { beforeFetch, ofPage = (answer) => answer }) => {
    const other = await scriptedSchool();
    onTestFinished(() => other.close());
    let prefilled = 0;
    const { store, url } = other.emulator;
    const host = other.hostWith({
      emulator: {
        store,
        url,
        handle(request) {
          const answer = other.emulator.handle(request);
          return request.rawPath.endsWith('/viewform') ? ofPage(answer) : answer;
        },
      },
      endsRun(call) {
        if (call === 'UrlFetchApp.fetch') beforeFetch?.(other.emulator);
        prefilled += Number(call === 'FormApp.FormResponse.toPrefilledUrl');
        return false;
      },
    });
    host.run('startInstallation', JSON.stringify(ANSWERS));
    const access = bearerAccess(url, OWNER);
    const { forms: links } = await readWorkbook(googleSheets(access), other.spreadsheetId);
    const otherApi = formsApi({ version: 'v1', rootUrl: url, auth: access.auth });
    for (const { formId, entries } of [...links.values()].slice(0, 3)) {
      const { items = [] } = (await otherApi.forms.get({ formId })).data;
      const ids = items.flatMap(({ questionItem }) => questionItem?.question?.questionId ?? []);
      expect(Object.values(entries)).toEqual(ids.map((id) => Number.parseInt(id, 16)));
    }
    expect(links.size).toBe(prefilled);
    expect(prefilled).toBe(Object.keys(forms).length);
  });
});
