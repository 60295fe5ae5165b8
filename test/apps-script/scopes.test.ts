import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { permissionNames } from '../../apps-script/permission-names.ts';
import { allScopes, scopeOf } from '../../emulator/apps-script/scopes.ts';
import type { ScriptHost } from '../../emulator/apps-script/script-host.ts';
import { ANSWERS, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;
let host: ScriptHost;
const asked = new Set<string>();

beforeAll(async () => {
  school = await scriptedSchool();
  host = school.hostWith({
    fetch: () => ({ status: 200, text: '{}' }),
    endsRun(call) {
      const scope = scopeOf(call);
      if (scope) asked.add(scope);
      return false;
    },
  });
  return () => school.close();
});

it('the script builds the menu before anybody has authorised anything', () => {
  host.run('onOpen');
  expect(host.screen.menus).toHaveLength(1);
  expect([...asked]).toEqual([]);
});

it('the script asks only for the scopes that its work needs', async () => {
  const install = (functionsUrl: string) => host.run('startInstallation', JSON.stringify({ ...ANSWERS, functionsUrl }));
  install('');
  await school.type("'Участники'!B2:D2", [['Тестовая Анна Ивановна', 'учитель', 'anna@example.org']]);
  await school.type("'Участники'!H2", [['01.06.2026']]);
  host.run('onTimer');
  expect(host.takeMail()).not.toEqual([]);
  host.run('openSidebar');
  host.run('prepareDocuments');
  expect(host.log).toEqual([]);
  install('https://functions.example.org');
  host.run('onTimer');

  const manifest = JSON.parse(await readFile('apps-script/appsscript.json', 'utf8')) as { oauthScopes: string[] };
  expect([...asked].toSorted()).toEqual(manifest.oauthScopes.toSorted());
});

it('the script explains every scope to the person who installs it', async () => {
  const manifest = JSON.parse(await readFile('apps-script/appsscript.json', 'utf8')) as { oauthScopes: string[] };
  const guide = await readFile('docs/deployment.md', 'utf8');
  for (const scope of manifest.oauthScopes) {
    expect(guide).toContain(`| \`${scope.replace('https://www.googleapis.com/auth/', '')}\``);
  }
});

it('the explanation names every scope of the manifest in words', async () => {
  const manifest = JSON.parse(await readFile('apps-script/appsscript.json', 'utf8')) as { oauthScopes: string[] };
  expect(Object.keys(permissionNames).toSorted()).toEqual(manifest.oauthScopes.toSorted());
});

it.each(Object.entries(permissionNames))(
  'installs nothing without %s, and says what is missing',
  async (scope, name) => {
    const fresh = await scriptedSchool();
    try {
      const before = await fresh.titles();
      const partly = fresh.hostWith({ granted: allScopes.filter((each) => each !== scope) });
      expect(() => partly.run('openInstaller')).toThrow('Authorization is required');
      expect(partly.screen.dialog).toBeUndefined();
      expect(() => partly.run('startInstallation', JSON.stringify(ANSWERS))).toThrow(`Не хватает разрешений: ${name}.`);
      expect(await fresh.titles()).toEqual(before);
      expect(fresh.emulator.store.list('form').size).toBe(0);
      expect(partly.triggers()).toEqual([]);
      fresh.install();
      expect(fresh.host.log).toEqual([]);
    } finally {
      await fresh.close();
    }
  },
);
