import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

const TODAY = '2026-09-20';
const MENTORS = ['К-01', 'К-02'];
const MENTEES = ['К-11', 'К-12', 'К-13'];
const idOf = (form: string, code: string) => `${form}|2026-06-01T10:00:00|${code}`;
const accepted = { decision: 'accepted' as const, acceptedOn: '2026-06-10' };
const answered = { submittedAt: '2026-09-10T10:00:00' };

interface Wishes {
  /** The mentor whom no mentee wants. */
  readonly veto?: string;
  /** The offer of the second mentor; by default, everybody's first need. */
  readonly second?: 'digital' | 'parents';
}

/** Two mentors with two places each, who offer the needs of three mentees. The group meeting is over, and everybody has answered. */
function school(tables: ProgrammeParts['tables'] = {}, settings: ProgrammeParts['settings'] = {}, wishes: Wishes = {}) {
  const { veto, second = 'digital' } = wishes;
  const everybody = [...MENTORS, ...MENTEES];
  const parts: ProgrammeParts = {
    settings,
    tables: {
      people: everybody.map((code) => ({ code, name: 'Тестовая Анна', invitedOn: '2026-05-01' })),
      consents: [
        ...everybody.map((code) => given(code)),
        ...MENTORS.map((code) => ({ ...given(code, '2026-08-29'), type: 'mentoringWork' as const })),
      ],
      requests: MENTEES.map((code) => ({ code, responseId: idOf('menteeRequest', code), ...accepted })),
      offers: MENTORS.map((code) => ({ code, responseId: idOf('mentorOffer', code), ...accepted })),
      mentees: MENTEES.map((code, index) => ({ code, no: index + 1 })),
      mentors: MENTORS.map((code, index) => ({ code, no: index + 1 })),
      interviews: MENTORS.map((code) => ({ code, date: '2026-08-20', outcome: 'admitted' as const })),
      training: MENTORS.map((code) => ({ code, waivedReason: 'опыт' })),
      events: [{ kind: 'groupMeeting' as const, date: '2026-09-08', held: true, attendees: everybody }],
      ...tables,
    },
    answers: {
      intake: everybody.map((code) => ({ code, wantsRole: MENTORS.includes(code) ? 'mentor' : 'mentee' })),
      menteeRequest: MENTEES.map((code) => ({ code, need1: 'digital', need2: 'parents', workFormat: 'any' as const })),
      mentorOffer: MENTORS.map((code) => {
        const bestOffer = code === 'К-02' ? second : ('digital' as const);
        return { code, offers: [bestOffer], bestOffer, capacity: '2' as const };
      }),
      preference: [
        ...MENTEES.map((code) => ({ code, asRole: 'mentee' as const, ...answered, vetoCodes: veto ? [veto] : [] })),
        ...MENTORS.map((code) => ({ code, asRole: 'mentor' as const, ...answered })),
      ],
    },
  };
  const { tables: planned } = plan(programme(parts), context({ today: TODAY }));
  const rows = (name: string) => planned.filter(({ table }) => table === name).flatMap((table) => table.rows);
  const proposal = rows('proposal').map(({ values }) => values);
  return {
    pairs: proposal.flatMap(({ state, menteeCode, mentorCode }) =>
      ['proposed', 'fixed', 'pinned'].includes(String(state)) ? `${menteeCode} ${mentorCode} ${state}` : [],
    ),
    told: (state: string) => proposal.filter((row) => row.state === state).map(({ why }) => why),
    ruleStates: rows('pairRules').map(({ values }) => values.state),
  };
}
const tried = (mentee: string, mentor: string) => ({ rule: 'try' as const, mentor, mentee });

const row = (pairCode: string, mentorCode: string, menteeCodes: string[]) => ({
  pairCode,
  mentorCode,
  menteeCodes,
  status: 'proposed' as const,
});

const confirmed = {
  ...row('П-01', 'К-02', ['К-12']),
  status: 'confirmed' as const,
  decision: 'confirm' as const,
  decisionOn: '2026-09-12',
};

