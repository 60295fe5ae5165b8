import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addSchool,
  changeSchool,
  issueFirstKey,
  readEntry,
  schoolNames,
} from '../../../../workspace/serve/schools/school-entry.ts';
import { newFolder } from '../serving-kit.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

const PASSWORD = 'ромашка телега восемь';

let kit: SchoolsKit;

beforeAll(async () => {
  kit = await newSchools(['school1']);
  return kit.close;
});

/** The cookie that an answer sets. */
const cookieOf = ({ headers }: { headers: Readonly<Record<string, unknown>> }) => ({
  cookie: String(headers['set-cookie']).split(';', 1)[0] ?? '',
});

const form = (fields: Readonly<Record<string, string>>) => ({ method: 'POST', body: new URLSearchParams(fields) });
const passwords = { password: PASSWORD, again: PASSWORD };

describe('a server of several schools', () => {
  let overseer: { cookie: string };

  test('the first visitor makes the overseer’s account, once', async () => {
    const first = new URL(kit.server.firstUrl ?? '');
    expect(first.host).toBe(new URL(kit.server.root).host);
    expect((await kit.at(undefined, '/')).headers.location).toBe('/login?next=%2F');
    expect((await kit.at(undefined, first.pathname + first.search)).text).toContain('Новый сервер школ');
    const key = first.searchParams.get('key') ?? '';
    const person = { key, name: 'Тестовая Смотрящая', email: 'overseer@example.org', ...passwords };
    const made = await kit.at(undefined, '/first', form(person));
    expect(made.status).toBe(303);
    overseer = cookieOf(made);
    expect((await kit.at(undefined, '/', { headers: overseer })).text).toContain('Школа school1');
    expect((await kit.at(undefined, '/assets/pages.css')).status).toBe(200);
    const shown = await Promise.all(
      ['/', '/account'].map((path) => kit.at(undefined, path, { headers: overseer }).then(({ text }) => text)),
    );
    const paths = shown.flatMap((text) => [...text.matchAll(/href="(\/[^"#]*)"/g)].map(([, path = '']) => path));
    for (const path of new Set(paths)) {
      expect((await kit.at(undefined, path, { headers: overseer })).status, path).toBeLessThan(400);
    }
    expect((await kit.at(undefined, '/first', form(person))).status).toBe(422);
  });

  test('the overseer adds a school, and its keeper makes the first account at its own address', async () => {
    const added = await kit.at(undefined, '/schools/add', {
      ...form({ name: 'school2', title: 'Школа № 2' }),
      headers: overseer,
    });
    const link = new URL(/http:\/\/[^<\s]+/.exec(added.text.slice(added.text.indexOf('Передайте')))?.[0] ?? '');
    expect(link.hostname).toBe('school2.localhost');
    const page = await kit.at('school2', link.pathname + link.search);
    expect(page.text).toContain('Новая школа');
    // The server decides the address, so the page does not ask for it.
    expect(page.text).not.toContain('name="publicUrl"');
    const people = {
      schoolShort: 'Школа № 2',
      keeperName: 'Тестовая Хранительница',
      keeperEmail: 'keeper@example.org',
      curatorName: 'Тестовая Анна',
      curatorEmail: 'curator@example.org',
      headName: 'Тестовый Пётр',
      headEmail: 'head@example.org',
      publicUrl: 'http://school1.localhost',
      key: link.searchParams.get('key') ?? '',
      ...passwords,
    };
    const made = await kit.at('school2', '/first', form(people));
    expect(made.status).toBe(303);
    expect((await kit.at('school2', '/home', { headers: cookieOf(made) })).text).toContain('Школа №\u00a02');
    expect(await kit.inside('school2', async ({ publicRoot }) => publicRoot())).toBe(kit.server.rootOf('school2'));
    expect((await kit.at('school2', '/first', form(people))).status).toBe(422);
    // Somebody who has an account in the school gets no key that makes another first account.
    const again = await issueFirstKey(kit.folder, 'school2', Date.now());
    expect((await kit.at('school2', '/first', form({ ...people, key: again }))).status).toBe(422);
  });

  test('stopping or renaming a school by a command takes effect at once', async () => {
    await changeSchool(kit.folder, 'school1', { title: 'Гимназия', isStopped: true });
    const page = await kit.at('school1', '/login');
    expect([page.status, page.text.includes('Школа сейчас остановлена')]).toEqual([503, true]);
    const list = (await kit.at(undefined, '/', { headers: overseer })).text;
    expect(list).toContain('Гимназия');
    expect(list).toContain('остановлена');
    await kit.at(undefined, '/schools/start', { ...form({ name: 'school1' }), headers: overseer });
    expect((await kit.at('school1', '/login')).status).toBe(200);
  });

  test('two changes of a school at the same moment lose neither', async () => {
    for (let time = 0; time < 5; time++) {
      await changeSchool(kit.folder, 'school1', { isStopped: false });
      await Promise.all([
        changeSchool(kit.folder, 'school1', { title: `Гимназия ${time}` }),
        changeSchool(kit.folder, 'school1', { isStopped: true }),
        issueFirstKey(kit.folder, 'school1', Date.now()),
      ]);
      expect(readEntry(kit.folder, 'school1')).toEqual({ title: `Гимназия ${time}`, isStopped: true });
    }
    await changeSchool(kit.folder, 'school1', { isStopped: false });
  });

  test('a host without a school is rejected, and so is a new school with an invalid name', async () => {
    for (const host of ['school9.localhost', '..localhost', 'school1.evil.example', 'con.localhost', 'evil.example']) {
      const { status } = await kit.at(undefined, '/login', { headers: { host } });
      expect([400, 421], host).toContain(status);
    }
    for (const name of ['../school1', 'School', 'a.b', 'con', 'logs', '', 'x'.repeat(41)]) {
      await expect(addSchool(kit.folder, name, 'Школа'), name).rejects.toThrow('Короткое имя школы');
    }
  });

  test('a school that nobody uses is closed, and its next visitor opens it again', async () => {
    await kit.at('school1', '/login');
    await kit.server.schools.close('school1');
    expect(kit.server.schools.isOpen('school1')).toBe(false);
    expect((await kit.at('school1', '/login')).status).toBe(200);
    expect(kit.server.schools.isOpen('school1')).toBe(true);
  });

  test('a round runs every school, and closes the schools that it has opened', async () => {
    await kit.server.schools.closeAll();
    await kit.at('school1', '/login');
    await kit.server.round();
    expect(kit.server.schools.names).toEqual(['school1']);
    expect([...kit.server.figures(['school1', 'school2']).keys()]).toEqual(['school1', 'school2']);
    expect((await kit.at(undefined, '/', { headers: overseer })).text).toContain('0 из 37');
  });
});

test('a school’s folder may be a link to another disk', async () => {
  const [folder, disk] = [await newFolder(), await newFolder()];
  await addSchool(disk, 'vera', 'Школа Вера');
  await symlink(join(disk, 'vera'), join(folder, 'vera'), 'junction');
  expect(await schoolNames(folder)).toEqual(['vera']);
  for (const each of [folder, disk]) await rm(each, { recursive: true });
});
