import { invalidArgument, notFound } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { selectFields } from '../core/fields-mask.ts';
import type { ResponseDocument } from './model.ts';
import { allResponses, findResponse, loadForm } from './repository.ts';
import { timestampFilter } from './timestamp-filter.ts';

/** The maximum page size. It also applies if `pageSize` is absent or zero. */
const MOST = 5000;

/** A FormResponse message. Unanswered questions are left out. In a list, responses have no formId. */
function showResponse({
  responseId,
  createTime,
  lastSubmittedTime,
  answers,
  respondentEmail,
}: ResponseDocument): object {
  const shown = Object.entries(answers).map(([questionId, texts]) => [
    questionId,
    { questionId, textAnswers: { answers: texts.map((value) => ({ value })) } },
  ]);
  return {
    responseId,
    createTime,
    lastSubmittedTime,
    ...(respondentEmail ? { respondentEmail } : {}),
    ...(shown.length > 0 ? { answers: Object.fromEntries(shown) } : {}),
  };
}

/** forms.responses.get */
export function getResponse(request: Request, formId: string, responseId: string, context: Context): Answer {
  loadForm(context, formId);
  const response = findResponse(context, formId, responseId);
  if (!response) throw notFound();
  return json(selectFields({ formId, ...showResponse(response) }, request.query), request);
}

/** forms.responses.list, in the order of ids, as at Google. The ids are random (and the same for the same seed). */
export function listResponses(request: Request, formId: string, context: Context): Answer {
  loadForm(context, formId);
  const filter = request.query.get('filter') ?? '';
  const accepts = timestampFilter(filter);
  const after = readToken(request.query.get('pageToken'), filter);
  const found = allResponses(context, formId)
    .filter((response) => accepts(response.lastSubmittedTime) && response.responseId > after)
    .sort((a, b) => (a.responseId < b.responseId ? -1 : 1));
  const page = found.slice(0, readSize(request.query.get('pageSize')));
  const last = page.at(-1);
  const answer = {
    ...(page.length > 0 ? { responses: page.map(showResponse) } : {}),
    ...(last && page.length < found.length ? { nextPageToken: writeToken(last.responseId, filter) } : {}),
  };
  return json(selectFields(answer, request.query), request);
}

function readSize(given: string | null): number {
  const size = Number(given ?? 0);
  if (!Number.isInteger(size) || size < 0) {
    throw invalidArgument(`Invalid value at 'page_size' (TYPE_INT32), ${JSON.stringify(given)}`);
  }
  return size === 0 ? MOST : Math.min(size, MOST);
}

const writeToken = (responseId: string, filter: string): string =>
  Buffer.from(JSON.stringify([responseId, filter])).toString('base64url');

/** The response before the page, from the page token. @throws 400 if the filter differs from the filter of the first page */
function readToken(token: string | null, filter: string): string {
  if (!token) return '';
  const [responseId, same] = decodeToken(token);
  if (typeof responseId !== 'string' || same !== filter) throw invalidArgument('Invalid page token.');
  return responseId;
}

function decodeToken(token: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
