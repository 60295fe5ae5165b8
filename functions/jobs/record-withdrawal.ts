import { date } from '../../sheets-schema/cell.ts';
import { consentDecisions, consentTypes } from '../../sheets-schema/choices/consent.ts';
import { dayText } from '../domain/calendar/day-text.ts';
import { appendRow } from '../workbook/append-row.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import { ErasureError } from './erasure-error.ts';
import { planFor } from './plan-for.ts';
import { rosterConsents } from './roster-consents.ts';
import type { School } from './school.ts';

/**
 * Enters a withdrawal of the consent to processing in «Реестр согласий». The next run then stops everything that follows from the consent. If the
 * register already has a withdrawal, it stays as it is.
 * @param on - the day of the person's statement, as people type it («25.09.2026») or as a browser sends it (`2026-09-25`)
 * @throws ErasureError if nobody has this code, or the day is no day, in the future or before the last decision
 */
export async function recordWithdrawal(school: School, code: string, on: string): Promise<void> {
  await untilCommitted(school, async () => {
    const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
    const { programmeState } = planFor(school, snapshot, []).plan;
    const { today } = programmeState.context;
    const consents = rosterConsents(programmeState, code);
    const tab = snapshot.tabs.get('consents');
    if (!tab || consents.withdrawnOn(code, 'processing', today) !== undefined) return;
    const read = date.read(on);
    const day = 'value' in read ? read.value : undefined;
    if (day === undefined) throw new ErasureError('day', 'Укажите день, когда человек отозвал согласие: 25.09.2026.');
    const last = consents.row(code, 'processing', today)?.decidedOn;
    if (day > today || (last !== undefined && day < last)) {
      const from = last === undefined ? '' : ` не раньше ${dayText(last)}, когда записано прежнее решение, и`;
      throw new ErasureError('day', `День отзыва –${from} не позже сегодняшнего: ${dayText(today)}.`);
    }
    const { processing: type } = consentTypes;
    const cells = { code, type, decision: consentDecisions.withdrawn, decidedOn: date.write(day) };
    await commit(school.sheets, snapshot, [appendRow(tab, cells)], { random: school.random });
  });
}
