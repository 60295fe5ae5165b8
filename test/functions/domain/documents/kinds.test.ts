import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentHtml } from '../../../../functions/domain/documents/html.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { documentKinds } from '../../../../sheets-schema/tables/documents.ts';
import { MENTEE, MENTOR, NOTHING, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const NAMES: Readonly<Record<string, string>> = {
  [MENTOR]: 'Тестова Анна Ивановна',
  [MENTEE]: 'Примеров Борис Петрович',
};
const fullName = (code: string) => NAMES[code] ?? code;
const htmlOf = (parts = school(), day = '2026-12-31') =>
  new Map(documentsOf(standingOf(parts, day)).map((one) => [one.kind, documentHtml(one, fullName)]));

describe('the documents of a school', () => {
  it('are all of them in the course of the year', () => {
    const { consents, events, pairs } = wholeSchool.tables;
    const withdrawn = {
      code: MENTEE,
      type: 'processing' as const,
      decision: 'withdrawn' as const,
      decidedOn: '2026-12-29',
    };
    const gone = school({ tables: { consents: [...consents, withdrawn] } });
    const coming = school({
      tables: { pairs, events: events.map((event, i) => ({ ...event, eventId: `С-${i + 1}`, held: false })) },
    });
    const kinds = new Set([...htmlOf().keys(), ...htmlOf(gone).keys(), ...htmlOf(coming, '2026-12-20').keys()]);
    expect([...kinds].sort()).toEqual(
      Object.keys(documentKinds)
        .filter((kind) => kind !== 'other')
        .sort(),
    );
  });

  it('of an empty school are the papers that a programme begins with, and say what is lacking', () => {
    const documents = documentsOf(standingOf(NOTHING, '2026-04-10'));
    expect(documents.map(({ kind }) => kind)).toEqual([
      'orderCurator',
      'orderPilot',
      'regulation',
      'consentBlanks',
      'memoMentee',
      'memoMentor',
    ]);
    expect(documents.find(({ kind }) => kind === 'regulation')?.missing).toContain('цель программы («Настройки»)');
  });

  it('hold every activity of the roadmap in the report of the curator', () => {
    const rows = htmlOf()
      .get('curatorReport')
      ?.match(/<td width="7%">[1-7]\.\d<\/td>/g);
    expect(rows).toHaveLength(37);
  });

  it('show no figure in public that fewer than five answers are behind, and name only who allowed it', () => {
    const report = htmlOf().get('publicReport') ?? '';
    expect(report).toContain('Ответов меньше 5: такие итоги не публикуются.');
    expect(report).toContain(NAMES[MENTOR]);
    expect(report).not.toContain(NAMES[MENTEE]);
    expect(report).not.toMatch(/\d+,0 %\), цель 85 %/);
    expect(report).toContain('менее 5 ответов');
  });

  it('leave out the agreement of a mentor whose job this is already', () => {
    const people = wholeSchool.tables.people.map((row) => ({ ...row, labourGround: 'jobDuties' as const }));
    expect(htmlOf().has('mentoringAgreement')).toBe(true);
    expect(htmlOf(school({ tables: { people } })).has('mentoringAgreement')).toBe(false);
  });

  it('leave a blank where a position is not known, and say so', () => {
    const order = documentsOf(standingOf(school(), '2026-12-31')).find(({ kind }) => kind === 'orderPairs');
    expect(order?.missing).toContain(`должность: ${MENTOR} («Участники»)`);
    expect(JSON.stringify(order?.blocks)).toContain(`{{${MENTOR}}}, ____`);
  });

  it('never name anybody whose consent is not in force, on whatever day and whoever wrote the name', () => {
    const words = `{{${MENTEE}}} и ${NAMES[MENTEE]} разобрали урок`;
    const { meetingReport, mentorReport } = wholeSchool.answers;
    fc.assert(
      fc.property(
        fc.constantFrom('refused' as const, 'withdrawn' as const, 'never' as const),
        fc.constantFrom('2026-09-20', '2026-10-30', '2026-12-10', '2026-12-31'),
        (decision, day) => {
          const others = wholeSchool.tables.consents.filter(({ code }) => code !== MENTEE);
          const own = wholeSchool.tables.consents.filter(({ code }) => code === MENTEE);
          const later = { code: MENTEE, type: 'processing' as const, decidedOn: day };
          const consents = decision === 'never' ? others : [...others, ...own, { ...later, decision }];
          const parts = school({
            tables: { consents },
            answers: {
              meetingReport: meetingReport.map((answer) => ({ ...answer, done: words })),
              mentorReport: mentorReport.map((answer) => ({ ...answer, mainResult: words, whatWorked: words })),
            },
          });
          for (const [kind, html] of htmlOf(parts, day))
            expect([kind, html.includes('Примеров')]).toEqual([kind, false]);
        },
      ),
      { numRuns: 24 },
    );
  });
});
