import { expect, it } from 'vitest';
import { growthOf } from '../../../../functions/domain/documents/growth-and-expectations.ts';
import { newVersions, wordingFor } from '../../../../functions/domain/intake/instruments.ts';
import { yearFigures } from '../../../../functions/domain/monitoring/year-figures.ts';
import { menteeParameters } from '../../../../sheets-schema/forms/assessment-parameters.ts';
import { given, programme } from '../programme-kit.ts';
import { MENTEE, school, standingOf } from '../roadmap/whole-school.ts';

const TITLE = menteeParameters.lessonPlanning.title;
const OTHER = 'Готовлю урок так, как просит школа';
const version = (
  form: 'assessmentMenteeT0' | 'assessmentMenteeT1' | 'satisfactionMentee',
  since: string,
  lines: string,
) => ({
  versionId: `${form}|${since}`,
  since: `${since}T09:00:00`,
  wordings: lines,
});
const withVersions = (...instruments: ReturnType<typeof version>[]) =>
  standingOf(school({ tables: { instruments } }), '2026-12-28');
const FIRST = version('assessmentMenteeT1', '2026-06-01', `${TITLE} [lessonPlanning]`);

const comparedIn = (state: ReturnType<typeof withVersions>) => {
  const { rows, reworded } = growthOf(state, 'mentee');
  return { n: rows.find(({ label }) => label === TITLE)?.n, reworded };
};

it('the programme compares the two assessments of a person only if the question had the same wording', () => {
  expect(comparedIn(withVersions())).toEqual({ n: 1, reworded: [] });
  expect(comparedIn(withVersions(FIRST))).toEqual({ n: 1, reworded: [] });
  const changed = version('assessmentMenteeT1', '2026-11-01', `${OTHER} [lessonPlanning]`);
  expect(comparedIn(withVersions(FIRST, changed))).toEqual({ n: 0, reworded: [TITLE] });
});

it('an answer keeps the version of its time when the question changes later', () => {
  const later = version('assessmentMenteeT1', '2026-12-20', `${OTHER} [lessonPlanning]`);
  expect(comparedIn(withVersions(FIRST, later))).toEqual({ n: 1, reworded: [] });
  const { programme: read, intake } = withVersions(FIRST, later);
  const answer = intake.answers.latest('assessmentMenteeT1', MENTEE);
  expect(answer && wordingFor(read, answer, 'lessonPlanning')).toBe(TITLE);
});

it('a change of one question makes one new version, and no change makes none', () => {
  const first = newVersions({ ...programme(), wordings: { assessmentMenteeT1: { lessonPlanning: TITLE } } });
  expect(first).toMatchObject([{ form: 'assessmentMenteeT1', isChange: false }]);
  const known = programme({ tables: { instruments: [{ ...FIRST, wordings: first[0]?.lines ?? '' }] } });
  expect(newVersions({ ...known, wordings: { assessmentMenteeT1: { lessonPlanning: TITLE } } })).toEqual([]);
  const after = newVersions({ ...known, wordings: { assessmentMenteeT1: { lessonPlanning: OTHER } } });
  expect(after).toMatchObject([{ form: 'assessmentMenteeT1', isChange: true }]);
  expect(after[0]?.lines).toContain(`${OTHER} [lessonPlanning]`);
});

/** A group of six mentees who answered on two days. */
function figures(...instruments: ReturnType<typeof version>[]) {
  const codes = Array.from({ length: 6 }, (_, i) => `К-${11 + i}`);
  const { tables } = school();
  const state = standingOf(
    school({
      tables: {
        instruments,
        people: [...(tables?.people ?? []), ...codes.map((code) => ({ code }))],
        consents: [...(tables?.consents ?? []), ...codes.map((code) => given(code))],
        pairs: (tables?.pairs ?? []).map((pair) => ({ ...pair, menteeCodes: codes, workFormat: 'group' as const })),
      },
      answers: {
        satisfactionMentee: codes.map((code, i) => ({
          code,
          overall: 9,
          submittedAt: `2026-12-0${i < 3 ? 4 : 6}T10:00:00`,
        })),
      },
    }),
    '2026-12-28',
  );
  return yearFigures(state).filter(({ measure }) => measure === 'satisfactionMentee.overall');
}

it('a figure of the year has the version of its question, and there is none if the question changed meanwhile', () => {
  const usual = figures();
  expect(usual).toHaveLength(1);
  const before = version('satisfactionMentee', '2026-06-01', `${OTHER} [overall]`);
  const [own] = figures(before);
  expect(own?.instrument).not.toBe(usual[0]?.instrument);
  expect(figures(before, version('satisfactionMentee', '2026-12-05', 'Как Вам программа? [overall]'))).toEqual([]);
});
