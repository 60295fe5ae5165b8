import { describe, expect, it } from 'vitest';
import { mayPublish } from '../../../../functions/domain/privacy/may-publish.ts';
import { nameGuard } from '../../../../functions/domain/privacy/name-guard.ts';
import { namesInWorkbook } from '../../../../functions/domain/privacy/names-in-workbook.ts';
import { withoutWithdrawn } from '../../../../functions/domain/privacy/without-withdrawn.ts';
import { writtenByPeople } from '../../../../functions/domain/privacy/written-by-people.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;
const TODAY = '2026-09-01';
const anna = { code: 'К-01', name: 'Тестовая Анна Ивановна', email: 'anna@example.org' };
const boris = { code: 'К-02', name: 'Примеров Борис Петрович', email: 'boris@example.org' };
const day = (parts: ProgrammeParts) => schoolDayOf(programme(parts), context({ today: TODAY }));

describe('publishing something of a person', () => {
  const may = (publication: object, processing: object = {}) =>
    mayPublish(
      day({
        tables: {
          people: [anna],
          consents: [
            { ...given('К-01'), ...processing },
            { ...given('К-01'), type: 'publication', scope: ['name'], ...publication },
          ],
        },
      }),
      'К-01',
      'name',
    );

  it('needs both consents in force, and a consent that allows the kind of publication', () => {
    expect(may({})).toBe(true);
    expect(may({ scope: ['photo'] })).toBe(false);
    expect(may({ scope: undefined })).toBe(false);
    expect(may({ validUntil: '2026-08-31' })).toBe(false);
    expect(may({}, { validUntil: '2026-08-31' })).toBe(false);
  });
});

describe('names in the workbook', () => {
  const said = (tables: Tables, settings: ProgrammeParts['settings'] = { privacyMode: 'codes' }) =>
    namesInWorkbook(programme({ tables, settings })).map(({ cell, code, reason }) => [
      cell,
      code,
      reason.split('.')[0],
    ]);

  it('names of people are reported in the mode «коды», and without codes too', () => {
    expect(said({ people: [anna, { code: 'К-03' }, { name: 'Кто-то' }] })).toEqual([
      ['2:2', 'К-01', expect.stringMatching(/^Заполнено: «.+», «.+»$/)],
      ['4:4', undefined, expect.stringMatching(/^Заполнено: «[^,]+»$/)],
    ]);
  });

  it('names of officials are reported where they stand', () => {
    const settings = { privacyMode: 'codes' as const, headName: 'Директорова Нина' };
    expect(said({}, settings)).toEqual([[undefined, undefined, expect.stringContaining('Заполнено «')]]);
    const rows = [{ key: 'curatorName' }, { key: 'headName' }];
    expect(said({ settings: rows }, settings)).toEqual([['3:3', undefined, expect.anything()]]);
  });

  it('names of guests, and years of birth, are reported', () => {
    expect(
      said({
        guests: [
          { name: 'Гостева Проба' },
          { name: 'Гостева П. О.' },
          { name: 'Директор школы' },
          { email: 'g@example.org' },
          {},
        ],
      }).map(([cell]) => cell),
    ).toEqual(['2:2', '3:3', '5:5']);
    expect(
      said({ mentees: [{ code: 'К-01', birthYear: 1990 }, { code: 'К-02' }] }).map(([cell, code]) => [cell, code]),
    ).toEqual([['2:2', 'К-01']]);
    const unnamed = { people: [{ name: 'Кто-то' }], mentees: [{ birthYear: 1990 }] };
    const found = namesInWorkbook(programme({ tables: unnamed, settings: { privacyMode: 'codes' } }));
    expect(found.map((problem) => 'code' in problem)).toEqual([false, false]);
  });

  it('are missed in the mode «имена» only if nobody has any', () => {
    const names = { privacyMode: 'names' as const };
    expect(said({ people: [{ code: 'К-01' }] }, names)).toHaveLength(1);
    expect([
      said({ people: [] }, names),
      said({ people: [{ code: 'К-01' }, { code: 'К-02', email: 'a@example.org' }] }, names),
      said({ people: [anna], mentees: [{ code: 'К-01', birthYear: 1990 }] }, names),
    ]).toEqual([[], [], []]);
  });
});

