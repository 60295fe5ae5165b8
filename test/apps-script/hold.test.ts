import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScriptHost } from '../../emulator/apps-script/script-host.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { collectionsOf, restorer } from '../functions/jobs/school-kit.ts';
import { answerFeedback } from './answer-feedback.ts';
import { ANSWERS, installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

const access = () => bearerAccess(school.emulator.url, OWNER);
const read = (spreadsheetId = school.spreadsheetId) => readWorkbook(googleSheets(access()), spreadsheetId);
const told = (host: ScriptHost) => host.takeMail().map(({ to, subject }) => ({ to, subject }));
const participants = (host: ScriptHost) => told(host).filter(({ to }) => to !== 'curator@example.org');
const sidebar = (host: ScriptHost) => {
  host.run('openSidebar');
  return host.screen.sidebar?.html ?? '';
};
const on = (day: string) => {
  school.time.now = new Date(`2026-06-${day}T07:00:00Z`);
};

/** A school whose script has invited three teachers. */
beforeEach(async () => {
  school = await installedSchool();
  const rows = await school.read("'Настройки'!B1:B200");
  const row = rows.findIndex(([label]) => label === 'Куратор: почта') + 1;
  await school.type(`'Настройки'!C${row}`, [['curator@example.org']]);
  const people = ['Анна', 'Вера', 'Галина'].map((name, n) => [
    `Тестовая ${name}`,
    'учитель',
    `t${n}@example.org`,
    '',
    '',
    '',
    '01.06.2026',
  ]);
  await school.type("'Участники'!B2:H4", people);
  on('02');
  school.host.run('onTimer');
  expect(participants(school.host)).toHaveLength(3);
  return () => school.close();
});

describe('a copy of the spreadsheet, with the script that is copied with it', () => {
  let copyId: string;
  let copy: ScriptHost;

  beforeEach(async () => {
    await answerFeedback(school, 'К-01', 'ответ до копии');
    const { rootUrl = '', auth } = access();
    const { data } = await drive({ version: 'v3', rootUrl, auth }).files.copy({
      fileId: school.spreadsheetId,
      requestBody: { name: 'Копия' },
    });
    copyId = data.id ?? '';
    copy = school.hostWith({ spreadsheetId: copyId });
    on('19');
  });

  it('sends nothing from any menu item, and asks what it is', () => {
    for (const item of ['updateNow', 'openLetters', 'openPairing', 'openProblems', 'onTimer']) copy.run(item);
    expect(told(copy)).toEqual([]);
    const html = sidebar(copy);
    expect(html).toContain('Эта таблица – копия');
    expect(html).toContain('data-argument="ownSchool"');
    expect(html).toContain('data-argument="quietCopy"');
    expect(copy.screen.toasts.some((text) => text.includes('копия'))).toBe(true);
  });

  it('refuses the installation in a copy, and changes no form of the first spreadsheet', async () => {
    const { size } = school.emulator.store.list('form');
    copy.run('startInstallation', JSON.stringify(ANSWERS));
    expect(copy.log.join('\n')).toContain('Эта таблица – копия');
    expect(school.emulator.store.list('form').size).toBe(size);
    expect(copy.triggers()).toEqual([]);
  });

  it('stays quiet if that is the decision', () => {
    copy.run('decideHold', 'quietCopy');
    expect(copy.log).toEqual([]);
    copy.run('updateNow');
    expect(told(copy)).toEqual([]);
    expect(sidebar(copy)).toContain('так решил куратор');
  });

  it('becomes its own school: it has its own forms, keeps its answers, sends nothing twice, and the first school continues', async () => {
    const before = await read();
    const sent = parse(before).tables.outbox.filter(({ status }) => status === 'sent').length;
    copy.run('decideHold', 'ownSchool');
    expect(copy.log).toEqual([]);
    expect(told(copy)).toEqual([]);
    expect(sidebar(copy)).toContain('ещё нет своих анкет');

    copy.run('startInstallation', JSON.stringify(ANSWERS));
    for (let part = 1; part < 9 && copy.triggers().some(({ handler }) => handler === 'onContinueInstallation'); part++)
      copy.run('onContinueInstallation');
    expect(copy.log).toEqual([]);
    const own = await read(copyId);
    expect(own.secret).not.toBe(before.secret);
    expect(own.forms.size).toBe(Object.keys(forms).length);
    for (const [name, { formId }] of own.forms) expect(formId).not.toBe(before.forms.get(name)?.formId);
    const answer = parse(own).answers.feedback[0];
    expect(answer?.fields).toMatchObject({ code: 'К-01', helps: 'ответ до копии' });
    expect(answer?.fields.formKey).not.toBe(parse(before).answers.feedback[0]?.fields.formKey);
    // The answer counts as К-01's answer. It lacks only a consent, as it did in the first spreadsheet.
    expect(
      parse(own).tables.problems.flatMap(({ sheet, reason }) => (sheet === forms.feedback.tab ? [reason] : [])),
    ).toEqual([expect.stringContaining('ждёт согласия')]);
    expect(parse(own).tables.outbox.filter(({ status }) => status === 'sent').length).toBeGreaterThanOrEqual(sent);
    // The first spreadsheet sent consent letters before the copy existed. The copy does not repeat these letters.
    const again = told(copy).filter(({ subject }) => /приглаш/i.test(subject) && !/напомин/i.test(subject));
    expect(again).toEqual([]);

    const { forms: still } = await read();
    expect([...still]).toEqual([...before.forms]);
    school.host.run('onTimer');
    expect(school.host.log).toEqual([]);
  });
});

describe('a spreadsheet that was brought back to an older version', () => {
  it('is recognised by the script’s own note: nothing is sent, the sidebar asks, and nothing is repeated afterwards', async () => {
    const collections = collectionsOf(school.spreadsheetId).filter((c) => !['form', 'file', 'media'].includes(c));
    const back = restorer(school.emulator.store, collections);
    on('09');
    school.host.run('onTimer');
    const went = participants(school.host);
    expect(went.length).toBeGreaterThan(0);
    back();
    on('10');
    school.host.run('onTimer');
    expect(told(school.host)).toEqual([
      { to: 'curator@example.org', subject: 'Письма программы остановлены: нужно Ваше решение' },
    ]);
    expect(sidebar(school.host)).toContain('data-argument="goOn"');
    school.host.run('decideHold', 'goOn');
    expect(school.host.log).toEqual([]);
    expect(participants(school.host)).toEqual([]);
    expect(sidebar(school.host)).not.toContain('decideHold');
    on('11');
    school.host.run('onTimer');
    expect(participants(school.host)).toEqual([]);
  });

  it('is decided on by staff only', () => {
    expect(() => school.host.run('decideHold', 'goOn', 'stranger@example.org')).toThrow('Это может сделать куратор');
    expect(() => school.host.run('decideHold', 'все')).toThrow('не то, что ждёт программа');
  });

  it('continues if the script was replaced and has no note', () => {
    for (const key of school.emulator.store.list(`script-property/${school.spreadsheetId}`).keys())
      school.emulator.store.delete(`script-property/${school.spreadsheetId}`, key);
    on('03');
    school.host.run('updateNow');
    expect(school.host.log).toEqual([]);
    expect(sidebar(school.host)).not.toContain('decideHold');
  });
});
