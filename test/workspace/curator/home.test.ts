import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { setCell } from '../../../functions/workbook/set-cell.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { curatorPages, LIST, undoOf } from './pages-kit.ts';

const { workspace, send, read, show, enter } = curatorPages();

describe('the home page', () => {
  it('guides an empty school through its first steps, and says nothing is overdue before', async () => {
    const page = () => show('');
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
    const answer = await fetch(workspace().url);
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(await answer.text()).not.toMatch(/<style|\son\w+=|<script(?![^>]*src="\/assets\/pages.js")/);
    for (const [file, type] of [
      ['pages.js', 'text/javascript'],
      ['pages.css', 'text/css'],
    ] as const) {
      const part = await fetch(`${workspace().url}assets/${file}`);
      expect(part.headers.get('content-type')).toContain(type);
      expect((await part.text()).length).toBeGreaterThan(500);
    }
  });
});

describe('«Сегодня»', () => {
  const home = () => show('');

  it('marks the changes as read by one click, which can be undone', async () => {
    await enter(LIST);
    await workspace().sync();
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
    const { sheets, random } = workspace().school;
    const snapshot = await readWorkbook(sheets, workspace().spreadsheetId);
    const tab = snapshot.tabs.get('roadmap');
    if (!tab) throw new Error('There is no roadmap.');
    const changes = parse(snapshot).tables.roadmap.flatMap(({ at }) =>
      setCell(tab, at, 'waivedReason', 'Решение педсовета'),
    );
    await commit(sheets, snapshot, changes, { random });
    await workspace().sync();
    expect(await home()).toMatch(/Все мероприятия года закрыты[\s\S]*href="\/new-year"/);
  });
});
