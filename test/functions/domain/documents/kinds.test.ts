import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { destroyedId, searchedId } from '../../../../functions/domain/erasure/act.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { type DocumentKind, documentKinds, factsOfDocument } from '../../../../sheets-schema/choices/document-kind.ts';
import type { Months } from '../../../../sheets-schema/months.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import { MENTEE, MENTOR, NOTHING, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const NAMES: Readonly<Record<string, string>> = {
  [MENTOR]: 'Тестова Анна Ивановна',
  [MENTEE]: 'Примеров Борис Петрович',
};
const fullName = (code: string) => NAMES[code] ?? code;
const htmlOf = (parts = school(), day = '2026-12-31') =>
  new Map(
    documentsOf(standingOf(parts, day)).map((one) => [one.kind, documentHtml(one, fullName).replaceAll('\u00a0', ' ')]),
  );

describe('the documents of a school', () => {
  it('are all drafted in the course of the year', () => {
    const { consents, events, pairs } = wholeSchool.tables;
    const withdrawn = {
      code: MENTEE,
      type: 'processing' as const,
      decision: 'withdrawn' as const,
      decidedOn: '2026-12-29',
    };
    const journal = [destroyedId, searchedId].map((idOf) => ({
      entryId: idOf(MENTEE, withdrawn.decidedOn),
      subject: MENTEE,
      when: '2026-12-30T10:00:00',
    }));
    const gone = school({ tables: { consents: [...consents, withdrawn], journal } });
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

  it('an empty school has the papers with which a programme begins; they say what is missing', () => {
    const documents = documentsOf(standingOf(NOTHING, '2026-04-10'));
    expect(documents.map(({ kind }) => kind)).toEqual([
      'orderCurator',
      'orderPilot',
      'regulation',
      'consentBlanks',
      'memoMentee',
      'memoMentor',
      'meetingScripts',
      'workbook',
      'informing',
      'caseTemplate',
    ]);
    expect(documents.find(({ kind }) => kind === 'regulation')?.missing).toContain('цель программы («Настройки»)');
  });

  it('list every activity of the roadmap in the report of the curator', () => {
    const rows = htmlOf()
      .get('curatorReport')
      ?.match(/<td width="7%">[1-7]\.\d<\/td>/g);
    expect(rows).toHaveLength(activities.length);
  });

  it('show no public figure from fewer than five answers, and name only people who allowed it', () => {
    const report = htmlOf().get('publicReport') ?? '';
    expect(report).toContain('На один и тот же вопрос оба раза ответили менее 5 человек');
    expect(report).toContain(NAMES[MENTOR]);
    expect(report).not.toContain(NAMES[MENTEE]);
    expect(report).not.toMatch(/\d+,0 %\), цель 85 %/);
    expect(report).toContain('менее 5 человек');
  });

  it('name their sources, except those that people take home', () => {
    const silent = [...htmlOf()].flatMap(([kind, html]) => (html.includes('Составлено по листам: ') ? [] : [kind]));
    const keepsakes = (Object.keys(documentKinds) as DocumentKind[]).filter(
      (kind) => factsOfDocument(kind).readers === 'recipient' && kind !== 'invitation',
    );
    expect(silent.sort()).toEqual(keepsakes.sort());
    expect(htmlOf().get('orderPairs')).toContain('Составлено по листам: Лист pairs, строка 2');
  });

  it('use the months to which the school moved the programme, and no deadline on a day off', () => {
    const shifted: Readonly<Record<string, Months>> = { '6.3': [11, 11], '7.6': [10, 10] };
    const within = (month: number) => Math.min(Math.max(month, 5), 11);
    const roadmap = activities.map(({ id, months: [first, last] }) => ({
      id,
      ownMonths: { months: shifted[id] ?? ([within(first), within(last)] as const) },
    }));
    const html = htmlOf(school({ tables: { roadmap, documents: [] } }), '2026-09-20');
    expect(html.get('orderPilot')).toContain('Провести с 1 мая по 30 ноября 2026 года');
    expect(html.get('orderPilot')).toContain('итоговый отчёт не позднее 30.10.2026');
    expect(html.get('orderPairs')).toContain('до 30.11.2026 согласовать индивидуальные планы');
  });

  it('name the course of a mentor by its title, even if the mentor’s row has only its number', () => {
    const [row] = wholeSchool.tables.training;
    expect(row?.programme).toBe('О-1');
    expect(htmlOf().get('orderTraining')).toContain('<td width="38%">Наставничество</td></tr>');
    expect(htmlOf().get('orderTraining')).not.toContain('О-1');
  });

  it('name the order of a pair with its number and day', () => {
    for (const kind of ['pairProgramme', 'mentorReference'] as const)
      expect(htmlOf().get(kind)).toContain('приказ № 97-ОД от 15.09.2026');
  });

  it('leave room for the award of each person, and say so', () => {
    const order = documentsOf(standingOf(school(), '2026-12-31')).find(({ kind }) => kind === 'awardList');
    expect(order?.missing).toContain('поощрение каждого (пишется в документе)');
  });

  it('keep the planned period if the pair ended earlier', () => {
    const html = htmlOf();
    for (const kind of ['orderPairs', 'mentoringAgreement', 'pairProgramme'] as const)
      expect(html.get(kind), kind).toContain('по 31.12.2026');
    expect(html.get('mentorReport')).toMatch(/по \d\d\.12\.2026/);
    expect(html.get('mentorReport')).not.toContain('по 31.12.2026');
  });

  it('leave out the agreement of a mentor whose job already includes mentoring', () => {
    const people = wholeSchool.tables.people.map((row) => ({ ...row, labourGround: 'jobDuties' as const }));
    expect(htmlOf().has('mentoringAgreement')).toBe(true);
    expect(htmlOf(school({ tables: { people } })).has('mentoringAgreement')).toBe(false);
  });

  it('list only grounds for an award, and no full schedule if a meeting was missed', () => {
    const { meetingReport } = wholeSchool.answers;
    const whole = 'состоялись все встречи по графику';
    const held = (reports: readonly (typeof meetingReport)[number][]) =>
      htmlOf(school({ answers: { meetingReport: [...reports] } })).get('awardList');
    expect(held(meetingReport)).toContain(`встреч проведено: 7, ${whole}`);
    for (const missed of ['2026-11-03', '2026-09-25']) {
      const list = held(meetingReport.filter(({ heldOn }) => heldOn !== missed));
      expect(list).toContain('встреч проведено: 6');
      expect(list).not.toContain(whole);
      expect(list).not.toMatch(/ из \d|не отмечен|просроч/);
    }
  });

  it('leave a blank for an unknown position, and say so', () => {
    const order = documentsOf(standingOf(school(), '2026-12-31')).find(({ kind }) => kind === 'orderPairs');
    expect(order?.missing).toContain(`должность: ${MENTOR} («Участники»)`);
    expect(JSON.stringify(order?.blocks)).toContain(`{{${MENTOR}}}, ____`);
  });

  describe('documents that mention somebody else', () => {
    const OTHER = 'К-03';
    const someone = { code: OTHER, name: 'Скрытов Фёдор Ильич', email: 'f@example.org', invitedOn: '2026-05-18' };
    const { people, consents, plans, quality } = wholeSchool.tables;
    const { meetingReport, mentorReport } = wholeSchool.answers;
    const schoolSaying = (words: string, decisions: readonly (typeof consents)[number][]) =>
      school({
        tables: {
          people: [...people, someone],
          consents: [...consents, ...decisions],
          plans: plans.map((plan) => ({ ...plan, goal1: words })),
          quality: quality.map((row) => ('text' in row ? { ...row, text: words } : row)),
        },
        answers: {
          meetingReport: meetingReport.map((answer) => ({ ...answer, done: words })),
          mentorReport: mentorReport.map((answer) => ({ ...answer, mainResult: words, whatWorked: words })),
        },
      });
    const decided = (decision: 'given' | 'refused' | 'withdrawn', decidedOn: string) =>
      ({ code: OTHER, type: 'processing', decision, decidedOn, documentRef: 'папка 1' }) as const;
    const writings = [
      `{{${OTHER}}} и Скрытов Фёдор Ильич разобрали урок`,
      'Скрытов вёл урок, Скрытову помогли',
      'Спасибо Федору Ильичу',
      'Урок Ф. И. Скрытова и Скрытову Ф.И.',
      'Скрытовым Фёдором Ильичом довольны, ему писали на f@example.org',
    ];
    const NAMED = /Скрытов|Ф[её]дор|Ильич|Ф\. ?И\.|f@example/iu;

    it.each(writings)('name them while the consent is in force: %s', (words) => {
      const pages = htmlOf(schoolSaying(words, [decided('given', '2026-05-20')]));
      const naming = [...pages].flatMap(([kind, html]) => (NAMED.test(html) ? [kind] : []));
      expect(naming).toEqual(expect.arrayContaining(['plan', 'meetingLog', 'mentorReport', 'curatorReport']));
    });

    it('never name them without a consent in force, on any day and in any spelling', () => {
      fc.assert(
        fc.property(
          fc.constantFrom('refused' as const, 'withdrawn' as const, 'never' as const),
          fc.constantFrom('2026-10-30', '2026-12-10', '2026-12-31'),
          fc.constantFrom(...writings),
          (decision, day, words) => {
            const before = decision === 'withdrawn' ? [decided('given', '2026-05-20')] : [];
            const decisions = decision === 'never' ? [] : [...before, decided(decision, '2026-10-20')];
            for (const [kind, html] of htmlOf(schoolSaying(words, decisions), day))
              expect([kind, NAMED.exec(html)?.[0]]).toEqual([kind, undefined]);
          },
        ),
        { numRuns: 40 },
      );
    });

    it('keep the names of officials and the school, even if a namesake must not be named', () => {
      const parts = schoolSaying('Скрытов вёл урок', []);
      const settings = {
        ...parts.settings,
        headName: 'Скрытов Фёдор Ильич Старший',
        schoolFull: 'МБОУ «Скрытовская школа имени Ф. И. Скрытова»',
        schoolPlace: 'село Скрытово',
      };
      const order = htmlOf({ ...parts, settings }).get('orderPairs') ?? '';
      for (const name of Object.values(settings).slice(-3)) expect(order).toContain(name);
    });
  });

  it('name nobody from a pair without a valid consent', () => {
    const withdrawn = {
      code: MENTEE,
      type: 'processing' as const,
      decision: 'withdrawn' as const,
      decidedOn: '2026-12-10',
    };
    const parts = school({ tables: { consents: [...wholeSchool.tables.consents, withdrawn] } });
    for (const [kind, html] of htmlOf(parts)) expect([kind, html.includes('Примеров')]).toEqual([kind, false]);
  });
});
