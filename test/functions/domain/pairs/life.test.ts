import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { NoticeDays } from '../notices/notice-days.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { circle, confirmed } from './circle.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;

const ORDER = { kind: 'orderPairs', number: '97-ОД', date: '2026-09-14', link: 'папка приказов' } as const;
const WORKING_DAYS = ['2026-09-11', '2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17'];

/** The pairs after the runs of these days, and the people who got a letter about their partner. */
function through(days: readonly string[], tablesOf: (day: string) => Tables) {
  const post = new NoticeDays();
  const told: Letter[] = [];
  let pairs: readonly Readonly<Record<string, unknown>>[] = [];
  for (const day of days) {
    for (const hour of ['10:00', '15:00']) {
      told.push(...post.run(circle({ tables: tablesOf(day) }), `${day}T${hour}`));
      pairs = post.rows('pairs');
    }
  }
  const about = told.filter(({ subject }) => /^Ваша (пара|группа)/.test(subject)).map(({ to }) => to);
  return { post, pairs, about, told };
}

const undated = ({ decisionOn: _, ...row }: ReturnType<typeof confirmed>) => row;

describe('an order that only «Документы» contains', () => {
  const both = [confirmed('П-01', 'К-01', ['К-02']), confirmed('П-02', 'К-05', ['К-03'])];

  it.each<[string, NonNullable<Tables['pairs']>]>([
    ['the day of the decision was typed', both],
    ['no day was typed anywhere', both.map(undated)],
  ])('covers every confirmed pair and tells each participant about the partner once, if %s', (_, pairs) => {
    const { pairs: rows, about } = through(WORKING_DAYS, (day) => ({
      pairs,
      documents: day >= ORDER.date ? [ORDER] : [],
    }));
    expect(rows.slice(0, 2)).toMatchObject([
      { status: 'active', activeFrom: '2026-09-14', blocker: undefined },
      { status: 'active', activeFrom: '2026-09-14', blocker: undefined },
    ]);
    expect(about.toSorted()).toEqual(['К-01', 'К-02', 'К-03', 'К-05']);
  });

  it('leaves out pairs confirmed after it, and says so, whether or not the day was typed', () => {
    const later = confirmed('П-02', 'К-05', ['К-03']);
    for (const second of [{ ...later, decisionOn: '2026-09-16' }, undated(later)]) {
      const { pairs, about } = through(WORKING_DAYS, (day) => ({
        documents: day >= ORDER.date ? [ORDER] : [],
        pairs: [confirmed('П-01', 'К-01', ['К-02']), ...(day >= '2026-09-16' ? [second] : [])],
      }));
      expect(pairs[1]).toMatchObject({
        status: 'confirmed',
        blocker:
          'Приказ № 97-ОД от 14.09.2026 раньше решения о паре (16.09.2026): если пара в нём есть, впишите его номер в эту строку.',
      });
      expect(about.toSorted()).toEqual(['К-01', 'К-02']);
    }
  });
});

