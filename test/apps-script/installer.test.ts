import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forms } from '../../sheets-schema/forms/index.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeEach(async () => {
  school = await scriptedSchool();
});
afterEach(() => school.close());

const formTabs = Object.values(forms).map(({ tab }) => tab);
const tabTitles = Object.values(tables).map(({ title }) => title);
const formsMade = () => school.emulator.store.list('form').size;

describe('the installer', () => {
  it('makes tabs, forms, settings and triggers; once more it changes nothing', async () => {
    school.install();
    expect(school.host.log).toEqual([]);
    expect(await school.titles()).toEqual(expect.arrayContaining([...tabTitles, ...formTabs]));
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.triggers().map(({ handler, event }) => [handler, event])).toEqual([
      ['onFormSubmitted', 'ON_FORM_SUBMIT'],
      ['onEdited', 'ON_EDIT'],
      ['onTimer', 'CLOCK'],
    ]);
    const settings = new Map((await school.read("'Настройки'!B2:C200")).map(([label, value]) => [label, value]));
    expect(settings.get('Краткое название школы')).toBe('Школа № 5');
    expect(settings.get('Год программы')).toBe('2026');

    const [before, titles] = [{ ...school.host.calls }, await school.titles()];
    school.install();
    expect(school.host.calls.writes).toBe(before.writes);
    expect(await school.titles()).toEqual(titles);
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.triggers()).toHaveLength(3);
  });

  it('stops in good order when a run gets long, goes on by itself, and ends with one of each', async () => {
    // Every look at the clock takes half a minute: a run has time for a few forms.
    const slow = school.hostWith({
      clock: { now: () => (school.time.now = new Date(school.time.now.getTime() + 30_000)) },
    });
    slow.run('startInstallation', JSON.stringify({ ...answersOf(), schoolShort: '' }));
    const made = formsMade();
    expect(made).toBeLessThan(formTabs.length);
    expect(slow.triggers().map(({ handler }) => handler)).toEqual(['onContinueInstallation']);
    expect(slow.run('outcome', undefined, OWNER)).toMatchObject({ text: expect.stringContaining('осталось анкет') });

    for (let part = 0; part < 20 && formsMade() < formTabs.length; part++) slow.run('onContinueInstallation');
    slow.run('onContinueInstallation');
    expect(formsMade()).toBe(formTabs.length);
    expect(new Set(await school.titles()).size).toBe((await school.titles()).length);
    expect(slow.triggers().map(({ handler }) => handler)).toEqual(['onFormSubmitted', 'onEdited', 'onTimer']);
  });

  it('leaves everything that was written when the programme is stopped', async () => {
    school.install();
    await school.type("'Участники'!B2", [['Тестовая Анна Ивановна']]);
    const titles = await school.titles();
    school.host.run('uninstallSchool');
    expect(school.host.triggers()).toEqual([]);
    expect(await school.titles()).toEqual(titles);
    expect(await school.read("'Участники'!B2")).toEqual([['Тестовая Анна Ивановна']]);
  });

  it.each([
    [{ lawIsUnderstood: 'no' }, 'Прочитайте, пожалуйста, о хранении имён'],
    [{ privacyMode: 'somewhere' }, 'Выберите, где будут имена.'],
    [{ programYear: 'двадцать' }, 'Год программы'],
    [{ functionsUrl: 'http://example.org' }, 'https://'],
  ])('does not begin with the answers %o, and says why', (answers, words) => {
    expect(() => school.install(answers)).toThrow(words);
    expect(formsMade()).toBe(0);
  });
});

function answersOf() {
  return { programYear: '2026', schoolShort: '', privacyMode: 'names', lawIsUnderstood: 'yes', functionsUrl: '' };
}
