import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { besideLastYear } from '../../../../functions/domain/documents/two-years.ts';
import { nextProgramme } from '../../../../functions/domain/new-year/next-programme.ts';
import { type FormerFigure, formerFigures } from '../../../../sheets-schema/former-figures.ts';
import type { Settings } from '../../../../sheets-schema/settings.ts';
import { given } from '../programme-kit.ts';
import { school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables } = wholeSchool;
const DAY = '2026-12-28';

/** A school whose mentees gave these scores for the question «в целом». */
function group(scores: readonly number[], settings: Partial<Settings> = {}) {
  const codes = scores.map((_, index) => `К-${11 + index}`);
  return standingOf(
    school({
      settings,
      tables: {
        people: [...tables.people, ...codes.map((code) => ({ code }))],
        consents: [...tables.consents, ...codes.map((code) => given(code))],
        pairs: tables.pairs.map((pair) => ({ ...pair, menteeCodes: codes, workFormat: 'group' as const })),
        documents: [],
      },
      answers: {
        satisfactionMentee: codes.map((code, index) => ({
          code,
          overall: scores[index] ?? 0,
          submittedAt: '2026-12-05T10:00:00',
        })),
      },
    }),
    DAY,
  );
}

const lastYear = (scores: readonly number[], settings: Partial<Settings> = {}): readonly FormerFigure[] => {
  const read = formerFigures.read(nextProgramme(group(scores, settings)).settings.lastYearFigures ?? '');
  return 'value' in read ? read.value : [];
};

function report(scores: readonly number[], lastYearFigures: readonly FormerFigure[], settings: Partial<Settings> = {}) {
  const blocks = besideLastYear(group(scores, { ...settings, lastYearFigures }));
  return {
    rows: blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])),
    texts: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
  };
}

const SIX = [9, 9, 9, 9, 9, 9];
const SEVEN = [8, 8, 8, 8, 8, 8, 8];

describe('this year beside last year', () => {
  it('compares questions that have the same wording in both years', () => {
    expect(report(SIX, lastYear(SEVEN)).rows).toEqual([
      ['Удовлетворённость наставляемых', '100,0 % (ответов 7)', '100,0 % (ответов 6)'],
      [expect.stringContaining('(наставляемый)'), '8,0 (ответов 7)', '9,0 (ответов 6)'],
    ]);
  });

  it('leaves out a reworded question and a share with a different limit, and says how many are left out', () => {
    const reworded = lastYear(SEVEN).map((figure) => ({ ...figure, instrument: '00000000' }));
    const other = report(SIX, reworded);
    expect(other.rows).toEqual([]);
    expect(other.texts).toContainEqual(expect.stringContaining('Показателей без сравнения: 2.'));
    expect(report(SIX, lastYear(SEVEN), { satisfiedCut: 8 }).rows.map(([, last]) => last)).toEqual(['8,0 (ответов 7)']);
  });

  it('has no figure from fewer than five answers, and no share that would show a group under five', () => {
    expect(lastYear([9, 9, 9, 9])).toEqual([]);
    expect(lastYear([9, 9, 9, 9, 9, 3])).toEqual([]);
    expect(report([9, 9, 9, 9], lastYear(SEVEN)).rows).toEqual([]);
  });

  it('is a section of the final report only if there is a last year', () => {
    const headings = (figures: readonly FormerFigure[]) =>
      documentsOf(group(SIX, { lastYearFigures: figures }))
        .find(({ kind }) => kind === 'finalReport')
        ?.blocks.flatMap((block) => (JSON.stringify(block).includes('Рядом с прошлым годом') ? [1] : []));
    expect(headings(lastYear(SEVEN))).toEqual([1]);
    expect(headings([])).toEqual([]);
  });
});

it('the setting reads what it has written, and rejects text that is no figure', () => {
  const figures = lastYear(SEVEN);
  expect(formerFigures.read(formerFigures.write(figures))).toEqual({ value: figures });
  expect(formerFigures.read('удовлетворённость 90 %')).toHaveProperty('problem');
});
