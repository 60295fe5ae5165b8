import { describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { answerSheet } from '../../../simulation/answer-sheet.ts';
import { BrowsedForms } from '../../../simulation/browsed-forms.ts';
import { personalLinks } from '../../../simulation/personal-link.ts';
import { curatorPages, LIST } from './pages-kit.ts';

const { workspace, send, read, show, enter, given } = curatorPages();

describe('a list with ticks', () => {
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
    await enterSettings(workspace().school, { consentChannel: 'электронная форма' });
    await enter(LIST);
    const waiting = async () => {
      const page = await show('lists/consents');
      return ['К-01', 'К-02'].filter((code) => page.includes(`value="${code}"`));
    };
    expect(await waiting()).toEqual(['К-01', 'К-02']);
    const forms = await BrowsedForms.open(workspace(), 'curator@example.org');
    const letters = workspace()
      .inbox.messages()
      .filter(({ to }) => to === 'anna@example.org');
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
    await workspace().sync();
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
    const { sheets, spreadsheetId } = workspace().school;
    const snapshot = await readWorkbook(sheets, spreadsheetId);
    const tab = snapshot.tabs.get('people');
    const column = tab?.columns.get('invitedOn') ?? -1;
    const [first] = (await read()).people;
    const typed = { kind: 'set' as const, tab: 'people', row: first?.at ?? 0, column, value: '24 августа 2026 г.' };
    await commit(sheets, snapshot, [typed], { random: Math.random });
    expect((await read()).people[0]?.invitedOn).toBeUndefined();
    await workspace().sync();
    expect((await read()).problems.find(({ suggestion }) => suggestion)).toMatchObject({
      whatWasRead: '24 августа 2026 г.',
      suggestion: '24.08.2026',
    });
    const page = await show('lists/corrections');
    const [, key = ''] = /<button type="submit" name="only" value="([^"]+)"/.exec(page) ?? [];
    expect(page).toContain('Приглашён');
    expect(page).not.toContain('Вставить список из Excel');
    // The row's own button ignores the ticks of other rows.
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
