import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { appendRow } from '../../../functions/workbook/append-row.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { setCell } from '../../../functions/workbook/set-cell.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { answerSheet } from '../../../simulation/answer-sheet.ts';
import { BrowsedForms } from '../../../simulation/browsed-forms.ts';
import { personalLinks } from '../../../simulation/personal-link.ts';
import { UndoLog } from '../../../workspace/curator/index.ts';
import { forgetActions, storedActions } from '../../../workspace/stored-actions.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

let workspace: Workspace;
let restore: () => void;

beforeAll(async () => {
  workspace = await openNewSchool('2026-08-24', { secret: 'secret-of-a-test' });
  await workspace.sync();
  restore = restorer(workspace.store, collectionsOf(workspace.spreadsheetId));
  return () => workspace.close();
});

beforeEach(() => restore());

const read = async () => parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).tables;

/** Sends a form of a page as a browser does, and opens the page to which the answer leads. */
async function send(path: string, fields: readonly (readonly [string, string])[]) {
  const answer = await fetch(`${workspace.url}${path}`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    redirect: 'manual',
  });
  const location = answer.headers.get('location');
  const page = location ? await fetch(new URL(location, workspace.url)) : answer;
  return { status: answer.status, page: await page.text() };
}

const undoOf = (page: string) => /action="\/(undo\/\d+)"/.exec(page)?.[1] ?? '';

const LIST = [
  'Педагогические работники\t\t',
  'Ф.И.О.\tДолжность\tПочта',
  'Тестова Анна Ивановна\tучитель\tanna@example.org',
  'Примеров Борис Петрович\tучитель\tboris@example.org',
].join('\n');

const enter = (text: string, ...more: (readonly [string, string])[]) =>
  send('people/write', [['text', text], ['invite', 'now'], ...more]);

