import { describe, expect, it } from 'vitest';
import { curatorPages, LIST, undoOf } from './pages-kit.ts';

const { send, read, enter } = curatorPages();

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
