import { expect, it } from 'vitest';
import { TODAY } from '../../../../bench/school/calendar.ts';
import { writtenSchool } from '../../../../bench/school/school.ts';
import { contextOf, settled } from '../../../../bench/school/settle.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { parse } from '../../../../functions/workbook/parse.ts';
import { apply, type CellChange, type Snapshot } from '../../../../functions/workbook/snapshot.ts';
import type { Question } from '../../../../sheets-schema/form.ts';
import { type AudienceForm, audienceOf, audiences } from '../../../../sheets-schema/forms/audience.ts';
import { forms } from '../../../../sheets-schema/forms/index.ts';

/** The words that mark every answer to a question. */
const wordsOf = (form: string, field: string) => `канарейка-${form}-${field}.`;

/** The questions with free texts, as form and field. */
const texts = Object.keys(audiences).flatMap((name) => {
  const form = Object.values(forms).find((each) => each.name === name);
  return Object.entries<Question>(form?.questions ?? {}).flatMap(([field, { type }]) =>
    type.kind === 'long' || (type.kind === 'short' && type.most !== undefined)
      ? [[name as AudienceForm, field] as const]
      : [],
  );
});

/** The school, with marked words in each free text of each answer. */
function marked(school: Snapshot): Snapshot {
  const changes = texts.flatMap(([form, field]): CellChange[] => {
    const tab = school.tabs.get(`answers.${form}`);
    const column = tab?.columns.get(field);
    if (!tab || column === undefined) return [];
    return tab.cells.slice(1).map((_, index) => ({
      kind: 'set',
      tab: tab.layout.name,
      row: index + 1,
      column,
      value: wordsOf(form, field),
    }));
  });
  return apply(changes, school, 1);
}

const programme = parse(settled(marked(writtenSchool(10))));
const closing = { ...contextOf(programme), today: `${TODAY.slice(0, 4)}-12-28` };
const { programmeState } = plan(programme, closing);
const papers = JSON.stringify(documentsOf(programmeState));
const { letters, tables } = plan(programme, contextOf(programme));
const toOthers = JSON.stringify(letters.filter(({ to }) => to !== 'curator'));

/** The tabs on which the curator decides about answers. Papers and letters to others never use these tabs. */
const OF_CURATOR: readonly string[] = ['requests', 'offers'];
const shared = JSON.stringify(tables.filter(({ table }) => !OF_CURATOR.includes(table)));

it.each(texts.filter(([form, field]) => ['curator', 'figures'].includes(audienceOf(form, field))))(
  'only the curator reads an answer that the form promises to the curator: %s, %s',
  (form, field) => {
    for (const place of [papers, toOthers, shared]) expect(place).not.toContain(wordsOf(form, field));
  },
);

it('others do see what a form says that they will see', () => {
  expect(papers).toContain(wordsOf('meetingReport', 'done'));
  expect(shared).toContain(wordsOf('mentorOffer', 'achievements'));
});

it('the sign of success of a mentee is in no paper of the mentor about work and pay', () => {
  const kinds = ['mentoringAgreement', 'consentBlanks', 'orderPairs'];
  const labour = documentsOf(programmeState, (kind) => kinds.includes(kind));
  const needs = programmeState.intake.mentees.flatMap(
    ({ code }) => programmeState.intake.requests.get(code)?.needs ?? [],
  );
  const said = JSON.stringify(labour);
  expect(labour).toHaveLength(kinds.length);
  expect([...new Set(needs)].map(programmeState.intake.areaLabel).filter((label) => said.includes(label))).toEqual([]);
});
