import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, report, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;
const OTHER = 'К-09';

/** What the order says of each person, by role. */
function grounds(parts: School, today = '2026-12-31') {
  const order = documentsOf(standingOf(parts, today)).find(({ kind }) => kind === 'awardList');
  const rows =
    order?.blocks.flatMap((block) =>
      block.kind === 'table' && block.header.includes('Что сделано') ? block.rows : [],
    ) ?? [];
  return new Map(rows.map(([who = '', what = '']) => [who, what.split('\n')]));
}
const mentor = `{{${MENTOR}}}\nнаставник`;
const mentee = `{{${MENTEE}}}\nнаставляемый`;
const goals = (fields: object) =>
  school({ tables: { plans: [{ pairCode: PAIR, code: MENTEE, goal1: 'Вести урок', ...fields }] } });

describe('the order about awards', () => {
  it('says what each person did', () => {
    expect(grounds(school())).toEqual(
      new Map([
        [mentee, ['встреч проведено: 7, состоялись все встречи по графику', 'целей плана достигнуто: 1']],
        [
          mentor,
          [
            'встреч проведено: 7, состоялись все встречи по графику',
            'целей плана достигнуто: 1',
            'обучение наставников пройдено',
          ],
        ],
      ]),
    );
  });

  it('speaks only of the mentor’s own training, and only after it', () => {
    const of = (training: object[]) => grounds(school({ tables: { training } })).get(mentor) ?? [];
    const said = 'обучение наставников пройдено';
    const passed = { completed: true, certificate: 'УД-1' };
    expect(
      of([
        { code: OTHER, ...passed },
        { code: MENTOR, programme: 'О-1' },
      ]),
    ).not.toContain(said);
    expect(
      of([
        { code: OTHER, programme: 'О-1' },
        { code: MENTOR, ...passed },
      ]),
    ).toContain(said);
    expect(of([])).not.toContain(said);
    const menteeToo = school({ tables: { training: [{ code: MENTEE, ...passed }] } });
    expect(grounds(menteeToo).get(mentee), 'a mentee needs no training').not.toContain(said);
  });

  it('counts the reached goals of the plans, each once', () => {
    const of = (fields: object) =>
      grounds(goals(fields))
        .get(mentee)
        ?.find((line) => line.startsWith('целей'));
    expect(of({ mark1: 'reached', goal2: 'Второе', mark2: 'reached', goal3: 'Третье', mark3: 'reached' })).toBe(
      'целей плана достигнуто: 3',
    );
    expect(of({ mark1: 'partly', goal3: 'Третье', mark3: 'reached' })).toBe('целей плана достигнуто: 1');
    expect(of({ mark2: 'reached' }), 'a mark without a goal').toBeUndefined();
  });

  it('names the case only of a mentor who offered it', () => {
    const of = (caseOffered: boolean, code = MENTOR) => {
      const mentorReport = answers.mentorReport.map((one) => ({ ...one, code, caseOffered }));
      const people = [...tables.people, { code: OTHER }];
      return grounds(
        school({ tables: { people, consents: [...tables.consents, given(OTHER)] }, answers: { mentorReport } }),
      );
    };
    const said = 'согласие описать практику как кейс';
    expect(of(true).get(mentor)).toContain(said);
    expect(of(true).get(mentee)).not.toContain(said);
    expect(of(false).get(mentor)).not.toContain(said);
  });

  it('does not speak of all meetings if one was missed', () => {
    const meetingReport = [report('first', '2026-09-18'), report('final', '2026-12-03')];
    expect(grounds(school({ answers: { meetingReport } })).get(mentor)?.[0]).toBe('встреч проведено: 2');
  });

  it('has a row for each role of a person', () => {
    const more = school({
      tables: {
        people: [...tables.people, { code: OTHER, labourGround: 'jobDuties' }],
        consents: [...tables.consents, given(OTHER)],
        pairs: [...tables.pairs, { ...tables.pairs[0], pairCode: 'П-02', mentorCode: OTHER, menteeCodes: [MENTOR] }],
      },
      answers: {
        meetingReport: [...answers.meetingReport, { ...report('first', '2026-09-18'), code: OTHER, pairCode: 'П-02' }],
      },
    });
    expect([...grounds(more).keys()].filter((who) => who.includes(MENTOR))).toHaveLength(2);
    expect(grounds(more).get(`{{${OTHER}}}\nнаставник`)?.[0]).toBe('встреч проведено: 1');
  });

  it('does not exist before the end of the year, or without anybody to name', () => {
    expect(grounds(school(), '2026-11-01').size).toBe(0);
    const consents = [given(MENTOR, '2026-05-20'), given(MENTEE)].map((row) => ({
      ...row,
      decision: 'refused' as const,
    }));
    expect(grounds(school({ tables: { consents } })).size).toBe(0);
  });
});
