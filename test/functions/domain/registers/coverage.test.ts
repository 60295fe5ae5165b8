import { describe, expect, it } from 'vitest';
import { given, type ProgrammeParts } from '../programme-kit.ts';
import { rowsOf } from './rows-of-table.ts';

describe('«Запросы и предложения»', () => {
  const codes = ['К-01', 'К-02', 'К-03', 'К-04', 'К-05'];
  const menteeRequest = [
    { code: 'К-01', need1: 'digital', need2: 'parents' },
    { code: 'К-02', need1: 'digital' },
    { code: 'К-03', need1: 'parents' },
  ];
  const at = '2026-06-01T10:00:00';
  const coverage = (more: ProgrammeParts['tables'] = {}) =>
    rowsOf(
      'coverage',
      {
        tables: {
          people: codes.map((code) => ({ code })),
          consents: codes.map((code) => given(code)),
          areas: [
            { key: 'digital', label: 'Цифра' },
            { key: 'parents', label: 'Родители' },
            { key: 'lesson', label: 'Урок' },
            { key: 'theatre', label: 'Театр' },
            { key: 'hidden', label: 'Скрыто', active: false },
          ],
          ...more,
        },
        answers: {
          menteeRequest,
          mentorOffer: [
            { code: 'К-04', offers: ['digital', 'lesson'], bestOffer: 'digital', capacity: '1' },
            { code: 'К-05', offers: ['digital'], bestOffer: 'digital', capacity: '2' },
          ],
        },
      },
      '2026-09-01',
    )
      .filter(({ area }) => ['Цифра', 'Родители', 'Урок', 'Театр', 'Скрыто'].includes(String(area)))
      .map(({ area, asked, askedFirst, offered, places, state }) => [area, asked, askedFirst, offered, places, state]);

  it('count who asks, who can, and how many places there are; what nobody can do comes first', () => {
    expect(coverage()).toEqual([
      ['Родители', 2, 1, 0, 0, 'nobody'],
      ['Цифра', 2, 2, 2, 3, 'covered'],
      ['Урок', 0, 0, 1, 1, 'idle'],
      ['Театр', 0, 0, 0, 0, undefined],
    ]);
  });

  it('declined offers give no places, and exactly as many places as requests are enough', () => {
    const offer = (code: string, decision: 'declined' | 'accepted') => ({
      responseId: `mentorOffer|${at}|${code}`,
      code,
      decision,
    });
    const [, digital] = coverage({ offers: [offer('К-04', 'declined')] });
    expect(digital).toEqual(['Цифра', 2, 2, 1, 2, 'covered']);
    const short = coverage({ offers: [offer('К-05', 'declined')] }).find(([area]) => area === 'Цифра');
    expect(short).toEqual(['Цифра', 2, 2, 1, 1, 'short']);
  });

  it('declined requests ask for nothing', () => {
    const requests = [{ responseId: `menteeRequest|${at}|К-03`, code: 'К-03', decision: 'declined' as const }];
    expect(coverage({ requests })[0]).toEqual(['Родители', 1, 0, 0, 0, 'nobody']);
  });
});
