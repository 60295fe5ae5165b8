import { expect, it, onTestFinished } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { schoolWithPair } from '../forms/school-with-pair.ts';

it('the list of agreements fills in what is missing and keeps the dates that were entered before', async () => {
  const workspace = await schoolWithPair();
  onTestFinished(() => workspace.close());
  const { sheets, spreadsheetId } = workspace.school;
  const pairs = async () => parse(await readWorkbook(sheets, spreadsheetId)).tables.pairs;
  const snapshot = await readWorkbook(sheets, spreadsheetId);
  const [first] = await pairs();
  const column = snapshot.tabs.get('pairs')?.columns.get('agreementDate') ?? -1;
  const dated = { kind: 'set' as const, tab: 'pairs', row: first?.at ?? 0, column, value: '01.09.2026' };
  await commit(sheets, snapshot, [dated], { random: Math.random });

  await fetch(`${workspace.url}lists/agreements`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([
      ['action', 'signed'],
      ['row', 'П-01'],
      ['own.П-01', '7-ДС'],
      ['row', 'П-02'],
      ['own.П-02', '8-ДС'],
      ['signed.agreementDate', '2026-10-19'],
      ['signed.agreementSignedOn', '2026-10-20'],
    ]).toString(),
  });

  const signed = { agreementSignedOn: '2026-10-20' };
  expect(await pairs()).toMatchObject([
    { pairCode: 'П-01', agreementNumber: '7-ДС', agreementDate: '2026-09-01', ...signed },
    { pairCode: 'П-02', agreementNumber: '8-ДС', agreementDate: '2026-10-19', ...signed },
  ]);
});
