import { drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, expect, it } from 'vitest';
import { formKey } from '../../functions/gateways/form-key.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { prefilledLink } from '../../functions/workbook/form-registry.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Form, Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

const { questions }: Form = forms.intake;

let school: ScriptedSchool;

const access = () => bearerAccess(school.emulator.url, OWNER);
const read = () => readWorkbook(googleSheets(access()), school.spreadsheetId);
const linkNow = async () => {
  const link = (await read()).forms.get('intake');
  if (!link) throw new Error('There is no intake');
  return link;
};
const answers = async () => parse(await read()).answers.intake.map(({ fields }) => fields.code);
const renewed = () => school.host.takeMail().filter(({ subject }) => subject.startsWith('Новая ссылка: '));

function anyAnswer({ type }: Question): string {
  if (type.kind === 'scale' || type.kind === 'int') return '5';
  if (type.kind === 'yesNo') return 'нет';
  return 'choices' in type ? (Object.values(type.choices)[0] ?? '') : 'Тест';
}

async function answer(code: string): Promise<void> {
  school.time.now = new Date(school.time.now.getTime() + 60_000);
  const { secret } = await read();
  const fields = Object.fromEntries(
    Object.entries(questions).flatMap(([field, one]) => (one.required ? [[field, anyAnswer(one)]] : [])),
  );
  const personal = { ...fields, code, formKey: formKey(secret)('intake', code) };
  const url = new URL(prefilledLink(school.emulator.url, await linkNow(), personal));
  const body = new URLSearchParams([...url.searchParams].filter(([name, said]) => name.startsWith('entry.') && said));
  const address = `${url.origin}${url.pathname.replace('viewform', 'formResponse')}`;
  const posted = await fetch(address, { method: 'POST', body });
  expect([posted.status, await posted.text()]).toEqual([200, expect.any(String)]);
}

const deleteForm = async () =>
  driveApi({ version: 'v3', rootUrl: school.emulator.url, auth: access().auth }).files.delete({
    fileId: (await linkNow()).formId,
  });

beforeAll(async () => {
  school = await installedSchool();
  await school.type("'Участники'!B2:D3", [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org'],
    ['Тестовый Борис Ильич', 'учитель', 'boris@example.org'],
  ]);
  await school.type("'Участники'!H2:H3", [['01.06.2026'], ['01.06.2026']]);
  school.host.run('onTimer');
  await school.type("'Реестр согласий'!B2", [
    ['К-01', '', 'обработка', 'дано', '01.06.2026'],
    ['К-02', '', 'обработка', 'дано', '01.06.2026'],
  ]);
  await school.type("'Реестр согласий'!L2:L3", [['папка 1'], ['папка 1']]);
  school.host.run('onTimer');
  await answer('К-01');
  school.time.now = new Date('2026-06-02T06:00:00Z');
  school.host.run('onTimer');
  await deleteForm();
  return () => school.close();
});

it('the school sends the new link once, only to people who still owe an answer; afterwards the form works as usual', async () => {
  school.install();
  const before = await linkNow();
  school.time.now = new Date(school.time.now.getTime() + 86_400_000);
  school.host.takeMail();
  school.install({ remakeForms: 'yes' });
  expect(school.host.log).toEqual([expect.stringContaining('не открываются')]);
  expect(await answers()).toEqual(['К-01']);
  const letters = renewed();
  expect(letters.map(({ to }) => to)).toEqual(['boris@example.org']);
  expect(letters[0]?.htmlBody).toContain((await linkNow()).publishedId);
  expect(letters[0]?.htmlBody).not.toContain(before.publishedId);

  school.host.run('onTimer');
  const { writes } = school.host.calls;
  school.host.run('onTimer');
  expect(school.host.calls.writes).toBe(writes);
  for (let day = 1; day <= 3; day++) {
    school.time.now = new Date(school.time.now.getTime() + 86_400_000);
    school.host.run('onTimer');
  }
  expect(renewed()).toEqual([]);
  await answer('К-02');
  school.host.run('onTimer');
  // Google puts new answers above those that we moved into the tab of the new form.
  expect(await answers()).toEqual(['К-02', 'К-01']);
});