describe('a staff list on the page «Люди»', () => {
  it('is shown before it is written, then written with a code for each person and taken back at once', async () => {
    const shown = await send('people/preview', [['text', LIST]]);
    expect(shown.page).toContain('Новых: 2');
    expect((await read()).people).toEqual([]);
    const written = await enter(LIST);
    expect(written.status).toBe(303);
    expect((await read()).people).toMatchObject([
      { code: 'К-01', name: 'Тестова Анна Ивановна', invitedOn: '2026-08-24' },
      { code: 'К-02', name: 'Примеров Борис Петрович', invitedOn: '2026-08-24' },
    ]);
    const undone = await send(undoOf(written.page), []);
    expect(undone.page).toContain('Отменено');
    expect((await read()).people).toEqual([]);
  });

  it('is shown with «Стаж» only if it tells the experience of somebody', async () => {
    const header = '<th scope="col">Стаж</th>';
    expect((await send('people/preview', [['text', LIST]])).page).not.toContain(header);
    const told = LIST.replace('Почта', 'Почта\tСтаж').replace('anna@example.org', 'anna@example.org\t12');
    expect((await send('people/preview', [['text', told]])).page).toContain(header);
  });

  it('gives nobody a second code unasked, and takes over a new surname and address once a person confirms them', async () => {
    await enter(LIST);
    const again = LIST.replace('Тестова Анна Ивановна', 'Образцова Анна Ивановна').replace('anna@', 'obrazcova@');
    const shown = await send('people/preview', [['text', again]]);
    expect(shown.page).toContain('тот же человек?');
    await enter(again);
    expect((await read()).people).toHaveLength(2);
    await enter(again, ['verdict.3', 'К-01']);
    expect((await read()).people).toMatchObject([
      { code: 'К-01', name: 'Образцова Анна Ивановна', email: 'obrazcova@example.org' },
      { code: 'К-02' },
    ]);
  });

  const UNCLEAR = `${LIST}\nДругая Вера Ильинична\tучитель\tanna@example.org\nПробный Олег Ильич\tучитель\tоleg@example.org`;

  it('is written without its wrong rows, which stay on the page with a field; a correction is enough to write them', async () => {
    const shown = await send('people/preview', [['text', `${UNCLEAR}\nБез Адреса Иван\tучитель\tivan@`]]);
    expect(shown.page).toContain('Исправьте здесь: 3');
    expect(shown.page).toMatch(/name="fix\.6\.email"[^>]*value="oleg@example\.org"/);
    expect(shown.page).toContain('Записать 2 человек и тех, о ком Вы ответили, и пригласить сегодня');
    const written = await enter(`${UNCLEAR}\nБез Адреса Иван\tучитель\tivan@`, ['fix.6.email', 'oleg@example.org']);
    expect(written.page).toContain('Записано людей: 3.');
    expect(written.page).toContain('Исправьте здесь: 2');
    expect((await read()).people.map(({ email }) => email)).toEqual([
      'anna@example.org',
      'boris@example.org',
      'oleg@example.org',
    ]);
    const done = await enter(UNCLEAR, ['fix.5.email', ''], ['fix.6.email', 'oleg@example.org']);
    expect(done.status).toBe(303);
    expect((await read()).people).toHaveLength(4);
  });

  it('gives a namesake a code and a name of its own, and knows both in the next list', async () => {
    const namesakes = `${LIST}\nТестова Анна Ивановна\tлогопед\tother@example.org`;
    await enter(namesakes, ['verdict.3', 'new'], ['verdict.5', 'new']);
    const people = await read().then((tables) => tables.people.map(({ code, name }) => `${code} ${name}`));
    expect(people).toEqual([
      'К-01 Тестова Анна Ивановна',
      'К-02 Примеров Борис Петрович',
      'К-03 Тестова Анна Ивановна (логопед)',
    ]);
    const shown = await send('people/preview', [['text', namesakes]]);
    expect(shown.page).toContain('без изменений: 3');
  });

  it('keeps answers that have been taken into account, and does not add a person twice if a form is sent twice', async () => {
    await enter(LIST);
    const again = LIST.replace('Тестова Анна Ивановна', 'Образцова Анна Ивановна').replace('anna@', 'obrazcova@');
    const codes = (page: string) => ['knownCodes', /name="knownCodes" value="([^"]*)"/.exec(page)?.[1] ?? ''] as const;
    const shown = await send('people/preview', [
      ['text', again],
      ['verdict.3', 'new'],
    ]);
    expect(shown.page).toContain('name="verdict.3" value="new"');
    const form = [['verdict.3', 'new'], codes(shown.page)] as const;
    await enter(again, ...form.map(([name, value]) => [name, value] as const));
    const unread = `${again}\nБез Адреса Иван\tучитель\tivan@`;
    const { page } = await enter(unread, ...form.map(([name, value]) => [name, value] as const));
    expect(page).not.toContain('name="verdict.3" value="new"');
    expect((await read()).people).toHaveLength(3);
  });

  it('asks again, with no answer chosen, if such a person has joined since somebody answered «another person»', async () => {
    await enter(LIST);
    const again = LIST.replace('Тестова Анна Ивановна', 'Образцова Анна Ивановна').replace('anna@', 'obrazcova@');
    const { page } = await send('people/preview', [
      ['text', again],
      ['verdict.3', 'new'],
      ['knownCodes', 'К-02'],
    ]);
    expect(page).toMatch(/type="radio" name="verdict\.3" value="new"/);
    expect(page).not.toMatch(/name="verdict\.3" value="new"[^>]*checked/);
  });

  it('asks for no value that it would not write, and says «Ещё ничего не записано» only while nobody is written', async () => {
    const list = (subject: string) =>
      `ФИО\tДолжность\tПочта\tПредметная область\nТестова Анна Ивановна\tучитель\tanna@example.org\t${subject}\nБез Адреса Иван\tучитель\tivan@\t`;
    const first = await send('people/preview', [['text', list('музыкальность')]]);
    expect(first.page).toContain('Ещё ничего не записано.');
    expect(first.page).toContain('name="fix.2.subjectGroup"');
    const written = await enter(list('музыкальность'));
    expect(written.page).toContain('Остальные записаны.');
    // The person is a participant now, and a list does not change a participant's subject.
    expect(written.page).not.toContain('fix.2.subjectGroup');
    const again = await enter(list('музыкальность'));
    expect(again.page).toContain('Исправьте здесь: 1');
    expect(again.page).not.toContain('Ещё ничего не записано.');
  });

  it('says, without options of a command, that two rows have the answer «the same person»', async () => {
    await enter(LIST);
    const { page } = await send('people/preview', [
      ['text', LIST],
      ['verdict.3', 'К-01'],
      ['verdict.4', 'К-01'],
    ]);
    expect(page).toContain('Код К-01 выбран дважды: у каждого человека свой код.');
  });

  it('comes back with the reason if it cannot be read', async () => {
    const { status, page } = await send('people/preview', [['text', 'просто текст\nбез заголовков']]);
    expect(status).toBe(422);
    expect(page).toContain('нет столбца «ФИО»');
    expect(page).toContain('просто текст');
  });
});

