import { describe, expect, it } from 'vitest';
import { evidenceContents } from '../../../../functions/domain/documents/evidence-folder.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { kinds } from '../../../../functions/domain/documents/kinds/index.ts';
import { namesInTexts } from '../../../../functions/domain/erasure/names-in-texts.ts';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { codedIdentity } from '../../../../functions/gateways/identity.ts';
import { disguises } from '../names/disguises.ts';
import { anna, type Invented, igor, yuliya } from '../names/people.ts';
import { NoticeDays } from '../notices/notice-days.ts';
import { programme } from '../programme-kit.ts';
import { standingOf } from '../roadmap/whole-school.ts';
import { schoolThatSays } from './school-that-says.ts';

const sure = disguises.filter(({ outcome }) => outcome === 'certain');

/** All certain disguises of a person, one per line. */
function disguised(person: Invented): readonly string[] {
  return [...new Set(sure.flatMap(({ of }) => of(person) ?? []))];
}
const LINE = 'Помогла коллега: ';
const wordsOf = (person: Invented) =>
  disguised(person)
    .map((words) => `${LINE}${words}.`)
    .join('\n');

/** All texts within a value, one per line. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' ? Object.values(value).map(textsIn).join('\n') : '';
}

/** The disguises that are still in a text. */
const left = (person: Invented, text: string) => disguised(person).filter((words) => text.includes(`${LINE}${words}`));

const ofHtml = (html: string) => html.replace(/<br\/>/g, '\n').replace(/\u00a0/g, ' ');

/** The year's letters to everybody except the curator. */
function lettersOf(person: Invented): Letter[] {
  const office = new NoticeDays();
  const days = Array.from({ length: 20 }, (_, n) => new Date(Date.UTC(2026, 3, 1 + 14 * n)).toISOString().slice(0, 10));
  const parts = schoolThatSays(wordsOf(person), person);
  return days.flatMap((day) => office.run(parts, `${day}T10:00`)).filter(({ to }) => to !== 'curator');
}

/** One person for each kind of name: plain, double with «ё», with a particle. The test of disguises covers the names of other people. */
const tried = [anna, yuliya, igor];

describe.each(tried)('$name without a consent', (person) => {
  const parts = schoolThatSays(wordsOf(person), person);
  const programmeState = standingOf(parts, '2026-12-31');

  it('is in no document, whatever people wrote', () => {
    const documents = documentsOf(programmeState);
    const naming = documents.filter(({ blocks, title }) => left(person, textsIn([blocks, title])).length > 0);
    expect(naming.map(({ kind }) => kind)).toEqual([]);
    const pages = documents.map((document) => ofHtml(documentHtml(document, (code) => code)));
    expect(pages.flatMap((page) => left(person, page))).toEqual([]);
    expect(left(person, textsIn(evidenceContents(programmeState, [])))).toEqual([]);
  });

  it('is in no line of the journal, and in no summary', () => {
    const office = new NoticeDays();
    office.run(parts, '2026-12-31T10:00');
    const journal = textsIn(office.rowsOfJournal);
    expect(journal).toContain(LINE.trim());
    expect(left(person, journal)).toEqual([]);
    for (const table of ['changes', 'summary', 'stageResults', 'stages'] as const) {
      expect([table, left(person, textsIn(office.rows(table)))]).toEqual([table, []]);
    }
  });

  it('is removed from the cells in the mode «коды», or reported there', () => {
    const names = namesInTexts([person, { code: 'К-30', name: 'Видимая Анна Петровна' }]);
    for (const words of disguised(person)) {
      const said = names.withCodes(`${LINE}${words}`);
      expect([words, said.includes(words) && names.suspects(said).length === 0]).toEqual([words, false]);
    }
  });

  it('is in no server reply stored in the workbook', () => {
    const { fitForWorkbook } = codedIdentity(programme(), '2026-10-01', new Map([[person.code, person]]));
    expect(left(person, fitForWorkbook(wordsOf(person)))).toEqual([]);
  });
});

it('the documents checked here cover every kind', () => {
  const parts = schoolThatSays(anna.name, anna);
  const found = new Set(
    ['2026-09-14', '2026-12-10', '2026-12-31'].flatMap((day) =>
      documentsOf(standingOf(parts, day)).map(({ kind }) => kind),
    ),
  );
  expect(Object.keys(kinds).filter((kind) => ![...found].some((one) => one === kind))).toEqual(['destructionAct']);
});

it('no letter of a year names somebody without a consent', () => {
  const letters = lettersOf(yuliya);
  const quoting = letters.filter((letter) => textsIn(letter).includes(LINE.trim()));
  expect(quoting.length).toBeGreaterThan(0);
  const said = new Set(letters.flatMap(({ noticeKeys }) => noticeKeys.map((key) => key.split('|')[0])));
  expect(said.size).toBeGreaterThan(8);
  expect(letters.flatMap((letter) => left(yuliya, textsIn(letter)))).toEqual([]);
});
