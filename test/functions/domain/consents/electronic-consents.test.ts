import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import type { TableName } from '../../../../functions/domain/programme.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

const people = [{ code: 'К-01', name: 'Тестовая Анна', email: 'anna@example.org', invitedOn: '2026-05-12' }];
const electronic = { consentChannel: 'electronic' as const, schoolSites: 'school.example.org' };

function planned(parts: ProgrammeParts, today = '2026-06-02') {
  return plan(programme({ ...parts, tables: { people, ...parts.tables } }), context({ today }));
}
const rowsOf = (made: ReturnType<typeof plan>, table: TableName) =>
  (made.tables.find((one) => one.table === table)?.rows ?? []).map(({ values }) => values);
const letterOf = (made: ReturnType<typeof plan>) => made.letters.find(({ to }) => to === 'К-01');
const isValid = (parts: ProgrammeParts, today?: string) =>
  planned(parts, today).programmeState.intake.consents.valid('К-01', 'processing', today ?? '2026-06-02');

describe('a decision in the electronic form', () => {
  const answer = { code: 'К-01', decision: 'given', submittedAt: '2026-06-01T10:00:00' } as const;

  it('is in force from its day to the end of the year after the programme, and is kept as evidence', () => {
    const parts = { settings: electronic, answers: { consentProcessing: [answer] } };
    expect(isValid(parts, '2026-06-01')).toBe(true);
    expect(isValid(parts, '2027-12-31')).toBe(true);
    expect(isValid(parts, '2028-01-01')).toBe(false);
    expect(rowsOf(planned(parts), 'electronicConsents')).toMatchObject([
      {
        code: 'К-01',
        type: 'processing',
        decision: 'given',
        decidedOn: '2026-06-01',
        validUntil: '2027-12-31',
        documentRef: 'лист «Ответы: согласие на обработку», строка 2',
        valid: true,
      },
    ]);
  });

  it('ends on the day set by the school', () => {
    const parts = {
      settings: { ...electronic, consentUntil: '2026-12-31' },
      answers: { consentProcessing: [answer] },
    };
    expect([isValid(parts, '2026-12-31'), isValid(parts, '2027-01-01')]).toEqual([true, false]);
  });

  it.each([
    ['with a key made up', { ...answer, formKey: 'чужой' }, 'служебный ключ'],
    ['of somebody who is not in the roster', { ...answer, code: 'К-77' }, 'нет на листе «Участники»'],
  ])('does not count %s, and the curator is told', (_, sent, said) => {
    const made = planned({ settings: electronic, answers: { consentProcessing: [sent] } });
    expect(made.programmeState.intake.consents.valid('К-01', 'processing', '2026-06-02')).toBe(false);
    expect(rowsOf(made, 'electronicConsents')).toEqual([]);
    expect(rowsOf(made, 'problems').map(({ reason }) => reason)).toEqual([expect.stringContaining(said)]);
  });

  it('is replaced by a later one, by form or on paper, and is kept as evidence', () => {
    const later = { ...answer, decision: 'refused', submittedAt: '2026-06-02T09:00:00' } as const;
    const refused = { settings: electronic, answers: { consentProcessing: [answer, later] } };
    expect(isValid(refused)).toBe(false);
    expect(rowsOf(planned(refused), 'electronicConsents').map(({ valid, state }) => [valid, state])).toEqual([
      [false, 'Позже принято другое решение.'],
      [false, undefined],
    ]);
    const paper = { ...refused, tables: { consents: [{ ...given('К-01', '2026-06-03') }] } };
    expect(isValid(paper, '2026-06-03')).toBe(true);
  });

  it('stops everything on its day if it withdraws consent, and the curator is asked for the paper', () => {
    const withdrawn = { ...answer, decision: 'withdrawn', submittedAt: '2026-06-02T09:00:00' } as const;
    const made = planned({ settings: electronic, answers: { consentProcessing: [answer, withdrawn] } });
    expect(made.programmeState.intake.consents.withdrawnOn('К-01', 'processing', '2026-06-02')).toBe('2026-06-02');
    expect(rowsOf(made, 'electronicConsents').at(-1)?.state).toContain('Реестр согласий');
    expect(rowsOf(made, 'electronicConsents').at(-1)?.person).toBeUndefined();
  });

  it('allows publishing only what was allowed item by item', () => {
    const sent = { ...answer, name: 'allowed', photo: 'denied', case: 'allowed', conditions: 'без фото' } as const;
    const made = planned({ settings: electronic, answers: { consentPublication: [sent] } });
    expect(made.programmeState.intake.consents.row('К-01', 'publication', '2026-06-02')?.scope).toEqual([
      'name',
      'case',
    ]);
    expect(rowsOf(made, 'electronicConsents')).toMatchObject([
      { type: 'publication', scope: 'ФИО, кейс', sites: 'school.example.org', conditions: 'без фото' },
    ]);
  });
});

describe('the invitation', () => {
  const formsOf = (settings: ProgrammeParts['settings']) => {
    return letterOf(planned({ settings: { ...settings } }))?.blocks.flatMap((block) =>
      block.kind === 'form' ? [[block.form, block.code]] : [],
    );
  };

  it('links to the electronic consent if the school uses it, and otherwise only to the paper', () => {
    expect(formsOf(electronic)).toEqual([['consentProcessing', 'К-01']]);
    expect(formsOf({})).toEqual([]);
  });

  it('carries the blank with everything the law requires, and the form says the same', () => {
    const settings = {
      ...electronic,
      schoolFull: 'Основная школа № 5',
      schoolAddress: 'г. Примерный, ул. Школьная, 1',
    };
    const made = planned({ settings });
    // A reader sees no-break spaces as ordinary spaces.
    const blank = (letterOf(made)?.attachments[0]?.content ?? '').replaceAll('\u00a0', ' ');
    const form = made.choices?.descriptions.consentProcessing ?? '';
    for (const words of [
      'оператору – Основной школе № 5 (адрес: г. Примерный, ул. Школьная, 1; ИНН',
      'участие в программе наставничества «учитель – учитель» 2026 года',
      'адрес рабочей электронной почты',
      'уничтожение',
      'по 31.12.2027',
      'отозвать в любое время',
      'отказ от согласия не влечёт никаких последствий',
    ]) {
      expect([blank.includes(words), form.includes(words)], words).toEqual([true, true]);
    }
    expect(planned({ settings: {} }).choices?.descriptions).toEqual({});
  });
});