const list = async () => (await fetch(`${workspace.url}actions`)).text();

/** A person changes a cell of the spreadsheet. */
async function type(range: string, value: string) {
  const answer = await fetch(
    `${workspace.url}v4/spreadsheets/${workspace.spreadsheetId}/values/${encodeURIComponent(range)}?valueInputOption=RAW`,
    {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${workspace.tokenOf('curator@example.org')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ values: [[value]] }),
    },
  );
  expect(answer.ok).toBe(true);
}

describe('a list with ticks', () => {
  const given = (...keys: readonly string[]) =>
    send('lists/consents', [
      ...keys.map((key) => ['row', key] as const),
      ['action', 'given'],
      ['given.decidedOn', '2026-08-24'],
      ['given.documentRef', 'папка согласий'],
    ]);

  it('records one decision for all ticked people, and an undo leaves what others have changed', async () => {
    await enter(LIST);
    const { page } = await given('К-01', 'К-02');
    expect((await read()).consents).toMatchObject([
      { code: 'К-01', type: 'processing', decision: 'given', decidedOn: '2026-08-24', valid: true },
      { code: 'К-02', valid: true },
    ]);
    await type('Реестр согласий!L2', 'сейф директора');
    const undone = await send(undoOf(page), []);
    expect(undone.page).toContain('Осталось как есть, потому что с тех пор изменено: Реестр согласий, К-01.');
    expect((await read()).consents.map(({ code }) => code)).toEqual(['К-01']);
    await type('Реестр согласий!L2', 'папка согласий');
    await send(undoOf(await list()), []);
    expect((await read()).consents).toEqual([]);
  });

  it('an undo leaves an added row in which people have filled a further cell', async () => {
    await enter(LIST);
    const { page } = await given('К-01');
    await type('Реестр согласий!J2', 'https://school.example.org');
    const undone = await send(undoOf(page), []);
    expect(undone.page).toContain('Не отменено');
    expect(undone.page).toContain('Реестр согласий, К-01.');
    expect((await read()).consents).toMatchObject([{ code: 'К-01', sites: 'https://school.example.org' }]);
  });

  it('is undone once by two clicks at the same time', async () => {
    await enter(LIST);
    const { page } = await given('К-01', 'К-02');
    const clicks = await Promise.all([send(undoOf(page), []), send(undoOf(page), [])]);
    for (const one of clicks) expect(one.page).not.toContain('Осталось как есть');
    expect((await read()).consents).toEqual([]);
  });

  it('cannot be undone after an erasure, because it may contain the name of the erased person', async () => {
    await enter(LIST);
    const { page } = await given('К-01');
    forgetActions(workspace.store);
    expect(await list()).toContain('Отменить нечего');
    expect((await send(undoOf(page), [])).page).toContain('Это уже не отменить');
    expect((await read()).consents).toHaveLength(1);
  });

  it('does not come back if an erasure forgets it during its undo', async () => {
    await enter(LIST);
    await given('К-01');
    const number = storedActions(workspace.store).at(-1)?.number ?? 0;
    const journal = () => {
      forgetActions(workspace.store);
      return [];
    };
    await new UndoLog(workspace.store, workspace.clock).undo(number, {
      school: workspace.school,
      runTimer: async () => undefined,
      journal,
    });
    expect((await read()).consents).toEqual([]);
    expect(storedActions(workspace.store)).toEqual([]);
  });

  it('lists what was written on the pages, undoes the last of it, and names the rows that people have changed', async () => {
    await enter(LIST);
    await given('К-01');
    const before = await list();
    expect(before).toContain('Участники');
    expect(before).toMatch(/Реестр согласий.*Отменить последнее.*Участники/s);
    expect(before).toContain('Журнал изменений');
    // A phone shows no table header.
    expect(before).toContain('<td data-title="Кто">на этом компьютере</td>');
    expect(before).toContain('<td data-title="Что изменилось">');
    const last = /action="\/(undo\/\d+)"(?:(?!<\/form>).)*Отменить последнее/s.exec(before)?.[1] ?? '';
    const undone = await send(last, [['back', '/actions']]);
    expect(undone.page).toContain('отменено');
    expect((await read()).consents).toEqual([]);
    expect((await read()).people).toHaveLength(2);
    // The next button undoes the action before.
    const next = /action="\/(undo\/\d+)"(?:(?!<\/form>).)*Отменить последнее/s.exec(await list())?.[1] ?? '';
    expect(next).not.toBe(last);
  });

  it('writes nothing if nobody is ticked or a field is empty or wrong, and says so at the field', async () => {
    await enter(LIST);
    expect((await given()).page).toContain('Никто не отмечен');
    const wrong = await send('lists/consents', [
      ['row', 'К-01'],
      ['action', 'refused'],
      ['refused.decidedOn', 'вчера'],
    ]);
    expect(wrong.status).toBe(422);
    expect(wrong.page).toMatch(/aria-invalid="true"[^>]*/);
    expect(wrong.page).toContain('Здесь нужна дата');
    expect(wrong.page).toContain('Заполните это поле.');
    expect((await read()).consents).toEqual([]);
  });

  it('does not ask again whoever has decided in the electronic form', async () => {
    await enterSettings(workspace.school, { consentChannel: 'электронная форма' });
    await enter(LIST);
    const waiting = async () => {
      const page = await (await fetch(`${workspace.url}lists/consents`)).text();
      return ['К-01', 'К-02'].filter((code) => page.includes(`value="${code}"`));
    };
    expect(await waiting()).toEqual(['К-01', 'К-02']);
    const forms = await BrowsedForms.open(workspace, 'curator@example.org');
    const letters = workspace.inbox.messages().filter(({ to }) => to === 'anna@example.org');
    const link = letters
      .flatMap(({ text }) => personalLinks(text))
      .map((each) => forms.recognise(each))
      .findLast((each) => each?.form === 'consentProcessing');
    if (!link) throw new Error('No letter has a link to the electronic consent.');
    const { code, formKey } = link.filled;
    const sheet = {
      ...answerSheet('consentProcessing', { decision: 'given' }),
      code: [code ?? ''],
      formKey: [formKey ?? ''],
    };
    expect((await forms.fill(link, () => sheet)).taken).toBe(true);
    await workspace.sync();
    expect(await waiting()).toEqual(['К-02']);
  });

  it('ticks people by a list pasted from a spreadsheet, and asks who the others are', async () => {
    await enter(LIST);
    const { page } = await send('lists/consents', [
      ['action', 'match'],
      ['pasted', 'ФИО\nТестова А. И.\nНеизвестнова Вера Олеговна'],
    ]);
    expect(page).toMatch(/value="К-01"[^>]*checked/);
    expect(page).not.toMatch(/value="К-02"[^>]*checked/);
    expect(page).toContain('Строка 3: Неизвестнова Вера Олеговна – на этой странице нет');
    expect(page).toMatch(/<select name="row" form="ticks">.*?<option value="К-02">Примеров Борис Петрович/s);
    // The field of the unknown line may name a person, or nobody.
    await given('К-01', 'К-02', '');
    expect((await read()).consents.map(({ code }) => code)).toEqual(['К-01', 'К-02']);
  });

  it('ticks none of two namesakes for a name that both have, and asks', async () => {
    await enter(
      `${LIST}\nТестова Анна Ивановна\tлогопед\tother@example.org`,
      ['verdict.3', 'new'],
      ['verdict.5', 'new'],
    );
    const match = (name: string) =>
      send('lists/consents', [
        ['action', 'match'],
        ['pasted', name],
      ]).then(({ page }) => page);
    const asked = await match('Тестова Анна Ивановна');
    expect(asked).toContain('таких на странице несколько. Нажмите, чтобы отметить: ');
    expect(asked).not.toMatch(/value="К-0[13]"[^>]*checked/);
    expect(await match('Тестова Анна Ивановна (логопед)')).toMatch(/value="К-03"[^>]*checked/);
  });

  it('writes the suggested value of an unreadable cell after one click, as one action that can be undone', async () => {
    await enter(LIST);
    const { sheets, spreadsheetId } = workspace.school;
    const snapshot = await readWorkbook(sheets, spreadsheetId);
    const tab = snapshot.tabs.get('people');
    const column = tab?.columns.get('invitedOn') ?? -1;
    const [first] = (await read()).people;
    const typed = { kind: 'set' as const, tab: 'people', row: first?.at ?? 0, column, value: '24 августа 2026 г.' };
    await commit(sheets, snapshot, [typed], { random: Math.random });
    expect((await read()).people[0]?.invitedOn).toBeUndefined();
    await workspace.sync();
    expect((await read()).problems.find(({ suggestion }) => suggestion)).toMatchObject({
      whatWasRead: '24 августа 2026 г.',
      suggestion: '24.08.2026',
    });
    const page = await (await fetch(`${workspace.url}lists/corrections`)).text();
    const [, key = ''] = /<button type="submit" name="only" value="([^"]+)"/.exec(page) ?? [];
    expect(page).toContain('Приглашён');
    expect(page).not.toContain('Вставить список из Excel');
    // The button of the row, whatever is ticked.
    const after = await send('lists/corrections', [
      ['row', 'другая строка'],
      ['only', key],
    ]);
    expect(after.page).toContain('Исправлено ячеек: 1.');
    const [corrected] = (await read()).people;
    expect(corrected?.invitedOn).toBe('2026-08-24');
    expect((await read()).problems.some(({ suggestion }) => suggestion)).toBe(false);
  });

  it('proposes people for a misspelt name; one click on a name ticks the box', async () => {
    await enter(LIST);
    const { page } = await send('lists/consents', [
      ['action', 'match'],
      ['pasted', 'Тесттова Анна Ивановна'],
    ]);
    expect(page).not.toMatch(/value="К-01"[^>]*checked/);
    const box = /value="К-01"[^>]*id="(r\d+)"/.exec(page)?.[1];
    expect(page).toContain('Тесттова Анна Ивановна – на этой странице нет. Нажмите, чтобы отметить: ');
    expect(page).toMatch(new RegExp(`<label class="proposed" for="${box}">Тестова`));
  });
});

