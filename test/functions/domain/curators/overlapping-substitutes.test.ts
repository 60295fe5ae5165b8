import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../functions/domain/calendar/day.ts';
import { absences } from '../../../../functions/domain/curators/absences.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { NoticeDays } from '../notices/notice-days.ts';
import { context, programme } from '../programme-kit.ts';

const settings = { curatorName: 'Кураторова Ольга Петровна', curatorEmail: 'first@example.org' };
interface StandIn {
  readonly curatorId: string;
  readonly name?: string;
  readonly email?: string;
  readonly replaces: string;
  readonly from: string;
  readonly until?: string | undefined;
}

const standIn = (curatorId: string, from: string, until?: string): StandIn => ({
  curatorId,
  name: `Замещаева ${curatorId}`,
  email: `${curatorId}@example.org`,
  replaces: 'КР-1',
  from,
  until,
});
type Rows = readonly StandIn[];

const partsOf = (curators: Rows) => ({ settings, tables: { curators } });

const SAID = /Вы замещаете куратора .*? (с \S+ по [\d.]+\d)|(С [\d.]+) письма куратора снова/;

/** What the letters say about substitutions, by day, from 1 to 23 October 2026. */
function told(curators: Rows) {
  const office = new NoticeDays();
  return Array.from({ length: 23 }, (_, i) => addDays('2026-10-01', i)).flatMap((day) =>
    office
      .run(partsOf(curators), `${day}T10:00`)
      .flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])))
      .flatMap((text) => {
        const [, period, back] = SAID.exec(text) ?? [];
        return period || back ? [`${day.slice(8)}: ${period ?? back}`] : [];
      }),
  );
}

const statesOn = (day: string, curators: Rows) =>
  plan(programme(partsOf(curators)), context({ today: day }))
    .tables.filter(({ table }) => table === 'curators')
    .flatMap(({ rows }) => rows.map(({ values }) => (values as { state?: string }).state))
    .filter((state) => state !== undefined);

const reasonsOn = (day: string, curators: Rows) =>
  plan(programme(partsOf(curators)), context({ today: day }))
    .tables.filter(({ table }) => table === 'problems')
    .flatMap(({ rows }) => rows.map(({ values }) => (values as { reason?: string }).reason));

it('the address of a substitute may be emptied when the substitution is over', () => {
  const { name: _, email: __, ...emptied } = standIn('КР-2', '2026-10-01', '2026-10-14');
  const asks = 'У того, кто замещает, не указана почта: письма идут самому куратору.';
  expect(reasonsOn('2026-10-14', [emptied])).toContain(asks);
  expect(reasonsOn('2026-10-15', [emptied])).not.toContain(asks);
  expect(statesOn('2026-10-15', [emptied])).toEqual(['замещение закончилось']);
});

describe('two substitutes of one curator', () => {
  it('who follow each other each get a letter on their first day, and the curator gets one after both', () => {
    expect(told([standIn('КР-2', '2026-10-01', '2026-10-07'), standIn('КР-3', '2026-10-08', '2026-10-14')])).toEqual([
      '01: с 01.10.2026 по 07.10.2026',
      '08: с 08.10.2026 по 14.10.2026',
      '15: С 15.10.2026',
    ]);
  });

  it('replace the curator until the later of their last days, if the days of one are within the days of the other', () => {
    const rows = [standIn('КР-2', '2026-10-01', '2026-10-14'), standIn('КР-3', '2026-10-06', '2026-10-08')];
    expect(told(rows)).toEqual([
      '01: с 01.10.2026 по 14.10.2026',
      '06: с 06.10.2026 по 08.10.2026',
      '15: С 15.10.2026',
    ]);
    expect(statesOn('2026-10-06', rows)).toEqual([
      'сейчас действует строка КР-3: её первый день позже',
      'замещает куратора КР-1 (Кураторова Ольга Петровна)',
    ]);
    expect(statesOn('2026-10-09', rows)).toEqual([
      'замещает куратора КР-1 (Кураторова Ольга Петровна)',
      'замещение закончилось',
    ]);
  });

  it('on the same days are reported, and only the one who gets the curator’s letters is informed', () => {
    const rows = [standIn('КР-2', '2026-10-01', '2026-10-14'), standIn('КР-3', '2026-10-01', '2026-10-14')];
    expect(told(rows)).toEqual(['01: с 01.10.2026 по 14.10.2026', '15: С 15.10.2026']);
    const said = 'Куратора КР-1 в одни и те же дни замещают двое (КР-2 и КР-3). Письма в эти дни получает КР-3.';
    expect(reasonsOn('2026-10-06', rows)).toContain(said);
    expect(reasonsOn('2026-10-15', rows)).not.toContain(said);
  });
});

describe('the absences of a curator', () => {
  const daysOf = (...rows: Rows) =>
    absences({ substitutes: rows.map(({ curatorId: number, ...each }) => ({ number, ...each })) }).map(
      ({ from, until, substitutes }) => [from, until, substitutes.map(({ number }) => number).join()],
    );

  it('join substitutions without a break, and have no last day while one is open', () => {
    expect(daysOf(standIn('А', '2026-10-01', '2026-10-07'), standIn('Б', '2026-10-08', '2026-10-09'))).toEqual([
      ['2026-10-01', '2026-10-09', 'А,Б'],
    ]);
    expect(daysOf(standIn('А', '2026-10-01', '2026-10-07'), standIn('Б', '2026-10-09', '2026-10-09'))).toEqual([
      ['2026-10-01', '2026-10-07', 'А'],
      ['2026-10-09', '2026-10-09', 'Б'],
    ]);
    expect(daysOf(standIn('А', '2026-10-01'), standIn('Б', '2026-12-08', '2026-12-09'))).toEqual([
      ['2026-10-01', undefined, 'А,Б'],
    ]);
  });
});
