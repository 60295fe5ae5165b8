import { describe, expect, it } from 'vitest';
import {
  explain,
  explainUnmatched,
  type Mentee,
  type Mentor,
  type PairingProblem,
  type Rules,
  solve,
} from '../../../../functions/domain/pairing/index.ts';
import { workedExample } from './worked-example.ts';

const labels: Record<string, string> = { lessonDesign: 'Урок: цели, методы, приёмы' };
const label = (key: string) => labels[key] ?? key;

function changed(
  rules: Partial<Rules>,
  mentees: Record<string, Partial<Mentee>> = {},
  mentors: Record<string, Partial<Mentor>> = {},
): PairingProblem {
  return {
    ...workedExample,
    mentees: workedExample.mentees.map((mentee) => ({ ...mentee, ...mentees[mentee.code] })),
    mentors: workedExample.mentors.map((mentor) => ({ ...mentor, ...mentors[mentor.code] })),
    rules: { ...workedExample.rules, ...rules },
  };
}

function reasonOf(problem: PairingProblem, code: string) {
  return explainUnmatched(solve(problem)).find(({ mentee }) => mentee === code);
}

describe('the explanation of a pair', () => {
  it('tells the curator what was met, who chose whom and the cost of the first choice', () => {
    const { curator } = explain({ mentee: 'Н4', mentor: 'М2' }, solve(workedExample), label);
    expect(curator).toBe(
      'Н4 → М2. Главный запрос „Урок: цели, методы, приёмы“ – М2 предлагает его; закрыто 2 запроса из 3. ' +
        'Выбор взаимный: М2 у Н4 на 2-м месте. Первый выбор Н4 – М3, но при такой паре один наставляемый остался бы ' +
        'без наставника. Удобное общее время: два и более.',
    );
  });

  it('tells the two people nothing about choices, places and others', () => {
    const solution = solve(workedExample);
    expect(explain({ mentee: 'Н4', mentor: 'М2' }, solution, label).participant).toBe(
      'Главный запрос „Урок: цели, методы, приёмы“ – наставник предлагает его; закрыто 2 запроса из 3. ' +
        'Удобное общее время: два и более.',
    );
    for (const pair of solution.pairs) {
      expect(explain(pair, solution, label).participant).not.toMatch(/[НМ]\d|выбор|месте/i);
    }
  });

  it('says the same about a pair whichever side vetoed the first choice', () => {
    const byMentee = changed({}, { Н3: { vetoes: ['М1'] } });
    const byMentor = changed({}, {}, { М1: { vetoes: ['Н3'] } });
    const byCurator = changed({ bans: [{ mentee: 'Н3', mentor: 'М1' }] });
    const texts = [byMentee, byMentor, byCurator].map(
      (problem) => explain({ mentee: 'Н3', mentor: 'М3' }, solve(problem), label).curator,
    );
    expect(texts[0]).toContain('Первый выбор Н3 – М1, но пара исключена.');
    expect(new Set(texts).size).toBe(1);
  });

  it('gives the reason of a pin and does not question a confirmed pair', () => {
    const pinned = solve(changed({ pins: [{ mentee: 'Н1', mentor: 'М3', reason: 'одна параллель классов' }] }));
    expect(explain({ mentee: 'Н1', mentor: 'М3' }, pinned, label).curator).toContain(
      'Пара закреплена куратором: одна параллель классов.',
    );
    const fixed = solve(changed({ fixed: [{ mentee: 'Н4', mentor: 'М2' }] }));
    expect(explain({ mentee: 'Н4', mentor: 'М2' }, fixed, label).curator).toContain('Пара уже подтверждена.');
  });
});

describe('the reason why a mentee has no pair', () => {
  it('is a full mentor, no places, no offer, a mentor not admitted yet, private wishes, a ban, only groups, no consent, or several of these', () => {
    const narrow = changed({}, { Н1: { needs: ['parents'] } }, { М1: { capacity: 0 } });
    expect(reasonOf(narrow, 'Н1')?.reason).toBe('noPlaces');
    const taken = changed({ fixed: [{ mentee: 'Н3', mentor: 'М1' }], maxLoad: 1 }, { Н1: { needs: ['parents'] } });
    expect(reasonOf(taken, 'Н1')?.sentence).toBe('Все, кто предлагает нужные направления, уже заняты.');
    const apart = { Н1: { needs: ['lessonDesign'], vetoes: ['М2'] } };
    expect(reasonOf(changed({ fixed: [{ mentee: 'Н3', mentor: 'М3' }] }, apart), 'Н1')?.sentence).toBe(
      'Из тех, кто предлагает нужные направления: исключены личными пожеланиями – 1; уже заняты – 1.',
    );
    const nobody = changed({}, { Н1: { needs: ['certification'] } });
    expect(reasonOf(nobody, 'Н1')?.reason).toBe('noOffer');
    const later = [{ code: 'М9', role: 'mentor', reason: 'notTrained', offers: ['certification'] } as const];
    expect(reasonOf({ ...nobody, excluded: later }, 'Н1')?.reason).toBe('onlyNotAdmitted');
    const need = { Н1: { needs: ['parents'] } };
    const wish = reasonOf(changed({}, { Н1: { needs: ['parents'], vetoes: ['М1'] } }), 'Н1');
    expect(wish?.reason).toBe('privateWishes');
    expect(wish).toEqual(reasonOf(changed({}, need, { М1: { vetoes: ['Н1'] } }), 'Н1'));
    expect(wish?.sentence).not.toMatch(/[НМ]\d/);
    expect(reasonOf(changed({ bans: [{ mentee: 'Н1', mentor: 'М1' }] }, need), 'Н1')?.reason).toBe('banned');
    const group = changed(
      {},
      { Н5: { needs: ['inclusion'], alone: true }, Н1: { needs: ['parents'] } },
      { М1: { capacity: 3 } },
    );
    expect(reasonOf(group, 'Н5')?.reason).toBe('onlyGroups');
    const noConsent = [{ code: 'Н9', role: 'mentee', reason: 'noConsent' } as const];
    expect(reasonOf({ ...workedExample, excluded: noConsent }, 'Н9')).toEqual({
      mentee: 'Н9',
      reason: 'noConsent',
      sentence: 'Нет действующего согласия на обработку персональных данных.',
    });
  });
});