describe('the group meeting', () => {
  it('ticks those who were there by a pasted list, keeps what was typed, and asks about the other lines', async () => {
    await enter(LIST);
    const snapshot = await readWorkbook(workspace.school.sheets, workspace.spreadsheetId);
    const tab = snapshot.tabs.get('mentees');
    if (!tab) throw new Error('The workbook has no mentees.');
    const status = tables.mentees.columns.status.type.write('active');
    const rows = ['К-01', 'К-02'].map((code) => appendRow(tab, { code, status }));
    await commit(workspace.school.sheets, snapshot, rows, { random: Math.random });
    const shown = await send('gathering', [
      ['action', 'match'],
      ['place', 'кабинет 12'],
      ['pasted', 'Тестова А. И.\nНеизвестнова Вера Олеговна'],
    ]);
    expect(shown.page).toMatch(/value="К-01"[^>]*checked/);
    expect(shown.page).not.toMatch(/value="К-02"[^>]*checked/);
    expect(shown.page).toContain('value="кабинет 12"');
    expect(shown.page).toContain('Строка 2: Неизвестнова Вера Олеговна – на этой странице нет');
    await send('gathering', [
      ['action', 'held'],
      ['date', '2026-08-24'],
      ['row', 'К-01'],
      ['row', ''],
    ]);
    expect((await read()).events).toMatchObject([{ held: true, attendees: ['К-01'], absentees: ['К-02'] }]);
  });
});

