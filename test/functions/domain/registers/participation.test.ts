import { describe, expect, it } from 'vitest';
import { given, type ProgrammeParts } from '../programme-kit.ts';
import { MENTEE, MENTOR, school, wholeSchool } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const { tables } = wholeSchool;

describe('«Участие»', () => {
  const statusOf = (change: ProgrammeParts, today: string) =>
    rowsOf('participations', school(change), today).map(({ code, status, endedOn }) =>
      [code, status, endedOn].join(' ').trim(),
    );

  it.each<[string, string, ProgrammeParts, readonly string[]]>([
    ['in the bases', '2026-09-01', {}, ['К-01 active', 'К-02 active']],
    ['in a working pair', '2026-10-01', {}, ['К-01 paired', 'К-02 paired']],
    ['from the day of the final meeting', '2026-12-03', {}, ['К-01 completed 2026-12-03', 'К-02 completed 2026-12-03']],
    [
      'a person who left before the final meeting did not complete',
      '2026-12-20',
      { tables: { participations: [{ code: MENTEE, role: 'mentee', endOn: '2026-12-02' }] } },
      ['К-01 active', 'К-02 withdrawn 2026-12-02'],
    ],
    [
      'a person who left on the day of the final meeting did',
      '2026-12-20',
      { tables: { participations: [{ code: MENTEE, role: 'mentee', endOn: '2026-12-03' }] } },
      ['К-01 completed 2026-12-03', 'К-02 completed 2026-12-03'],
    ],
    [
      'a withdrawn consent outweighs everything',
      '2026-12-20',
      {
        tables: {
          consents: [...tables.consents, { ...given(MENTEE, '2026-12-10'), decision: 'withdrawn' as const }],
          participations: [{ code: MENTEE, role: 'mentee' }],
        },
      },
      ['К-01 completed 2026-12-03', 'К-02 withdrawn 2026-12-10'],
    ],
    [
      'the interview may end in a refusal',
      '2026-09-01',
      { tables: { interviews: [{ code: MENTOR, date: '2026-08-20', outcome: 'declined' }], pairs: [] } },
      ['К-01 declined', 'К-02 active'],
    ],
    [
      'the curator may decline a request',
      '2026-09-01',
      {
        tables: {
          requests: tables.requests.map((row) => ({ ...row, decision: 'declined' as const })),
          mentees: [],
          pairs: [],
        },
      },
      ['К-01 active', 'К-02 declined'],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(statusOf(change, today)).toEqual(expected);
  });
});
