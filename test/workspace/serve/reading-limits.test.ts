import { beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { writeAccount } from '../../../workspace/accounts/accounts.ts';
import { ROLES, type Role } from '../../../workspace/accounts/role.ts';
import { beginSession } from '../../../workspace/accounts/sessions.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { asCurator } from '../../simulation/year-kit.ts';
import { ask, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;
const cookies = new Map<Role, { cookie: string }>();

beforeAll(async () => {
  const { serving: opened, close } = await newServing();
  serving = opened;
  for (const role of ROLES) cookies.set(role, sessionOf(serving, role));
  return close;
});

describe('what a role reads at an open path', () => {
  test('the head is led from the workbook to the papers to sign, and opens no other document', async () => {
    const { url, school } = serving;
    const { spreadsheetId, prepareDocuments } = school.workspace;
    const head = { headers: cookies.get('head') ?? {} };
    expect((await ask(url, `/spreadsheets/d/${spreadsheetId}/edit?gid=5`, head)).headers.location).toBe('/signatures');
    expect((await ask(url, '/', head)).headers.location).toBe('/signatures');
    expect((await ask(url, '/drive/folders/x', head)).status).toBe(403);
    expect((await ask(url, '/signatures', head)).text).toContain('подписывать нечего');

    const { documents } = await prepareDocuments();
    await school.run.notify();
    const { text } = await ask(url, '/signatures', head);
    const papers = [...text.matchAll(/href="(\/document\/d\/[^"]+)">([^<]+)</g)];
    expect(papers.map(([, , title]) => title)).toContain('Приказ о назначении куратора');
    for (const [, path = ''] of papers) {
      const { status, text: paper } = await ask(url, path, head);
      expect([status, /приказ|положени/i.test(paper)]).toEqual([200, true]);
    }
    const pathOf = (link: string) => new URL(link).pathname;
    const others = documents
      .map(({ link }) => pathOf(link))
      .filter((path) => !papers.some(([, each]) => each === path));
    expect(others.length).toBeGreaterThan(3);
    for (const path of others) {
      const refused = await ask(url, path, head);
      expect([refused.status, refused.text.includes('Этот документ Вы не подписываете')]).toEqual([403, true]);
      expect((await ask(url, path.replace('/edit', '/export'), head)).status).toBe(403);
      expect((await ask(url, path, { headers: cookies.get('viewer') ?? {} })).status).toBe(200);
    }
  });

  test('the head sees the state of the programme, but no links to work and no names of people who owe something', async () => {
    const { url } = serving;
    const [read, worked] = await Promise.all(
      (['head', 'curator'] as const).map((role) => ask(url, '/programme', { headers: cookies.get(role) ?? {} })),
    );
    expect([read?.status, worked?.status]).toEqual([200, 200]);
    expect(read?.text).toContain('Дорожная карта');
    expect(worked?.text).toContain('Не хватает:');
    expect(read?.text).not.toMatch(/Не хватает:|Что делать/);
    const paths = [...(read?.text ?? '').matchAll(/href="(\/[^"]*)"/g)].map(([, path = '']) => path);
    for (const path of new Set(paths.filter((each) => !each.startsWith('/assets/')))) {
      expect((await ask(url, path, { headers: cookies.get('head') ?? {} })).status, path).toBeLessThan(400);
    }
    expect((await ask(url, '/programme', { headers: cookies.get('viewer') ?? {} })).status).toBe(403);
  });

  test('a paper with a signed copy at Google has links to the copy and to the document on this server', async () => {
    const { url, school } = serving;
    const { workspace } = school;
    const head = { headers: cookies.get('head') ?? {} };
    const copy = 'https://docs.google.com/document/d/signed-copy/edit';
    const tab = (await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).tabs.get('documents');
    const kinds = ['Приказ о назначении куратора', 'Положение о наставничестве'];
    for (const [at, link] of [copy, 'папка 5'].entries()) {
      const row = (tab?.cells.findIndex((cells) => cells.includes(kinds[at] ?? '')) ?? -1) + 1;
      await asCurator(workspace).spreadsheets.values.update({
        spreadsheetId: workspace.spreadsheetId,
        range: `'${tab?.title}'!C${row}:E${row}`,
        valueInputOption: 'USER_ENTERED',
        requestBody: { values: [[`4${at}-ОД`, '01.09.2026', link]] },
      });
    }
    const { text } = await ask(url, '/signatures', head);
    const signed = text.slice(text.indexOf('Подписаны'));
    expect(signed).toContain(`№ 40-ОД от 01.09.2026; <a href="${copy}">подписанный экземпляр</a>`);
    expect(signed).toContain('№ 41-ОД от 01.09.2026; папка 5');
    const [, path = ''] = /href="(\/document[^"]+)">Приказ о назначении куратора/.exec(signed) ?? [];
    expect((await ask(url, path, head)).status).toBe(200);
    expect(signed).not.toContain('"/document/d/signed-copy');
  });

  test('a viewer reads the workbook without the answers to forms and their keys; the curator reads them', async () => {
    const { url, school } = serving;
    const { sheets, spreadsheetId } = school.workspace.school;
    const { tabs, forms, secret } = await readWorkbook(sheets, spreadsheetId);
    expect(forms.size).toBeGreaterThan(10);
    for (const [name, { sheetId, title }] of tabs) {
      const path = `/spreadsheets/d/${spreadsheetId}/edit?gid=${sheetId}`;
      const [seen, hidden] = await Promise.all(
        (['curator', 'viewer'] as const).map((role) => ask(url, path, { headers: cookies.get(role) ?? {} })),
      );
      if (name.startsWith('answers.')) {
        expect([seen?.status, hidden?.status], title).toEqual([200, 404]);
        expect(seen?.text).toContain(title);
      }
      // «Сроки хранения» mentions «Ответы: …» without a title after the colon. A tab of answers has such a title.
      if (hidden?.status === 200) expect(hidden.text).not.toMatch(/Ответы: [^…]/);
      expect(hidden?.text).not.toContain(secret);
    }
  });

  test('a viewer reads until the last day of their access, also in a session that goes on', async () => {
    const { url, school } = serving;
    const email = 'inspector@example.org';
    const enter = async (until: string) => {
      writeAccount(school.store, { email, name: 'Проверова Ольга', roles: ['viewer'], until });
      const cookie = `nastavnik=${beginSession(school.store, email, school.now())}`;
      return (await ask(url, '/home', { headers: { cookie } })).status;
    };
    const yesterday = new Date(school.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    expect([await enter(school.today()), await enter(yesterday)]).toEqual([200, 303]);
  });
});
