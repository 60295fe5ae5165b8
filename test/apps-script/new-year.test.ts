import { beforeAll, describe, expect, it } from 'vitest';
import { readTransfer } from '../../functions/domain/new-year/transfer-text.ts';
import { installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

let old: ScriptedSchool;
let fresh: ScriptedSchool;

beforeAll(async () => {
  old = await installedSchool();
  fresh = await installedSchool();
  await old.type("'Участники'!B2:D3", [
    ['Тестовая Галина Олеговна', 'учитель', 'galina@example.org'],
    ['Тестовый Денис Ильич', 'учитель', 'denis@example.org'],
  ]);
  await old.set('Месяц начала программы', 'сентябрь');
  old.host.run('onTimer');
  return async () => {
    await old.close();
    await fresh.close();
  };
});

const dialogOf = ({ host }: ScriptedSchool) => {
  host.run('openNewYear');
  return host.screen.dialog?.html ?? '';
};

/** The text of the dialog's box, without the escapes of HTML. */
const transferIn = (html: string) =>
  (/<textarea[^>]*>(.*?)<\/textarea>/s.exec(html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

const sent = (text: string) => JSON.stringify({ text });

describe('a new year of a school that has only its spreadsheet', () => {
  it('begins in a new, empty spreadsheet, with the text that the old one shows', async () => {
    const html = dialogOf(old);
    expect(html).toContain('Программа 2027 года начинается в новой пустой таблице');
    expect(html).toContain('«Участники»: 2');
    expect(html).toContain('В тексте есть имена и адреса');
    const text = transferIn(html);
    expect(readTransfer(text)?.school).toBe('Школа № 5');

    expect(dialogOf(fresh)).toContain('Эта таблица пуста');
    const preview = fresh.host.run('previewNewYear', sent(text)) as { text: string; step: string };
    expect(preview.text).toBe('Ещё ничего не записано.');
    expect(preview.step).toContain('«Участники»: 2');
    expect(await fresh.read("'Участники'!A2:D3")).toEqual([]);

    fresh.host.run('beginNewYear', sent(text));
    expect(fresh.host.run('outcome')).toMatchObject({ text: 'Готово.', failed: false });
    expect(await fresh.read("'Участники'!A2:D3")).toEqual([
      ['К-01', 'Тестовая Галина Олеговна', 'учитель', 'galina@example.org'],
      ['К-02', 'Тестовый Денис Ильич', 'учитель', 'denis@example.org'],
    ]);
    const settings = await fresh.read("'Настройки'!A1:E20");
    const rowOf = (label: string) => settings.find((row) => row.includes(label));
    expect(rowOf('Год программы')).toContain('2027');
    expect(rowOf('Месяц начала программы')).toContain('сентябрь');

    // A school that has begun shows what it would hand over, and takes nothing more.
    expect(dialogOf(fresh)).toContain('Скопировать текст');
    fresh.host.run('beginNewYear', sent(text));
    expect(fresh.host.run('outcome')).toMatchObject({ text: expect.stringContaining('уже есть люди'), failed: true });
  });

  it('refuses any other text, and anybody but the staff', async () => {
    for (const text of ['', 'привет', '{}']) {
      expect(() => fresh.host.run('previewNewYear', sent(text))).toThrow('Это не текст переноса');
    }
    const editor = 'editor@school.example.org';
    await old.admit(editor);
    for (const [name, argument] of [['openNewYear'], ['previewNewYear', sent('')], ['beginNewYear', sent('')]]) {
      expect(() => old.host.run(name ?? '', argument, editor)).toThrow('или владелец таблицы');
    }
    expect(() => old.host.run('openNewYear', undefined, OWNER)).not.toThrow();
  });
});
