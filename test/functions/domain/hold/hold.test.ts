import { expect, it } from 'vitest';
import { choices, type HoldCause, isReported } from '../../../../functions/domain/hold/hold.ts';
import { holdLetter, holdProblem, holdText, WHOLE_WORKBOOK } from '../../../../functions/domain/hold/hold-words.ts';

const CAUSES = Object.keys(choices) as HoldCause[];

it.each(CAUSES)('a hold says why nothing goes and what to do: %s', (cause) => {
  const problem = holdProblem({ cause });
  expect(problem).toMatchObject({ sheet: WHOLE_WORKBOOK, stopsWork: true });
  expect(holdText({ cause })).toBe(`${problem.reason} ${problem.whatToDo}`);
  const letter = holdLetter({ cause }, '<a>');
  expect([letter.to, letter.messageId, letter.noticeKeys]).toEqual(['curator', '<a>', []]);
  expect(letter.blocks.map((block) => ('text' in block ? block.text : block.kind))).toEqual([
    problem.reason,
    problem.whatToDo,
    'tab',
  ]);
});

it('the curator gets a letter about what nobody decided', () => {
  expect(CAUSES.filter((cause) => isReported({ cause }))).toEqual(['restored', 'lost']);
});

it('the missing letters are counted, if it is known how many they are', () => {
  const said = (missing?: number) =>
    holdProblem({ cause: 'restored', ...(missing === undefined ? {} : { missing }) }).reason;
  expect(said(1)).toContain('1 строка листа');
  expect(said(5)).toContain('5 строк листа');
  for (const unknown of [said(), said(0)]) expect(unknown).toContain('Она не помнит того, что уже было отправлено.');
});
