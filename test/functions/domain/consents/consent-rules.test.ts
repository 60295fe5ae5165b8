import { describe, expect, it } from 'vitest';
import { consentBlocks } from '../../../../functions/domain/consents/consent-blank.ts';
import { consentText, formDescription, lastConsentDay } from '../../../../functions/domain/consents/consent-text.ts';
import { consentBook } from '../../../../functions/domain/consents/consent-validity.ts';
import { destroyBy } from '../../../../functions/domain/consents/destruction-term.ts';
import { electronicConsents } from '../../../../functions/domain/consents/electronic-consents.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

const TODAY = '2026-06-01';
type Kind = Parameters<typeof consentText>[0];
const textOf = (type: Kind, settings: ProgrammeParts['settings'] = {}, work?: Parameters<typeof consentText>[3]) =>
  consentText(type, programme({ settings }), { today: TODAY }, work);
const words = (...args: Parameters<typeof textOf>) => JSON.stringify(textOf(...args).parts);

describe('data of a person who withdrew', () => {
  const until = (today: string, ...later: object[]) => {
    const withdrawal = { ...given('К-01', '2026-09-01'), decision: 'withdrawn' };
    const rows = [given('К-01'), withdrawal, ...later].map((row, index) => ({ at: index + 1, ...row }));
    return destroyBy(consentBook(rows as Parameters<typeof consentBook>[0]), 'К-01', today);
  };

  it('must be destroyed within thirty days', () => {
    expect([until('2026-08-31'), until('2026-09-01'), until('2026-12-31')]).toEqual([
      undefined,
      '2026-10-01',
      '2026-10-01',
    ]);
  });

  it('need not be destroyed after a new consent', () => {
    expect(until('2026-09-10', given('К-01', '2026-09-05'))).toBeUndefined();
  });
});

it('an answer waits thirty days for its consent; after that the curator is told to delete it', () => {
  const answers = { intake: [{ code: 'К-01', submittedAt: '2026-06-01T10:00:00' }] };
  const advice = (today: string) =>
    schoolDayOf(
      programme({ tables: { people: [{ code: 'К-01' }] }, answers }),
      context({ today }),
    ).intake.answers.problems.map(({ whatToDo }) => whatToDo);
  expect(advice('2026-06-30')).toEqual([expect.stringContaining('Если до 01.07.2026 согласия не будет')]);
  expect(advice('2026-07-01')).toEqual([expect.stringContaining('Согласия нет больше 30 дней')]);
});

describe('a decision in an electronic form', () => {
  type Answers = NonNullable<ProgrammeParts['answers']>;
  const rows = (answers: Answers, more: { incomplete?: boolean } = {}) => {
    const whole = programme({
      answers,
      settings: { schoolSites: 'https://school.example.org', consentUntil: '2026-12-31' },
    });
    const consentProcessing = whole.answers.consentProcessing.map((one) =>
      more.incomplete ? { ...one, complete: false } : one,
    );
    const found = electronicConsents(
      { ...whole, answers: { ...whole.answers, consentProcessing } },
      (code) => code !== 'К-77',
      context({ today: TODAY }),
    );
    return found.map(({ row }) => row);
  };

  it('stands in the order of time, across both forms', () => {
    const made = rows({
      consentProcessing: [
        { code: 'К-01', decision: 'given', submittedAt: '2026-05-03T10:00:00' },
        { code: 'К-02', decision: 'given', submittedAt: '2026-05-01T10:00:00' },
      ],
      consentPublication: [{ code: 'К-03', decision: 'given', submittedAt: '2026-05-02T10:00:00' }],
    });
    expect(made.map(({ code }) => code)).toEqual(['К-02', 'К-03', 'К-01']);
  });

  it('counts as later than another consent of the same second if its answer is in a lower row', () => {
    const at = { code: 'К-01', submittedAt: '2026-05-01T10:00:00' };
    const made = rows({
      consentProcessing: [
        { ...at, decision: 'given' },
        { ...at, decision: 'withdrawn' },
      ],
    });
    expect(made.map(({ decision }) => decision)).toEqual(['given', 'withdrawn']);
  });

  it('has dates and a permission only if it gives consent', () => {
    const decided = (decision: 'given' | 'refused' | 'withdrawn') =>
      rows({ consentPublication: [{ code: 'К-01', decision, photo: 'allowed' }] })[0];
    expect(decided('given')).toMatchObject({
      validFrom: '2026-06-01',
      validUntil: '2026-12-31',
      scope: ['photo'],
      sites: 'https://school.example.org',
    });
    for (const decision of ['refused', 'withdrawn'] as const) {
      expect(Object.keys(decided(decision) ?? {})).toEqual([
        'at',
        'code',
        'type',
        'decision',
        'decidedOn',
        'documentRef',
      ]);
    }
    expect(rows({ consentProcessing: [{ code: 'К-01', decision: 'given' }] })[0]).not.toHaveProperty('scope');
  });

  it('counts only if it is whole, of a known person and with the key of their link', () => {
    const sent = { code: 'К-01', decision: 'given' as const };
    expect(rows({ consentProcessing: [sent] })).toHaveLength(1);
    expect(rows({ consentProcessing: [sent] }, { incomplete: true })).toEqual([]);
    expect(
      rows({
        consentProcessing: [
          { ...sent, code: 'К-77' },
          { decision: 'given' },
          { code: 'К-01' },
          { ...sent, formKey: 'чужой' },
        ],
      }),
    ).toEqual([]);
  });

  it('names the row of the answer as the place of the sheet', () => {
    expect(
      rows({
        consentProcessing: [
          { code: 'К-77', decision: 'given' },
          { code: 'К-01', decision: 'given' },
        ],
      })[0]?.documentRef,
    ).toMatch(/, строка 3$/);
  });
});

