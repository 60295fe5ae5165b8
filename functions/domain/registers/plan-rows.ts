import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { shownOrCode } from '../intake/shown-person.ts';
import { agreedOn, approvedOn, draftGoals, goalsOf, planOf } from '../meetings/development-plans.ts';
import { goalProgress } from '../meetings/goal-meetings.ts';
import { programmeLines } from '../meetings/programme-lines.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { PairedDay } from '../pairs/paired-day.ts';
import type { BaseFacts } from './base-facts.ts';

const EMPTY = emptyCells(tables.plans, 'pairCode', 'code');

/** «Цель 1: Общение с родителями. Признак успеха: …». */
function draftText(goals: readonly string[], result: string | undefined): string {
  const lines = goals.map((goal, i) => `Цель ${i + 1}: ${goal}`);
  return [...lines, ...(result ? [`Признак успеха: ${result}`] : [])].join('\n');
}

/**
 * «ИПР»: for each mentee of an active pair, a draft from the request. A plan is agreed if staff entered the day and a goal has a date. For people who
 * withdrew consent, a row keeps only the codes.
 */
export function planRows({
  bases,
  intake,
  pairs,
  context,
}: Pick<PairedDay, 'intake' | 'pairs' | 'context'> & { readonly bases: BaseFacts }): DesiredTable {
  const { today } = context;
  const shown = shownOrCode(intake, context);
  const emptied = [...bases.rows.plans.values()].flatMap((row): RowOf<'plans'>[] => {
    const { at, pairCode, code, mentor } = row;
    return code === undefined || !intake.withdrawn.has(code)
      ? []
      : [{ at, values: { ...EMPTY, pairCode, code, mentor } }];
  });
  const rows = pairs.filter(hasStarted).flatMap(({ pairCode, mentor, mentees, status }) =>
    mentees.flatMap((code): RowOf<'plans'>[] => {
      if (intake.withdrawn.has(code)) return [];
      const row = planOf({ bases }, pairCode, code);
      if (!row && status !== 'active') return [];
      const agreed = row ? agreedOn(row, today) : undefined;
      const { counts, pending } = bases.programmes.get(`${pairCode}|${code}`) ?? {};
      const overruled = counts && row?.goal1 && row.goal1 !== counts.text.fields.goal1;
      const missing = [
        ...(row && goalsOf(row).length > 0 ? [] : ['хотя бы одна цель со сроком']),
        ...(row?.agreedOn === undefined
          ? ['дата согласования']
          : row.agreedOn > today
            ? ['дата согласования не может быть в будущем']
            : []),
        ...(pending ? [`подтверждение программы, которую записала пара: ${shown(pending.partner)}`] : []),
        ...(overruled ? ['цели вписаны на этом листе, поэтому записанное парой не считается'] : []),
      ];
      const request = intake.requests.get(code);
      const needs = (request?.needs ?? []).map(intake.areaLabel).join('; ');
      const result = request?.own?.fields.desiredResult;
      return [
        {
          at: row?.at,
          values: {
            pairCode,
            code,
            person: shown(code),
            mentor: shown(mentor),
            request: [needs, result].filter(Boolean).join('\n'),
            status: row && approvedOn(row, today) ? 'approved' : agreed ? 'agreed' : 'draft',
            written: [...new Set([counts, pending])]
              .flatMap((one) => (one ? [programmeLines(one, shown).join('\n')] : []))
              .join('\n\n'),
            progress: goalProgress(row, bases.meetings.get(pairCode) ?? [], code),
            draft: draftText(draftGoals(intake, code), result),
            missing: missing.join('; '),
          },
        },
      ];
    }),
  );
  return desired('plans', [...rows, ...emptied]);
}