describe('the home page', () => {
  it('guides an empty school through its first steps, and says nothing is overdue before', async () => {
    const page = async () => (await fetch(workspace.url)).text();
    expect(await page()).toContain('Первые шаги');
    expect(await page()).not.toContain('Просрочено');
    await send('start', [
      ['schoolShort', 'Школа № 5'],
      ['headName', 'Директоров Иван Иванович'],
      ['curatorName', 'Кураторова Ольга Петровна'],
      ['curatorEmail', 'curator@example.org'],
    ]);
    await enter(LIST);
    expect(await page()).toContain('Сегодня, 24.08.2026');
    // A code never stands without the name.
    expect(await page()).toContain('К-01 (Тестова А. И.)');
    expect((await page()).replace(/<[^>]*>/g, ' ')).not.toMatch(/К-\d\d(?! \()/);
    expect(await page()).toMatch(/href="\/lists\/consents"[^<]*>[^<]*<\/a> <span class="count">2</);
  });

  it('runs no code and loads nothing but its own two files', async () => {
    const answer = await fetch(workspace.url);
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(await answer.text()).not.toMatch(/<style|\son\w+=|<script(?![^>]*src="\/assets\/pages.js")/);
    for (const [file, type] of [
      ['pages.js', 'text/javascript'],
      ['pages.css', 'text/css'],
    ] as const) {
      const part = await fetch(`${workspace.url}assets/${file}`);
      expect(part.headers.get('content-type')).toContain(type);
      expect((await part.text()).length).toBeGreaterThan(500);
    }
  });
});

it('a ban on the page «Пары» keeps its kind, its reason and its author, and is removed as a whole', async () => {
  await enter(LIST);
  const ban = [
    ['rule', 'ban'],
    ['mentor', 'К-01'],
    ['mentee', 'К-02'],
    ['banKind', 'relative'],
    ['reason', 'сестра'],
    ['author', 'заместитель директора'],
  ] as const;
  expect((await send('pairs/wish', ban)).page).toContain('(родственник; сестра; заместитель директора)');
  const wish = { rule: 'ban', mentor: 'К-01', mentee: 'К-02', banKind: 'relative', reason: 'сестра' };
  expect((await read()).pairRules).toMatchObject([{ ...wish, author: 'заместитель директора' }]);
  const { page } = await send('pairs/wish', [...ban.slice(1), ['rule', 'try']]);
  expect((await read()).pairRules[1]).not.toHaveProperty('banKind');
  const text = /name="wish" value="(исключить[^"]*)"/.exec(page)?.[1] ?? '';
  await send('pairs/forget', [['wish', text]]);
  expect((await read()).pairRules.map(({ rule, author }) => [rule, author])).toContainEqual(['try', undefined]);
  expect((await read()).pairRules.some(({ rule }) => rule === 'ban')).toBe(false);
});

