import type { CellEdit, GridView, RefusedEdit } from '../../curator/grid/grid-view.ts';

const NO_ANSWER = 'Нет связи с программой. Повторите, когда связь появится.';
const UNAUTHORIZED = 401;

const failed = (status: number): Error =>
  new Error(`Программа ответила ошибкой ${status}. Обновите страницу и повторите.`);

async function answerOf<T>(asked: Promise<Response>): Promise<T> {
  const answer = await asked.catch(() => undefined);
  if (!answer) throw new Error(NO_ANSWER);
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  // The answer is an HTML page instead of JSON if the person must log in, the program is still starting, or an error occurred.
  if (!isJson && !answer.ok && answer.status !== UNAUTHORIZED) throw failed(answer.status);
  if (!isJson) throw new Error('Вход в программу закончился или она перезапущена. Обновите страницу.');
  const value = await answer.json();
  if (!answer.ok) throw value.why === undefined ? failed(answer.status) : new Error(String(value.why));
  return value;
}

const JSON_ONLY = { accept: 'application/json' };

/** Reads a tab. @throws Error with a sentence for the page */
export const readTab = (gid: number): Promise<GridView> =>
  answerOf(fetch(`/workbook/cells?gid=${gid}`, { headers: JSON_ONLY }));

/** Writes edits of a tab. @returns what was refused @throws Error with a sentence for the page */
export async function sendEdits(gid: number, edits: readonly CellEdit[]): Promise<readonly RefusedEdit[]> {
  const body = new URLSearchParams({ edits: JSON.stringify({ gid, edits }) });
  const { refused } = await answerOf<{ refused: readonly RefusedEdit[] }>(
    fetch('/workbook/cells', { method: 'POST', body, headers: JSON_ONLY }),
  );
  return refused;
}

/** Calls `listen` after each change of the workbook, whoever made the change. */
export function onChange(listen: () => void): void {
  let known: string | undefined;
  new EventSource('/workbook/changes').addEventListener('message', ({ data }) => {
    if (known !== undefined && known !== data) listen();
    known = data;
  });
}