describe('a pair that ends early', () => {
  const orders = { orderNumber: '97-ОД', orderDate: '2026-09-11', orderLink: 'папка приказов' };
  const working = [
    { ...confirmed('П-01', 'К-01', ['К-02']), ...orders },
    { ...confirmed('П-02', 'К-05', ['К-03']), ...orders },
  ];
  const ended = { endNoticeOn: '2026-10-05', endedOn: '2026-10-08', endReason: 'Не сошлись расписанием' };

  it('frees its mentee for a new one, while other pairs stay unchanged', () => {
    // К-05 is also a mentee, but their request is in reserve. Only К-02 is looking for a mentor.
    const requests = (circle().tables?.requests ?? []).map((row) =>
      row.code === 'К-05' ? { ...row, decision: 'reserve' as const } : row,
    );
    const { post, pairs } = through(['2026-10-08', '2026-10-09'], () => ({
      requests,
      pairs: [
        { ...working[0], ...ended, status: 'active' as const },
        { ...working[1], status: 'active' as const },
      ],
    }));
    expect(pairs.slice(0, 2)).toMatchObject([{ status: 'dissolved' }, { status: 'active', activeFrom: '2026-09-11' }]);
    const proposal = post.rows('proposal').filter(({ menteeCode }) => menteeCode !== undefined);
    expect(proposal.map(({ menteeCode, mentorCode, state }) => [menteeCode, mentorCode, state])).toEqual(
      expect.arrayContaining([['К-03', 'К-05', 'fixed']]),
    );
    expect(proposal.filter(({ state }) => state === 'proposed').map(({ menteeCode }) => menteeCode)).toEqual(['К-02']);
    const added = pairs.slice(2);
    expect(added).toMatchObject([{ status: 'proposed', menteeCodes: ['К-02'] }]);
    expect(added.some(({ menteeCodes }) => JSON.stringify(menteeCodes).includes('К-03'))).toBe(false);
  });

  it('ends only after three working days of notice, without days off, and says so until then', () => {
    // The notice comes on a Thursday. The three working days after it are Friday, Monday and Tuesday.
    const hasty = { ...working[0], status: 'active' as const, endNoticeOn: '2026-10-08', endedOn: '2026-10-09' };
    const { post, pairs } = through(['2026-10-09', '2026-10-12'], () => ({ pairs: [hasty] }));
    expect(pairs[0]).toMatchObject({
      status: 'active',
      blocker: expect.stringContaining('не раньше 13.10.2026 (3 рабочих дня, ст. 351.8 ТК РФ)'),
    });
    expect(post.rows('problems')).toContainEqual(
      expect.objectContaining({ sheet: 'Пары и группы', reason: expect.stringContaining('не раньше 13.10.2026') }),
    );
    const after = through(['2026-10-13'], () => ({ pairs: [hasty] }));
    expect(after.pairs[0]).toMatchObject({ status: 'dissolved' });
  });

  it.each<[string, object, string]>([
    ['without a written notice', { endedOn: '2026-10-09' }, 'укажите дату письменного уведомления (ст. 351.8 ТК РФ'],
    ['without its last day', { endNoticeOn: '2026-10-08' }, 'не раньше 13.10.2026'],
  ])('continues %s, and says what is missing', (_, end, words) => {
    const { pairs } = through(['2026-10-20'], () => ({
      pairs: [{ ...working[0], status: 'active' as const, ...end }],
    }));
    expect(pairs[0]).toMatchObject({ status: 'active', blocker: expect.stringContaining(words) });
  });

  it('needs no notice if mentoring is part of the job', () => {
    const people = (circle().tables?.people ?? []).map((row) => ({ ...row, labourGround: 'jobDuties' as const }));
    const end = { endNoticeOn: '2026-10-08', endedOn: '2026-10-09' };
    const { pairs } = through(['2026-10-09'], () => ({
      people,
      pairs: [{ ...working[0], status: 'active' as const, ...end }],
    }));
    expect(pairs[0]).toMatchObject({ status: 'dissolved' });
  });

  it('ends if the mentee’s role ends on «Участие»; a group only loses this mentee', () => {
    const [pair, group] = [working[0], { ...confirmed('П-03', 'К-04', ['К-03', 'К-05']), ...orders }];
    const stop = (code: string) => ({ code, role: 'mentee' as const, endOn: '2026-10-09' });
    const tables = {
      participations: [stop('К-02'), stop('К-03')],
      pairs: [pair, group].map((row) => ({ ...row, status: 'active' as const })),
    };
    expect(through(['2026-10-08'], () => tables).pairs).toMatchObject([{ status: 'active' }, { status: 'active' }]);
    expect(through(['2026-10-09'], () => tables).pairs).toMatchObject([{ status: 'dissolved' }, { status: 'active' }]);
  });

  it('ends when its mentor gives up the role of a mentor on «Участие», with the same notice as on «Пары и группы»', () => {
    const participations = [
      { code: 'К-01', role: 'mentor' as const, endOn: '2026-10-14', endReason: 'leftProgramme' as const },
    ];
    const on = (row: object) =>
      through(['2026-10-14'], () => ({
        participations,
        pairs: [{ ...working[0], status: 'active' as const, ...row }],
      }));
    const silent = on({});
    expect(silent.pairs[0]).toMatchObject({ status: 'active' });
    expect(silent.post.rows('problems')).toContainEqual(
      expect.objectContaining({ reason: expect.stringContaining('Окончание 14.10.2026 не учтено') }),
    );
    expect(on({ endNoticeOn: '2026-10-08' }).pairs[0]).toMatchObject({ status: 'dissolved' });
  });
});