describe('«Сегодня»', () => {
  const home = async () => (await fetch(workspace.url)).text();

  it('marks the changes as read by one click, which can be undone', async () => {
    await enter(LIST);
    await workspace.sync();
    expect(await home()).toContain('action="/changes/seen"');
    const { status, page } = await send('changes/seen', []);
    expect([status, (await read()).settings.find(({ key }) => key === 'changesSeen')?.value]).toEqual([
      303,
      expect.stringMatching(/^24\.08\.2026 \d\d:\d\d$/),
    ]);
    expect(page).toContain('Изменения просмотрены');
    expect(undoOf(page)).not.toBe('');
  });

  it('leads to the next year when every activity is closed, and not before', async () => {
    await enter(LIST);
    expect(await home()).not.toContain('Начать программу следующего года');
    const { sheets, random } = workspace.school;
    const snapshot = await readWorkbook(sheets, workspace.spreadsheetId);
    const tab = snapshot.tabs.get('roadmap');
    if (!tab) throw new Error('There is no roadmap.');
    const changes = parse(snapshot).tables.roadmap.flatMap(({ at }) =>
      setCell(tab, at, 'waivedReason', 'Решение педсовета'),
    );
    await commit(sheets, snapshot, changes, { random });
    await workspace.sync();
    expect(await home()).toMatch(/Все мероприятия года закрыты[\s\S]*href="\/new-year"/);
  });
});
