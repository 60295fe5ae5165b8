import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import type { Block } from '../../../../functions/domain/notices/letter.ts';
import { namedLinks } from '../../../../functions/domain/privacy/named-links.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { NoticeDays } from '../notices/notice-days.ts';
import { context, programme } from '../programme-kit.ts';
import { type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const hidden = { code: 'К-15', name: 'Тестова Анна Ивановна', email: 'anna.t@example.org', invitedOn: '2026-05-18' };
const HIDDEN_LINK = 'ссылка скрыта: в её адресе имя';

const NAMED = [
  'https://disk.example.org/Тестова_Анна_Ивановна.pdf',
  `https://disk.example.org/${encodeURIComponent('Тестова Анна')}.pdf`,
  `https://disk.example.org/${encodeURIComponent(encodeURIComponent('Тестова А.И.'))}`,
  'https://disk.example.org/%u0422%u0435%u0441%u0442%u043E%u0432%u0430?id=1',
  'https://disk.example.org/f?fio=Testova%20A#page=2',
  'https://testova-anna.example.org/',
  'https://vk.example.org/anna_testova',
  'https://disk.example.org/?mail=anna.t%40example.org',
];

const withLink = (link: string): School =>
  school({
    tables: {
      people: [...wholeSchool.tables.people, hidden],
      materials: wholeSchool.tables.materials.map((row) => ({ ...row, link })),
      trainings: wholeSchool.tables.trainings.map((row) => ({ ...row, link })),
      publications: wholeSchool.tables.publications.map((row) => ({ ...row, url: link })),
    },
  });

/** The day after the order on the pair. Both members get the memo. */
const DAY = '2026-09-16T10:00';

function letterDay(parts: School) {
  const office = new NoticeDays();
  const letters = office.run(parts, DAY).filter(({ to }) => to !== 'curator');
  const blocks: readonly Block[] = letters.flatMap((letter) => letter.blocks);
  return { blocks, problems: office.rows('problems') };
}

describe('a link to a file that bears a name', () => {
  it.each(NAMED)('is in no letter: a text replaces it, and the curator learns where it is: %s', (link) => {
    const { blocks, problems } = letterDay(withLink(link));
    expect(blocks.filter((block) => JSON.stringify(block).includes(link))).toEqual([]);
    expect(
      blocks.filter((block) => JSON.stringify(block).startsWith('{"kind":"text","text":"Памятка полн')),
    ).toContainEqual({
      kind: 'text',
      text: 'Памятка полностью: ссылку, пожалуйста, спросите у куратора.',
    });
    const found = problems.filter((row) => JSON.stringify(row).includes('в адресе ссылки стоит имя'));
    expect(found.length).toBeGreaterThan(1);
    expect(JSON.stringify(found)).not.toContain(link);
  });

  it('a link to a file without a name stays, whatever else its address contains', () => {
    for (const link of [
      'https://docs.google.com/document/d/1aBcD_eFgHiJkLmNoPqRsTuVwXyZ-0123456789/edit?usp=sharing#gid=0',
      'https://school.example.org/%D0%BF%D0%BB%D0%B0%D0%BD%20%D1%83%D1%80%D0%BE%D0%BA%D0%BE%D0%B2.pdf',
    ]) {
      const { blocks, problems } = letterDay(withLink(link));
      expect(blocks.filter(({ kind }) => kind === 'url')).toContainEqual({
        kind: 'url',
        label: 'Памятка полностью',
        url: link,
      });
      expect(JSON.stringify(problems)).not.toContain('в адресе ссылки');
    }
  });
});

it('an address with a name in a text is replaced as a whole, because half of it would lead nowhere', () => {
  const goal1 = `План: ${NAMED[1]}, и https://school.example.org/plan.`;
  const parts = school({
    tables: {
      people: [...wholeSchool.tables.people, hidden],
      plans: wholeSchool.tables.plans.map((row) => ({ ...row, goal1 })),
    },
  });
  const plan = documentsOf(standingOf(parts, '2026-12-31')).find(({ kind }) => kind === 'plan');
  const texts = JSON.stringify(plan?.blocks).match(/План: [^"]*plan\./g);
  expect(texts).toEqual([`План: ${HIDDEN_LINK}, и https://school.example.org/plan.`]);
});

it('in the mode «коды» no link is reported, because only the computer with the key knows the names', () => {
  const materials = [{ kind: 'memoMentor' as const, link: 'https://disk.example.org/Тестова_Анна_Ивановна.pdf' }];
  const reported = (privacyMode: 'codes' | 'names') => {
    const parts = { tables: { people: [{ code: 'К-15' }], materials }, settings: { privacyMode } };
    return namedLinks(schoolDayOf(programme(parts), context({ named: [hidden] }))).map(({ cell }) => cell);
  };
  expect([reported('names').length, reported('codes')]).toEqual([1, []]);
});
