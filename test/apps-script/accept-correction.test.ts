import { beforeEach, expect, it } from 'vitest';
import { installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

/** A school with an address that nobody can read: a comma stands in place of a dot. */
beforeEach(async () => {
  school = await installedSchool();
  await school.type("'Участники'!B2:D3", [
    ['Тестова Анна', 'учитель', 'anna@example,org'],
    ['Примерова Вера', 'учитель', 'vera@example,org'],
  ]);
  return () => school.close();
});

const addresses = async () => (await school.read("'Участники'!D2:D3")).flat();
const keysOnSidebar = () => {
  school.host.run('openSidebar');
  const html = school.host.screen.sidebar?.html ?? '';
  return [...html.matchAll(/data-call="acceptCorrection" data-argument="([^"]+)"/g)].map(([, key = '']) => key);
};

it('one click in the sidebar writes the suggestion, and the row leaves «Проверка данных»', async () => {
  const [first = '', second] = keysOnSidebar();
  expect(second).toBeDefined();
  school.host.run('acceptCorrection', first);
  expect(school.host.log).toEqual([]);
  expect(await addresses()).toEqual(['anna@example.org', 'vera@example,org']);
  expect((await school.read("'Проверка данных'!A2:H9")).flat().join(' ')).not.toContain('anna@');
  expect(keysOnSidebar()).toEqual([second]);
});

it('a click on an outdated page changes nothing', async () => {
  const [first = ''] = keysOnSidebar();
  await school.type("'Участники'!D2", [['ivanova@example.org']]);
  school.host.run('acceptCorrection', first);
  expect(await addresses()).toEqual(['ivanova@example.org', 'vera@example,org']);
});

it('only the staff may accept', async () => {
  const [first = ''] = keysOnSidebar();
  await school.admit('editor@school.example.org');
  expect(() => school.host.run('acceptCorrection', first, 'editor@school.example.org')).toThrow('владелец таблицы');
  expect(() => school.host.run('acceptCorrection', 5, OWNER)).toThrow('не то, что ждёт программа');
  expect(await addresses()).toEqual(['anna@example,org', 'vera@example,org']);
});
