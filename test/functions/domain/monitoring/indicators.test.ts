import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../../functions/domain/monitoring/indicator.ts';
import { indicatorInPaper, indicatorText } from '../../../../functions/domain/monitoring/indicators.ts';
import { given, type ProgrammeParts } from '../programme-kit.ts';
import { school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables } = wholeSchool;
const withdrawn = (code: string) => ({ ...given(code, '2026-12-01'), decision: 'withdrawn' as const });

/** One group whose mentees give these scores «в целом»; undefined: no answer. */
function group(scores: readonly (number | undefined)[], parts: ProgrammeParts = {}) {
  const codes = scores.map((_, index) => `К-${11 + index}`);
  const answered = codes.flatMap((code, index) => {
    const overall = scores[index];
    return overall === undefined ? [] : [{ code, overall, submittedAt: '2026-12-05T10:00:00' }];
  });
  return school({
    settings: parts.settings ?? {},
    tables: {
      ...parts.tables,
      people: [...tables.people, ...codes.map((code) => ({ code, isYoungSpecialist: true }))],
      consents: [...tables.consents, ...codes.map((code) => given(code)), ...(parts.tables?.consents ?? [])],
      pairs: tables.pairs.map((pair) => ({ ...pair, menteeCodes: codes, workFormat: 'group' as const })),
    },
    answers: { satisfactionMentee: answered, ...parts.answers },
  });
}

