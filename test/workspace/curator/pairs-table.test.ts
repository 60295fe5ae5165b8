import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { formKey } from '../../../functions/gateways/form-key.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { monthAxis } from '../../../workspace/curator/programme/month-axis.ts';
import { PairsTable } from '../../../workspace/curator/programme/pairs-table.tsx';
import { programmeOn } from '../../../workspace/curator/programme/programme-day.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { programme } from '../../functions/domain/programme-kit.ts';
import { school, wholeSchool } from '../../functions/domain/roadmap/whole-school.ts';
import { openNewSchool } from '../new-school.ts';

const TODAY = '2026-11-10';
type PairParts = Partial<(typeof wholeSchool.tables.pairs)[number]> & {
  readonly endNoticeOn?: string;
  readonly endedOn?: string;
};

describe('the table of pairs', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await openNewSchool(TODAY, { secret: 'secret-of-a-test' });
    return () => workspace.close();
  });

  /** The table of pairs after a change of cells in the only pair's row. */
  async function drawn(parts: PairParts) {
    const { sheets, spreadsheetId, names } = workspace.school;
    const snapshot = await readWorkbook(sheets, spreadsheetId);
    const pairs = wholeSchool.tables.pairs.map((row) => ({ ...row, ...parts }));
    const keyOf = formKey(snapshot.secret);
    const menteeRequest = wholeSchool.answers.menteeRequest.map((answer) => ({
      ...answer,
      formKey: keyOf('menteeRequest', answer.code),
    }));
    const entered = school({ tables: { pairs }, answers: { menteeRequest } });
    const view = { snapshot, programme: programme(entered), today: TODAY, now: `${TODAY}T12:00:00` };
    const day = programmeOn(TODAY, { view, names });
    const axis = monthAxis(day.plan.programmeState);
    const html = renderToString(PairsTable({ day, axis, today: TODAY, isCurator: true }));
    const [, x, width] = /class="span pair" x="([\d.]+)" width="([\d.]+)"/.exec(html) ?? [];
    return { html, end: Number(x) + Number(width), placeOf: axis.at };
  }

  it('draws the work of a pair until today', async () => {
    const { html, end, placeOf } = await drawn({});
    expect(end).toBeCloseTo(placeOf(TODAY));
    expect(html).not.toContain('Без пары');
  });

  it('ends the work of a dissolved pair on its last day, and names its mentee as one without a pair', async () => {
    const { html, end, placeOf } = await drawn({ endNoticeOn: '2026-10-12', endedOn: '2026-10-20' });
    expect(html).toContain('расформирована');
    expect(end).toBeCloseTo(placeOf('2026-10-20'));
    expect(html).toContain('Без пары: Примеров Борис Петрович.');
  });
});