describe('words in the mode of a person who withdrew', () => {
  const withdrawn = { ...given('К-01', '2026-08-01'), decision: 'withdrawn' as const };
  const cleaned = (rows: Parameters<typeof withoutWithdrawn>[1], tables: Tables = {}) =>
    withoutWithdrawn(
      day({ tables: { people: [anna, boris], consents: [given('К-01'), given('К-02'), withdrawn], ...tables } }),
      rows,
    );

  it('show the code in what the system writes, line by line', () => {
    const values = { subject: 'Тестовая Анна Ивановна\nПримеров Борис Петрович', attempts: 3 };
    expect(cleaned([{ table: 'outbox', rows: [{ values }] }])).toEqual([
      { table: 'outbox', rows: [{ values: { subject: 'К-01\nПримеров Борис Петрович', attempts: 3 } }] },
    ]);
  });

  it('are cleaned in cells that the plan leaves alone, once each row', () => {
    const outbox = [
      { noticeKey: 'a', subject: 'Тестовая Анна Ивановна', detail: 'Тестовая Анна Ивановна' },
      { noticeKey: 'b', subject: 'Тестовая Анна Ивановна' },
      { noticeKey: 'c', subject: 'Иное' },
    ];
    const [table] = cleaned(
      [
        {
          table: 'outbox',
          rows: [
            { at: 1, values: { subject: 'Новое' } },
            { at: 3, values: { detail: 'Ждёт' } },
          ],
        },
      ],
      { outbox },
    );
    expect(table?.rows).toEqual([
      { at: 1, values: { subject: 'Новое', detail: 'К-01' } },
      { at: 3, values: { detail: 'Ждёт' } },
      { at: 2, values: { subject: 'К-01' } },
    ]);
  });

  it('stay in the columns of the staff, and where the system writes no words', () => {
    const events = [{ topic: 'Тестовая Анна Ивановна', kind: 'seminar' as const }];
    expect(cleaned([{ table: 'events', rows: [] }], { events })).toEqual([{ table: 'events', rows: [] }]);
    const values = { topic: 'Тестовая Анна Ивановна' };
    expect(cleaned([{ table: 'events', rows: [{ at: 1, values }] }], { events })).toEqual([
      { table: 'events', rows: [{ at: 1, values }] },
    ]);
  });

  it('are removed from the planned rows of a view only, because every run writes a view anew', () => {
    const rows = [{ values: { task: 'Позвать: Тестовая Анна Ивановна' } }];
    expect(cleaned([{ table: 'today', rows }], { today: [{ task: 'Тестовая Анна Ивановна' }] } as Tables)).toEqual([
      { table: 'today', rows: [{ values: { task: 'Позвать: К-01' } }] },
    ]);
  });

  it('keep a line that shows somebody else, even with the same name, but not one that shows this person', () => {
    const rows = [{ values: { subject: 'Тестовая Анна\nАнна Тестовая' } }];
    const display = (code: string) => (code === 'К-02' ? 'Тестовая Анна' : 'Анна Тестовая');
    const parts = { people: [anna, boris], consents: [given('К-01'), given('К-02'), withdrawn] };
    const shown = schoolDayOf(
      programme({ tables: parts }),
      context({ today: TODAY, identity: { display, reachable: () => true } }),
    );
    expect(withoutWithdrawn(shown, [{ table: 'outbox', rows }])).toEqual([
      { table: 'outbox', rows: [{ values: { subject: 'Тестовая Анна\nК-01' } }] },
    ]);
  });

  it('stay as they are if nobody withdrew', () => {
    const rows = [{ table: 'outbox' as const, rows: [{ values: { subject: 'Тестовая Анна Ивановна' } }] }];
    expect(withoutWithdrawn(day({ tables: { people: [anna], consents: [given('К-01')] } }), rows)).toBe(rows);
  });
});

describe('a guard of names', () => {
  const guard = (settings: ProgrammeParts['settings'] = {}, mayName: (code: string) => boolean = () => false) =>
    nameGuard(day({ settings, tables: { people: [anna, boris] } }), mayName, (code) => `[${code}]`);

  it('replaces the names of those who must not be named, and leaves others', () => {
    const text = 'Были Тестовая Анна Ивановна и Примеров Борис Петрович';
    expect(guard({}, (code) => code === 'К-02').clean(text)).toBe('Были [К-01] и Примеров Борис Петрович');
    expect(guard({}, () => true).clean(text)).toBe(text);
  });

  it('leaves the officials, by name or by address, and the name of the school', () => {
    expect(guard({ headName: anna.name }).clean(anna.name)).toBe(anna.name);
    expect(guard({ headName: 'Анна Ивановна', headEmail: 'ANNA@example.org' }).clean(anna.name)).toBe(anna.name);
    expect(guard({ schoolFull: 'Школа имени Примерова Бориса' }).clean('Школа имени Примерова Бориса')).toBe(
      'Школа имени Примерова Бориса',
    );
  });

  it('replaces placeholders of names', () => {
    expect(guard().clean('{{К-01}} и {{К-77}}')).toBe('[К-01] и К-77');
    expect(guard({}, () => true).clean('{{К-01}}')).toBe('{{К-01}}');
  });

  it('replaces each address on the web that has a name as a whole', () => {
    const link = 'https://disk.example.org/Тестовая_Анна.pdf';
    expect(guard().clean(`См. ${link}, https://example.org/a и Примеров Борис`)).toBe(
      'См. ссылка скрыта: в её адресе имя, https://example.org/a и [К-02]',
    );
    expect(guard().clean(`Примеров Борис: ${link}`)).toBe('[К-02]: ссылка скрыта: в её адресе имя');
  });
});

it('a word is people’s own if they wrote it beside the same neighbour, or alone', () => {
  const by = writtenByPeople(
    programme({
      settings: { notNames: 'Одно' },
      tables: {
        events: [{ topic: 'Беседа про Веру' }],
        people: [{ code: 'К-01', position: 'учитель' }],
        outbox: [{ subject: 'Письмо про Софью' }],
      },
      answers: { intake: [{ code: 'К-01', concerns: 'Хочу к Любови Петровне' }] },
    }),
  );
  const own = (text: string, word: string) => by(text, text.indexOf(word), text.indexOf(word) + word.length);
  expect([own('к Любови', 'Любови'), own('о Любови', 'Любови'), own('Любови Петровне', 'Любови')]).toEqual([
    true,
    false,
    true,
  ]);
  expect([own('Любови', 'Любови'), own('учитель', 'учитель'), own('про Софью', 'Софью')]).toEqual([false, true, false]);
  expect([own('о Любови сегодня', 'Любови'), own('о Любови Петровне', 'Любови')]).toEqual([false, true]);
  expect([own('про Веру', 'Веру'), own('за Веру', 'Веру'), own('и Одно тоже', 'Одно')]).toEqual([true, false, true]);
});
