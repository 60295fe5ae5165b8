import type { Context } from '../context.ts';
import type { Intake } from '../intake/intake.ts';
import type { Programme } from '../programme.ts';

type Known = { readonly programme: Programme; readonly intake: Intake; readonly context: Context };

/** «Участники» lacks this name. In `codes` mode a base needs no names. */
function nameCell({ programme, intake }: Known, code: string): string[] {
  const named = programme.settings.privacyMode === 'codes' || Boolean(intake.people.get(code)?.row.name);
  return named ? [] : ['ФИО на листе «Участники»'];
}

/** The missing cells of a row in «База наставляемых», without those that are filled during the year. */
export function menteeCells(code: string, known: Known): string[] {
  const needs = known.intake.requests.get(code)?.needs ?? [];
  return [...nameCell(known, code), ...(needs.length > 0 ? [] : ['основной запрос'])];
}

/** The missing cells of a row in «База наставников». */
export function mentorCells(code: string, known: Known): string[] {
  const { offers = [], hoursPerMonth, capacity } = known.intake.offers.get(code)?.answer.fields ?? {};
  return [
    ...nameCell(known, code),
    ...(offers.length > 0 ? [] : ['компетенции']),
    ...(hoursPerMonth && capacity ? [] : ['ресурс времени']),
  ];
}
