import { describe, expect, it } from 'vitest';
import { evidenceSheet } from '../../../../functions/domain/documents/evidence-folder.ts';
import { textsOf } from '../../../../functions/domain/paper/block-texts.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import { NOTHING, school, standingOf } from '../roadmap/whole-school.ts';

const sheetsOf = (state: ReturnType<typeof standingOf>) =>
  new Map(
    state.activities.map((activity) => [
      activity.id,
      evidenceSheet(state, activity, []).blocks.flatMap(textsOf).join('\n'),
    ]),
  );

describe('the list of papers and proofs in an activity’s folder', () => {
  const done = sheetsOf(standingOf(school(), '2026-12-31'));

  it('exists for each activity, and names a thing for each that is done', () => {
    expect([...done.keys()]).toEqual(activities.map(({ id }) => id));
    const empty = [...done].filter(([, words]) => /Пока нет\.[\s\S]*Подтверждений пока нет\./.test(words));
    expect(empty.map(([id]) => id)).toEqual([]);
  });

  it('names people, dates and documents, and no row numbers, which a sort would change', () => {
    expect(done.get('1.1')).toContain('семинар, Наставничество, 15.04.2026, https://seminar.example.org');
    expect(done.get('1.4')).toContain('Приказ о назначении куратора № 1-ОД от 20.04.2026');
    expect(done.get('3.4')).toMatch(/\{\{К-01\}\}, \d\d\.\d\d\.2026/);
    expect(done.get('2.2')).toContain('{{К-02}}');
    expect(done.get('3.3')).toContain('{{К-01}}');
    for (const id of ['2.2', '3.3', '7.1', '7.8']) expect(done.get(id), id).not.toMatch(/^лист «/m);
    expect(done.get('6.2')).toContain('{{К-01}}, П-01, пробная, 25.09.2026');
    expect(done.get('7.7')).toContain('кейсы, 25.12.2026, https://school.example.org/cases');
    for (const words of done.values()) expect(words).not.toMatch(/строк[аи] \d/);
  });

  it.each([
    [
      'a long text to its last whole word',
      `Наставничество${' и развитие'.repeat(9)}`,
      /, Наставничество( и развитие){6} и…,/,
    ],
    ['an address, whole', `https://school.example.org/${'a'.repeat(90)}`, /, https:\/\/school\.example\.org\/a{90},/],
  ])('shows %s', (_, topic, shown) => {
    const [event, ...others] = school().tables?.events ?? [];
    const sheets = sheetsOf(standingOf(school({ tables: { events: [{ ...event, topic }, ...others] } }), '2026-12-31'));
    expect(sheets.get('1.1')).toMatch(shown);
  });

  it('names a filed paper without its draft, and a frozen list by its draft', () => {
    const draft = 'https://drafts.example.org/1';
    const rows = school().tables?.documents ?? [];
    const filed = rows.map((row) =>
      row.kind === 'orderCurator' ? { ...row, link: 'https://files.example.org/1', draft } : row,
    );
    const frozen = { kind: 'menteeBase' as const, draft: 'https://drafts.example.org/2' };
    const sheets = sheetsOf(standingOf(school({ tables: { documents: [...filed, frozen] } }), '2026-12-31'));
    expect(sheets.get('1.4')).toContain('№ 1-ОД от 20.04.2026 <https://files.example.org/1>');
    expect(sheets.get('1.4')).not.toContain(draft);
    expect(sheets.get('2.2')).toContain('Проект. База наставляемых (список) <https://drafts.example.org/2>');
  });

  it('says what is still open', () => {
    expect(sheetsOf(standingOf(NOTHING, '2026-06-10')).get('1.4')).toMatch(/Открытые замечания\n[\s\S]*куратор/i);
  });
});