describe('the text of a consent', () => {
  it('ends on the day that the school set, or else with the year in which half a year has passed since the programme', () => {
    const lastDay = (settings: ProgrammeParts['settings'] = {}) => lastConsentDay(programme({ settings }), TODAY);
    expect([lastDay(), lastDay({ consentUntil: '2026-10-05' })]).toEqual(['2027-12-31', '2026-10-05']);
    expect(words('publication')).toContain('со дня подписания по 31.12.2027.');
  });

  it('leaves blank what the school has not filled in, also every requisite', () => {
    const blank = '________________';
    expect(words('processing', { schoolFull: undefined, schoolShort: undefined } as never)).toContain(
      `адрес: ${blank}; ИНН ${blank}; ОГРН ${blank}`,
    );
    expect(words('processing', { schoolFull: undefined, schoolShort: undefined } as never)).toContain(
      `(наименование: ${blank};`,
    );
    expect(words('mentoringWork', { schoolFull: undefined, schoolShort: undefined } as never)).toContain(`(${blank})`);
    expect(words('publication')).toContain(`распространяются данные:","text":"${blank}.`);
    expect(words('mentoringWork')).toContain(`в отношении: ${blank}.`);
  });

  it('lists the sites on one line', () => {
    expect(words('publication', { schoolSites: 'a.example.org\nb.example.org' })).toContain(
      'a.example.org, b.example.org.',
    );
  });

  it('names the mentees in the consent to the work, and says whether they are a group', () => {
    const work = (inGroup: boolean) => words('mentoringWork', {}, { mentees: ['{{К-02}}', '{{К-03}}'], inGroup });
    expect(work(false)).toContain('в отношении: {{К-02}}, {{К-03}}.');
    expect([
      work(false).includes('работа в паре,'),
      work(true).includes('работа с группой,'),
      words('mentoringWork').includes('работа в паре (группе),'),
    ]).toEqual([true, true, true]);
  });

  it('names the school by its full name, or else the short one', () => {
    expect(words('mentoringWork', { schoolFull: 'Полное имя школы' })).toContain('(Полное имя школы)');
    expect(words('mentoringWork')).toContain('(Школа № 5)');
    const undeclinable = { schoolFull: undefined, schoolShort: 'Ясная Поляна' } as never;
    expect(words('processing', undeclinable)).toContain('(наименование: Ясная Поляна;');
  });

  it('says that answers stand under codes if the names stay at the school, wherever the answers are', () => {
    for (const dataPlace of ['google', 'school'] as const) {
      expect(words('processing', { privacyMode: 'codes', dataPlace })).toContain('под кодом участника, без фамилии');
      expect(words('processing', { privacyMode: 'names', dataPlace })).not.toContain(
        'под кодом участника, без фамилии',
      );
    }
  });
});

describe('the blank to sign', () => {
  it('has a line for each thing that the person writes, and room for conditions', () => {
    const blocks = consentBlocks(textOf('publication'));
    const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: textOf('publication').title });
    expect(texts.filter((text) => text.startsWith('контакт'))).toHaveLength(1);
    expect(texts.some((text) => /^Условия и запреты: _{40,}$/.test(text))).toBe(true);
    const permissions = blocks.find((block) => block.kind === 'table');
    expect(permissions?.kind === 'table' && permissions.rows[0]).toEqual([
      'фамилия, имя, отчество',
      '☐ разрешаю',
      '☐ не разрешаю',
    ]);
    const widths = permissions?.kind === 'table' ? (permissions.widths ?? []) : [];
    expect(
      widths.reduce((sum, width) => sum + width, 0),
      'percent of the page',
    ).toBe(100);
  });

  it('lists the data in the consent to processing', () => {
    const blocks = consentBlocks(textOf('processing'));
    expect(blocks.some((block) => block.kind === 'list' && block.items.length === 5)).toBe(true);
    expect(blocks.some((block) => block.kind === 'table')).toBe(false);
  });
});

describe('the text above an electronic consent', () => {
  it('has the same parts; a form asks for permissions one by one, so its text leaves them out', () => {
    const said = formDescription(textOf('publication'));
    expect(said).toMatch(/^Я, участник с указанным ниже кодом, в соответствии/);
    expect(said).not.toContain('фотография');
    expect(said.endsWith(`Редакция текста: ${textOf('publication').version}`)).toBe(true);
  });

  it('puts a label before its part, and a dash before each item', () => {
    const said = formDescription(textOf('processing'));
    expect(said).toContain('Перечень персональных данных:\n– фамилия, имя, отчество;\n– должность');
    expect(said).toContain('\n\nСрок действия: со дня подписания');
    expect(said).toContain('\n\nМне разъяснено');
  });
});
