import { beforeEach, describe, expect, it } from 'vitest';
import { installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

const EDITOR = 'editor@school.example.org';
const CURATOR = 'curator@school.example.org';
const LABEL = 'Куратор: почта';

let school: ScriptedSchool;
beforeEach(async () => {
  school = await installedSchool();
  await school.admit(EDITOR);
  return () => school.close();
});

const orderOf = (user: string) => () => school.host.run('openTab', 'outbox', user);
const expectOwnerAlone = () => {
  expect(orderOf(OWNER)).not.toThrow();
  for (const user of [EDITOR, CURATOR]) expect(orderOf(user)).toThrow('или владелец таблицы');
};

describe('who may give orders if «Настройки» is incomplete or unreadable', () => {
  it.each([
    ['is empty', ''],
    ['holds two addresses', `${CURATOR}, ${EDITOR}`],
    ['holds two addresses in another way', `${CURATOR}; ${EDITOR}`],
    ['has a dot too many', `${CURATOR}.`],
    ['has a space inside', 'curator @school.example.org'],
    ['has a name beside it', `Анна <${CURATOR}>`],
    ['is a formula that failed', '=1/0'],
    ['is a number', '5'],
  ])('if the cell contains %s, only the owner may give orders', async (_what, value) => {
    await school.set(LABEL, value);
    expectOwnerAlone();
  });

  it.each([` ${CURATOR} `, CURATOR.toUpperCase()])('everybody who is named plainly: «%s»', async (value) => {
    await school.set(LABEL, value);
    expect(orderOf(CURATOR)).not.toThrow();
    expect(orderOf(EDITOR)).toThrow('или владелец таблицы');
  });

  it('if the tab is missing or the program was stopped, only the owner may give orders', async () => {
    await school.rename('Настройки', 'Прежние настройки');
    expect(orderOf(EDITOR)).toThrow('или владелец таблицы');
    school.host.run('uninstallSchool');
    expect(orderOf(EDITOR)).toThrow('или владелец таблицы');
  });

  it('nobody whose address Google hides', () => {
    expect(orderOf('')).toThrow('или владелец таблицы');
  });
});
