import { expect, it } from 'vitest';
import { consentBlocks } from '../../../../functions/domain/consents/consent-blank.ts';
import { consentText } from '../../../../functions/domain/consents/consent-text.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import type { Block } from '../../../../functions/domain/paper/content.ts';
import { programme } from '../programme-kit.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

const DAYS = ['2026-04-10', '2026-06-20', '2026-08-28', '2026-09-20', '2026-11-20', '2026-12-20', '2026-12-31'];

const papers: readonly (readonly [title: string, blocks: readonly Block[]])[] = [
  ...DAYS.flatMap((day) =>
    documentsOf(standingOf(school(), day)).map(({ title, blocks }) => [`${title}, ${day}`, blocks] as const),
  ),
  ['the consent to publication', consentBlocks(consentText('publication', programme(), { today: '2026-06-01' }))],
];
const tablesOf = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'table');

it('the columns of each table fill the page, and each row has a cell for each column', () => {
  expect(papers.flatMap(([, blocks]) => tablesOf(blocks)).length).toBeGreaterThan(30);
  for (const [title, blocks] of papers) {
    for (const { header, rows, widths, spanning } of tablesOf(blocks)) {
      if (widths !== undefined) {
        expect(
          widths.reduce((sum, width) => sum + width, 0),
          title,
        ).toBe(100);
        expect(widths.length, title).toBe(header.length);
      }
      for (const [index, cells] of rows.entries()) {
        expect(cells.length, `${title}: ${cells[0]}`).toBe(header.length - (spanning && index > 0 ? 1 : 0));
      }
    }
  }
});

it('no paper has an empty text, or a value that is missing in a text', () => {
  for (const [title, blocks] of papers) {
    expect(JSON.stringify(blocks), title).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
  }
});