describe('the pairs of the day', () => {
  it('leave a confirmed pair in place and seat the others around it', () => {
    expect(school().pairs).toEqual(['К-11 К-01 proposed', 'К-12 К-01 proposed', 'К-13 К-02 proposed']);
    expect(school({ pairs: [confirmed] }).pairs).toEqual([
      'К-11 К-01 proposed',
      'К-12 К-02 fixed',
      'К-13 К-01 proposed',
    ]);
  });

  it('keep the earlier proposals if equally good, unless the school opts out', () => {
    const pairs = [row('П-01', 'К-02', ['К-11']), row('П-02', 'К-01', ['К-12', 'К-13'])];
    expect(school({ pairs }).pairs).toEqual(['К-11 К-02 proposed', 'К-12 К-01 proposed', 'К-13 К-01 proposed']);
    expect(school({ pairs }, { keepProposals: false }).pairs).toEqual(school().pairs);
  });

  it('name the mentors with too few places, and not whose wish caused it', () => {
    const { pairs, told } = school({}, {}, { veto: 'К-02' });
    expect(pairs).toEqual(['К-11 К-01 proposed', 'К-12 К-01 proposed']);
    expect(told('unmatched')).toEqual([
      'Мест не хватает: на 2 места у наставника К-01 – 3 наставляемых, у которых нет других вариантов.',
    ]);
  });
});

it('a pin of a mentor with an expired certificate is not followed, and the certificate is the reason', () => {
  const certificate = { completed: true, certificate: 'УД-1', certificateUntil: '2026-09-19' };
  const training = MENTORS.map((code) => ({ code, ...(code === 'К-02' ? certificate : { waivedReason: 'опыт' }) }));
  const pairRules = [{ rule: 'pin' as const, mentor: 'К-02', mentee: 'К-12' }];
  expect(school({ training, pairRules }).told('total')[0]).toContain(
    'Закрепление К-02 – К-12 не учтено. К-02 (наставник) нельзя включить в пару: истёк срок свидетельства об обучении.',
  );
});

describe('«примерить»', () => {
  it('tells who would move and what it costs, and changes nothing', () => {
    const { pairs, told, ruleStates } = school({ pairRules: [tried('К-12', 'К-02'), tried('К-11', 'К-02')] });
    expect(pairs).toEqual(school().pairs);
    expect(told('whatIf')).toEqual([
      expect.stringMatching(
        /^Если соединить К-12 → К-02, К-11 → К-02: К-11: К-01 → К-02; К-12: К-01 → К-02; К-13: К-02 → К-01\. .* Вариант равноценен\.$/,
      ),
    ]);
    expect(new Set(ruleStates)).toEqual(new Set(['Примерка: что было бы – на листе «Подбор».']));
  });

  it('says what is lost if somebody would lose', () => {
    const pairRules = [tried('К-11', 'К-02'), tried('К-13', 'К-02')];
    const { pairs, told } = school({ pairRules }, {}, { second: 'parents' });
    expect(pairs).toEqual(['К-11 К-01 proposed', 'К-12 К-01 proposed', 'К-13 К-02 proposed']);
    expect(told('whatIf')[0]).toMatch(
      /К-11: К-01 → К-02\. С наставником: 3;.* Цена: главный запрос не был бы закрыт ещё у 1 наставляемого\.$/,
    );
  });

  it('says that two people cannot be paired, without revealing whose wish it was, or who is missing', () => {
    const { told, ruleStates } = school(
      { pairRules: [tried('К-12', 'К-02'), tried('К-77', 'К-02')] },
      {},
      { veto: 'К-02' },
    );
    const impossible =
      'Так соединить нельзя: мешает запрет, уже подтверждённая или закреплённая пара, число мест, работа вдвоём, пара в обратную сторону или нет общего направления.';
    expect(told('whatIf')).toEqual([`К-12 → К-02, К-77 → К-02. ${impossible}`]);
    expect(ruleStates).toEqual([impossible, 'Пока не действует: кто-то из двоих сейчас не участвует в подборе.']);
    expect(school({ pairs: [confirmed], pairRules: [tried('К-12', 'К-01')] }).ruleStates).toEqual([impossible]);
  });

  it('waits while the pairing is a sketch', () => {
    const { told, ruleStates } = school({ events: [], pairRules: [tried('К-12', 'К-02')] });
    expect(told('whatIf')).toEqual([]);
    expect(ruleStates).toEqual(['Примерка появится на листе «Подбор», когда подбор перестанет быть предварительным.']);
  });
});
