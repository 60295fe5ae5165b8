import { describe, expect, it } from 'vitest';
import { destructionAct } from '../../../../functions/domain/erasure/act.ts';
import { erasedRows, pairsOfOnly } from '../../../../functions/domain/erasure/erased-rows.ts';
import { codeOnce, personalNames } from '../../../../functions/domain/erasure/personal-names.ts';
import { given, type ProgrammeParts, programme } from '../programme-kit.ts';

/** The erased rows of К-01 on a tab. */
const erased = (tab: string, parts: ProgrammeParts) =>
  erasedRows(programme(parts), 'К-01').filter((row) => row.tab === tab);
const withdrawal = { code: 'К-01', type: 'processing', decision: 'withdrawn', decidedOn: '2026-09-01' } as const;

describe('what is erased of a person who withdrew', () => {
  it('is everything in their own rows but the code and the row’s key, and nothing of others', () => {
    const people = [{ code: 'К-02' }, { code: 'К-01', name: 'Тестовая Анна' }, { name: 'Без кода' }];
    expect(erased('people', { tables: { people } })).toMatchObject([
      { at: 2, keep: expect.not.arrayContaining(['name', 'email']) },
    ]);
    expect(erased('people', { tables: { people } })[0]?.keep).toContain('code');
  });

  it('is a request or an offer wholly, because it came with an answer', () => {
    const rows = [{ code: 'К-01', responseId: 'r1' }, { code: 'К-02' }];
    expect(erased('requests', { tables: { requests: rows } })).toEqual([{ tab: 'requests', at: 1, keep: [] }]);
    expect(erased('offers', { tables: { offers: rows } })).toEqual([{ tab: 'offers', at: 1, keep: [] }]);
  });

  it('is the text of letters, but not that they went', () => {
    const [row] = erased('outbox', { tables: { outbox: [{ code: 'К-01', subject: 'Тестовая Анна' }] } });
    expect(row?.keep).toEqual(expect.arrayContaining(['noticeKey', 'messageId', 'status', 'sentAt']));
    for (const personal of ['recipient', 'subject', 'detail']) expect(row?.keep).not.toContain(personal);
  });

  it('is each consent, except that the last withdrawal keeps the code and the day', () => {
    const consents = [
      given('К-01'),
      { ...withdrawal, decidedOn: '2026-06-01' },
      given('К-02'),
      withdrawal,
      { ...withdrawal, type: 'publication' as const },
      given('К-01', '2026-05-01'),
    ];
    const rows = erased('consents', { tables: { consents } });
    expect(rows.map(({ at }) => at)).toEqual([1, 2, 4, 5, 6]);
    expect(rows.filter(({ keep }) => keep.length > 0)).toEqual([
      { tab: 'consents', at: 4, keep: expect.arrayContaining(['code', 'type', 'decision', 'decidedOn', 'destroyBy']) },
    ]);
  });

  it('is only the free text in rows of pairs, as mentor and as mentee', () => {
    const pairs = [
      { mentorCode: 'К-01', menteeCodes: ['К-02'] },
      { mentorCode: 'К-02', menteeCodes: ['К-03', 'К-01'] },
      { mentorCode: 'К-02', menteeCodes: ['К-03'] },
      { mentorCode: 'К-03' },
    ];
    const only = ['why', 'blocker', 'note', 'endReason'];
    expect(erased('pairs', { tables: { pairs } })).toEqual([
      { tab: 'pairs', at: 1, keep: [], only },
      { tab: 'pairs', at: 2, keep: [], only },
    ]);
  });

  it('is a rule about a pair, whichever of its two people withdrew', () => {
    const pairRules = [
      { mentor: 'К-01', mentee: 'К-02' },
      { mentor: 'К-02', mentee: 'К-01' },
      { mentor: 'К-02', mentee: 'К-03' },
    ];
    expect(erased('pairRules', { tables: { pairRules } }).map(({ at }) => at)).toEqual([1, 2]);
  });

  it('is their own answers, and what the administration asked about them', () => {
    const answers: ProgrammeParts['answers'] = {
      intake: [{ code: 'К-02' }, { code: 'К-01' }],
      adminRequest: [{ code: 'К-00', aboutCode: 'К-01' }, { code: 'К-01', aboutCode: 'К-02' }, { code: 'К-00' }],
    };
    expect(erased('answers.intake', { answers })).toEqual([{ tab: 'answers.intake', at: 2, keep: [] }]);
    expect(erased('answers.adminRequest', { answers }).map(({ at }) => at)).toEqual([1, 2]);
  });
});