function indicator(key: Indicator['key'], parts: ProgrammeParts, today = '2026-12-28') {
  const found = standingOf(parts, today).indicators.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no indicator ${key}.`);
  return { ...found, text: indicatorText(found) };
}
const menteeSatisfaction = (scores: readonly (number | undefined)[], parts?: ProgrammeParts, today?: string) =>
  indicator('menteeSatisfaction', group(scores, parts), today);

describe('an indicator in a paper', () => {
  const inPaper = (scores: readonly (number | undefined)[], inPublic = false) =>
    indicatorInPaper(indicator('menteeSatisfaction', group(scores)), inPublic);
  const HIDDEN = 'цель 85 % – достигнуто; число не показано: по нему можно узнать о группе, в которой менее 5 человек';
  const UNSAID = 'цель 85 %; итог не показан: по нему можно узнать о группе, в которой менее 5 человек';

  it('hides a number that would show a group of one to four people by subtraction', () => {
    const many = Array.from({ length: 13 }, () => 9);
    expect(inPaper([...many, 3])).toBe(`${HIDDEN}; ответили 14 из 14`);
    expect(inPaper([...many, 3], true)).toBe(HIDDEN);
    expect(inPaper([3, 3, 3, 3, 3, 9])).toContain('не достигнуто; число не показано');
  });

  it('does not say whether the target is reached if that would tell the hidden number', () => {
    // Of eight people, seven must be satisfied. If all eight were, the number would not be hidden.
    const six = [9, 9, 9, 9, 9, 9];
    expect(inPaper([...six, 9, 3], true)).toBe(UNSAID);
    expect(inPaper([...six, 3, 3], true)).toBe(UNSAID);
  });

  it('says only that fewer than five people left', () => {
    const codes = ['К-11', 'К-12', 'К-13', 'К-14', 'К-15'];
    const left = (count: number) =>
      indicatorInPaper(
        indicator(
          'menteeSatisfaction',
          group([9, 9, 9, 9, 9, 9], {
            tables: {
              participations: codes.slice(0, count).map((code) => ({ code, role: 'mentee', endOn: '2026-12-28' })),
            },
          }),
        ),
      );
    expect(left(1)).toContain('из них вышли до конца: менее 5');
    expect(left(5)).toContain('из них вышли до конца: 5');
  });

  it('shows the number if all people, or at least five on each side, are satisfied or not', () => {
    expect(inPaper([9, 9, 9, 9, 9])).toMatch(/^5 из 5 \(100,0 %\)/);
    expect(inPaper([3, 3, 3, 3, 3])).toMatch(/^0 из 5 \(0,0 %\)/);
    expect(inPaper([9, 9, 9, 9, 9, 3, 3, 3, 3, 3])).toMatch(/^5 из 10 \(50,0 %\)/);
  });

  it('hides the number of four young specialists from the public, but not from the school', () => {
    const young = indicator('youngCoverage', group([9, 9, 9, 9], { settings: { youngSpecialistsTotal: 9 } }));
    expect(indicatorInPaper(young)).toMatch(/^4 из 9/);
    expect(indicatorInPaper(young, true)).toBe(
      'цель 70 % – не достигнуто; число не показано: по нему можно узнать о группе, в которой менее 5 человек',
    );
  });
});

describe('the satisfaction of mentees', () => {
  it('is the share of scores not below the school’s limit; people without an answer count as not satisfied', () => {
    const { text, ...found } = menteeSatisfaction([7, 8, 10, 9, 6, undefined]);
    expect(found).toMatchObject({ k: 4, n: 6, percent: 66.7, met: false, early: undefined, tooFew: undefined });
    expect(text).toBe('4 из 6 (66,7 %), цель 85 % – не достигнуто; ответили 5 из 6');
  });

  it('reaches its target exactly at the target', () => {
    const exactly = { settings: { targetMenteeSatisfaction: 80 } };
    expect(menteeSatisfaction([7, 7, 7, 7, 1], exactly)).toMatchObject({ percent: 80, met: true });
    expect(menteeSatisfaction([7, 7, 7, 7, 1], { settings: { targetMenteeSatisfaction: 81 } }).met).toBe(false);
  });

  it('has no figures of fewer than five answers', () => {
    expect(menteeSatisfaction([9, 9, 9, 9, undefined]).text).toMatch(
      /^менее 5 ответов: .+, цель 85 %; ответили 4 из 5$/,
    );
    expect(menteeSatisfaction([9, 9, 9, 9, 9]).tooFew).toBeUndefined();
  });

  it('has no data if nobody took part', () => {
    const { percent, met, tooFew, text } = menteeSatisfaction([9], { answers: { meetingReport: [] } });
    expect({ percent, met, tooFew }).toEqual({ percent: undefined, met: undefined, tooFew: undefined });
    expect(text).toMatch(/^нет данных, цель 85 %/);
  });

  it('does not count whoever withdrew consent, and counts whoever left earlier', () => {
    const consents = [withdrawn('К-11')];
    const participations = [{ code: 'К-12', role: 'mentee' as const, endOn: '2026-12-28' }];
    const { n, remarks } = menteeSatisfaction([9, 9, 9, 9, 9, 9, 9], { tables: { consents, participations } });
    expect(n).toBe(6);
    expect(remarks).toEqual(['ответили 6 из 6', 'из них вышли до конца: 1', 'отозвали согласие: 1']);
  });

  it('says nothing of leaving before the day, or in another role', () => {
    const participations = [
      { code: 'К-11', role: 'mentee' as const, endOn: '2026-12-29' },
      { code: 'К-12', role: 'mentor' as const, endOn: '2026-12-01' },
    ];
    expect(menteeSatisfaction([9, 9, 9, 9, 9], { tables: { participations } }).remarks).toEqual(['ответили 5 из 5']);
  });

  it('counts as left whoever left the school', () => {
    const leaving = (leftSchoolOn: string) => {
      const parts = group([9, 9, 9, 9, 9]);
      const people = parts.tables?.people?.map((row) => (row.code === 'К-11' ? { ...row, leftSchoolOn } : row)) ?? [];
      return indicator('menteeSatisfaction', { ...parts, tables: { ...parts.tables, people } }).remarks;
    };
    expect(leaving('2026-12-28')).toContain('из них вышли до конца: 1');
    expect(leaving('2026-12-29')).not.toContain('из них вышли до конца: 1');
  });

  describe('before everybody is asked', () => {
    /** The final meeting, after which people are asked, may be early or missing. */
    const reports = (finalOn?: string) => ({
      answers: {
        meetingReport: wholeSchool.answers.meetingReport.flatMap((one) =>
          one.kind !== 'final' ? [one] : finalOn === undefined ? [] : [{ ...one, heldOn: finalOn }],
        ),
      },
    });
    const none = [undefined, undefined, undefined, undefined, undefined];

    it('is not measured yet, and the text says from when', () => {
      expect(menteeSatisfaction(none, reports(), '2026-11-30').text).toMatch(
        /^ещё не измерялась: анкеты придут участникам с 1 декабря, .+ не позднее 10 декабря, цель 85 %$/,
      );
      expect(menteeSatisfaction(none, reports(), '2026-12-01').early).toMatch(
        /^ещё не измерялась: анкеты придут участникам,/,
      );
    });

    it('is being measured as soon as somebody was asked or answered', () => {
      const { early, percent, met, remarks } = menteeSatisfaction([9, ...none], reports(), '2026-12-09');
      expect({ early, percent, met }).toEqual({
        early: 'измеряется: всех спросим не позднее 10 декабря',
        percent: undefined,
        met: undefined,
      });
      expect(remarks).toEqual(['ответили 1 из 6']);
    });

    it('is measured on the day on which everybody is asked, and earlier if all had their final meetings', () => {
      expect(menteeSatisfaction(none, reports(), '2026-12-10').early).toBeUndefined();
      expect(menteeSatisfaction(none, reports('2026-12-03'), '2026-12-02').early).toBeDefined();
      expect(menteeSatisfaction(none, reports('2026-12-03'), '2026-12-03').early).toBeUndefined();
    });

    it('is measured if the school closed the questionnaire', () => {
      const closed = { ...reports(), settings: { satisfactionClosedOn: '2026-11-01' } };
      expect(menteeSatisfaction(none, closed, '2026-11-30').early).toBeUndefined();
    });

    it('may already have reached its target, but cannot have missed it', () => {
      expect(menteeSatisfaction([9, 9, 9, 9, 9], reports(), '2026-12-02')).toMatchObject({
        met: true,
        early: undefined,
        percent: 100,
      });
    });
  });

  it('is not measured if the school switched the activity off', () => {
    const off = { tables: { roadmap: [{ id: '7.1', off: true }] } };
    expect(menteeSatisfaction([], off).early).toBe('не измеряется: мероприятие 7.1 выключено');
    expect(menteeSatisfaction([9, 9, 9, 9, 9], off), 'answers from before are figures').toMatchObject({ percent: 100 });
  });
});

describe('the coverage of young specialists', () => {
  it('is not known without the school’s number of them', () => {
    const { n, percent, text } = indicator('youngCoverage', group([9, 9]));
    expect({ n, percent }).toEqual({ n: 0, percent: undefined });
    expect(text).toContain('в настройках не указано, сколько молодых специалистов в школе');
  });

  it('can be missed only after the months of the first meetings', () => {
    const settings = { youngSpecialistsTotal: 4 };
    const early = indicator('youngCoverage', group([9, 9], { settings }), '2026-09-30');
    expect(early.met).toBeUndefined();
    expect(early.text).toMatch(/^ещё не измерялся: пары начинают работу до .+, пока – 2 из 4, цель 70 %$/);
    expect(indicator('youngCoverage', group([9, 9], { settings }))).toMatchObject({
      k: 2,
      n: 4,
      percent: 50,
      met: false,
    });
  });

  it('says how many mentees withdrew', () => {
    const consents = [withdrawn('К-11')];
    const { k, remarks } = indicator(
      'youngCoverage',
      group([9, 9], { settings: { youngSpecialistsTotal: 2 }, tables: { consents } }),
    );
    expect({ k, remarks }).toEqual({ k: 1, remarks: ['отозвали согласие: 1'] });
  });
});
