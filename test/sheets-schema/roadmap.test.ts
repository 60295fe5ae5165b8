import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activities, roadmapStages } from '../../sheets-schema/roadmap.ts';

const seed = readFileSync(new URL('./seed-roadmap.txt', import.meta.url), 'utf8');

const MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

/** The months in a cell of the seed, with any dashes and spaces between them. */
const monthsOf = (cell: string) =>
  cell
    .toLowerCase()
    .match(/[а-я]+/g)
    ?.map((word) => MONTHS.indexOf(word) + 1) ?? [];

/** The activities in the seed. Tabs separate the cells: wording, months and responsible people follow each other. */
function seedActivities() {
  const cells = seed.slice(seed.indexOf('Этап 1.')).split('\n\t');
  return cells.flatMap((cell, i) => {
    const months = monthsOf(cell);
    if (months.length === 0 || months.includes(0)) return [];
    return [{ wording: cells[i - 1], months, responsible: cells[i + 1] ?? '' }];
  });
}

describe('the roadmap', () => {
  it('has 37 activities, numbered within their stages', () => {
    expect(activities).toHaveLength(37);
    const counts = roadmapStages.map(({ number }) => activities.filter(({ stage }) => stage === number).length);
    expect(counts).toEqual([8, 3, 5, 2, 4, 7, 8]);
    for (const { number } of roadmapStages) {
      const ids = activities.filter(({ stage }) => stage === number).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, i) => `${number}.${i + 1}`));
    }
  });

  it('keeps the original wording, word for word and in order', () => {
    expect(activities.map(({ seedTitle }) => seedTitle)).toEqual(seedActivities().map(({ wording }) => wording));
    for (const { number, seedTitle } of roadmapStages) expect(seed).toContain(`Этап ${number}. ${seedTitle}\n`);
  });

  it('keeps the original months and responsible people', () => {
    const role = (responsible: string) =>
      responsible.startsWith('Администрация')
        ? 'admin'
        : responsible.startsWith('Куратор')
          ? 'curator+mentors'
          : 'organiser';
    expect(activities.map(({ months, responsible }) => ({ months, responsible }))).toEqual(
      seedActivities().map(({ months, responsible }) => ({
        months: [months[0], months.at(-1)],
        responsible: role(responsible),
      })),
    );
  });

  it('differs from the original only in corrected errors', () => {
    const bare = (wording: string) => wording.replace(/[\s\u00a0]+/g, ' ').replace(/[\s.;,]+$/, '');
    const mended = activities.filter(({ seedTitle, title }) => bare(seedTitle) !== title).map(({ id }) => id);
    expect(mended).toEqual(['1.7']);
    expect(roadmapStages.filter(({ seedTitle, title }) => seedTitle !== title).map(({ title }) => title)).toEqual([
      'Подготовка условий для реализации целевой модели наставничества',
    ]);
  });

  it('divides the rows among those responsible', () => {
    const rows = (wanted: string) => activities.filter(({ responsible }) => responsible === wanted).map(({ id }) => id);
    expect(rows('admin')).toEqual(['1.1', '1.2', '1.3', '1.4', '7.2', '7.3', '7.4', '7.5']);
    expect(rows('curator+mentors')).toEqual(['6.1', '6.2', '6.3', '6.4', '6.6', '7.1']);
    expect(rows('organiser')).toHaveLength(23);
  });

  it('names each stage result once', () => {
    const keys = roadmapStages.flatMap(({ results }) => results.map(({ key }) => key));
    expect(keys).toHaveLength(21);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
