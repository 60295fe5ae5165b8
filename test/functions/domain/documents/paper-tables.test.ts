import { expect, it } from 'vitest';
import { evidenceContents, evidenceSheet } from '../../../../functions/domain/documents/evidence-folder.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

/** All tables of all papers on a day, with the title of the paper. */
function tablesOn(day: string) {
  const state = standingOf(school(), day);
  const sheets = state.activities.map((activity) => evidenceSheet(state, activity, []));
  return [...documentsOf(state), evidenceContents(state, []), ...sheets].flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [{ title, ...block }] : [])),
  );
}

it.each(['2026-05-20', '2026-09-16', '2026-10-20', '2026-12-31'])(
  'the columns of each table of a paper take the whole width of the page: %s',
  (day) => {
    const tables = tablesOn(day);
    expect(tables.length).toBeGreaterThan(60);
    for (const { title, header, widths } of tables) {
      if (widths)
        expect([title, widths.length, widths.reduce((sum, one) => sum + one, 0)]).toEqual([title, header.length, 100]);
    }
  },
);