describe('the words of a mentor', () => {
  const pairs = [
    { pairCode: 'П-01', mentorCode: 'К-02', menteeCodes: ['К-01'] },
    { pairCode: 'П-02', mentorCode: 'К-02', menteeCodes: ['К-01', 'К-03'] },
    { pairCode: 'П-03', mentorCode: 'К-02', menteeCodes: ['К-03'] },
    { mentorCode: 'К-02', menteeCodes: ['К-01'] },
  ];

  it('are about one person only in a pair with one mentee', () => {
    expect([...pairsOfOnly(programme({ tables: { pairs } }), 'К-01')]).toEqual(['П-01']);
  });

  it('are replaced where they can only be about the withdrawn mentee', () => {
    const meetingReport = [
      { code: 'К-02', pairCode: 'П-01', done: 'Тестовая справилась' },
      { code: 'К-02', pairCode: 'П-02' },
      { code: 'К-02', pairCode: 'П-03' },
      { code: 'К-02' },
    ];
    expect(erased('answers.meetingReport', { tables: { pairs }, answers: { meetingReport } })).toEqual([
      {
        tab: 'answers.meetingReport',
        at: 1,
        keep: [],
        only: ['done', 'agreed'],
        instead: 'Удалено: наставляемый отозвал согласие.',
      },
    ]);
  });

  it('are replaced in a group where the report is about this mentee alone', () => {
    const about = (mentees: readonly string[]) => ({ code: 'К-02', pairCode: 'П-02', mentees });
    const meetingReport = [about(['К-01']), about(['К-03']), about(['К-01', 'К-03']), about([])];
    const rows = erased('answers.meetingReport', { tables: { pairs }, answers: { meetingReport } });
    expect(rows.map(({ at }) => at)).toEqual([1]);
  });

  it('are erased wholly if the withdrawn person wrote them', () => {
    const meetingReport = [{ code: 'К-01', pairCode: 'П-01' }];
    expect(erased('answers.meetingReport', { tables: { pairs }, answers: { meetingReport } })).toEqual([
      { tab: 'answers.meetingReport', at: 1, keep: [] },
    ]);
  });
});

describe('an act of destruction', () => {
  it('has the day of the destruction, and is kept for three years from that day', () => {
    const facts = {
      code: 'К-01',
      withdrawnOn: '2026-09-01',
      destroyedAt: '2026-09-15T10:20:00',
      places: [],
      journal: [],
    };
    expect(destructionAct(facts)).toMatchObject({
      destroyedOn: '2026-09-15',
      keepUntil: '2029-09-15',
      withdrawnOn: '2026-09-01',
    });
  });

  it.each(['2028-02-28', '2028-03-29'])('of %s, near a leap day, is kept to the same day', (day) => {
    const facts = { code: 'К-01', withdrawnOn: day, destroyedAt: `${day}T10:00:00`, places: [], journal: [] };
    expect(destructionAct(facts).keepUntil).toBe(day.replace('2028', '2031'));
  });
});

describe('a name in a text', () => {
  const anna = { code: 'К-01', name: 'Тестовая Анна Ивановна', email: 'anna@example.org' };

  it('is the person’s own, even if the roster has two rows with the person’s code', () => {
    const { code, name } = anna;
    expect(personalNames(anna, [{ code, name, email: undefined }]).redact('Тестовая Анна Ивановна')).toBe('К-01');
  });

  it('is only a suspicion if two people have it', () => {
    const names = personalNames(anna, [{ ...anna, code: 'К-02', email: undefined }]);
    expect(names.redact('Тестовая Анна Ивановна')).toBe('Тестовая Анна Ивановна');
    expect(names.names('Тестовая Анна Ивановна')).toBe(false);
    expect(names.mayName('Тестовая Анна Ивановна')).toBe(true);
  });

  it('leaves a longer code beside it as it is', () => {
    expect(codeOnce('К-1 К-1, К-1 К-10', 'К-1')).toBe('К-1, К-1 К-10');
  });
});
