import { isDeepStrictEqual } from 'node:util';
import type { Answer, Context, Request } from '../../core/exchange.ts';
import { missingPage } from '../../pages/layout.tsx';
import { EMAIL, type Field } from '../fields.ts';
import type { FormDocument, ResponseDocument, Submitted } from '../model.ts';
import { recordResponse } from '../record-response.ts';
import { findPublished, findResponse } from '../repository.ts';
import { mayRespond, signIn } from '../responders.ts';
import { onward, pathThrough, questionIdsOf, type Section, sectionsOf } from '../sections.ts';
import { newToken, sentByPage, tokenIn } from '../sent-by-page.ts';
import { answersOf, checkEntries, type Entered, OTHER, readEntries } from '../submission.ts';
import type { FormPages } from './form-pages.ts';

const MISSING = 'Такой формы нет';

const address = (form: FormDocument, page: string, edited?: ResponseDocument): string =>
  `/forms/d/e/${form.publishedId}/${page}${edited ? `?edit2=${encodeURIComponent(edited.responseId)}` : ''}`;

/** For this time after sending, the page that sent an answer can show and replace it. */
const CORRECTABLE_MS = 24 * 3_600_000;

/** The response that `edit2` in the address names; undefined if the form does not allow editing answers. */
function editedResponse(form: FormDocument, { query }: Request, context: Context): ResponseDocument | undefined {
  const responseId = query.get('edit2');
  return responseId && form.allowResponseEdits ? findResponse(context, form.id, responseId) : undefined;
}

const isRecent = ({ createTime }: ResponseDocument, { clock }: Context): boolean =>
  clock.now().getTime() - Date.parse(createTime) < CORRECTABLE_MS;

/** GET …/viewform: the questions of the first section, pre-filled from the address or the answer being edited. */
export function viewForm(request: Request, publishedId: string, context: Context, pages: FormPages): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!mayRespond(form, context)) return signIn(request);
  if (!form.published || !form.acceptingResponses) return pages.closed(form);
  const fields = pages.fieldsOf(form);
  const edited = editedResponse(form, request, context);
  const token = tokenIn(request.query);
  const sent = token === undefined ? undefined : sentByPage(form.id, token, context).last;
  const corrected = sent && isRecent(sent, context) && pages.replaces(form) ? sent : undefined;
  const before = edited ?? corrected;
  const entries = before ? enteredBefore(fields, before) : readEntries(fields, request.query);
  const own = corrected && token ? { token } : {};
  return sectionPage({ form, entries, history: [0], edited, ...own }, context, pages);
}

const enteredBefore = (fields: readonly Field[], { answers, respondentEmail }: ResponseDocument): Entered[] =>
  fields.map((field) => {
    if (field.questionId === EMAIL) return { field, texts: respondentEmail ? [respondentEmail] : [], other: '' };
    const texts = answers[field.questionId] ?? [];
    const { input } = field;
    if (input.kind !== 'choice') return { field, texts, other: '' };
    const own = texts.find((text) => !input.options.includes(text));
    return { field, texts: texts.map((text) => (text === own ? OTHER : text)), other: own ?? '' };
  });

interface Filling {
  readonly form: FormDocument;
  readonly entries: readonly Entered[];
  /** The sections visited so far. The page shows the last section. */
  readonly history: readonly number[];
  readonly edited: ResponseDocument | undefined;
  /** The token of the previous page. If it is absent, the page gets a new token. */
  readonly token?: string | undefined;
  readonly status?: number;
}

function sectionPage(
  { form, entries, history, edited, token, status = 200 }: Filling,
  context: Context,
  pages: FormPages,
): Answer {
  const sections = sectionsOf(form);
  const section = sections[history.at(-1) ?? 0] ?? { index: 0, items: form.items };
  const page = {
    form,
    section,
    count: sections.length,
    last: section.index + 1 >= sections.length,
    entries,
    history,
    action: address(form, 'formResponse', edited),
    token: token ?? newToken(context),
    status,
    random: (limit: number): number => context.ids.below(limit),
  };
  return pages.filling(page);
}

/**
 * POST …/formResponse. It moves to the next section or back. After the last section it stores the answers and thanks the respondent. If an answer is
 * invalid, the page (400) shows the problem and keeps all entries. A body without `pageHistory` is a complete answer; its options determine which
 * sections were visited. A body with a page's token counts once, and its answer is a redirect, so that a reload sends nothing again.
 */
export function submitForm(request: Request, publishedId: string, context: Context, pages: FormPages): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!mayRespond(form, context)) return signIn(request);
  if (!form.published || !form.acceptingResponses) return { ...pages.closed(form), status: 403 };
  const edited = editedResponse(form, request, context);
  const posted = new URLSearchParams(request.body.toString('utf8'));
  const token = tokenIn(posted);
  const entries = readEntries(pages.fieldsOf(form), posted);
  const show = (filling: Pick<Filling, 'entries' | 'history' | 'status'>) =>
    sectionPage({ form, edited, token, ...filling }, context, pages);
  const sections = sectionsOf(form);
  const history = historyOf(posted, sections);
  if (history && posted.has('back')) {
    return show({ entries, history: history.length > 1 ? history.slice(0, -1) : [0] });
  }
  const texts = (questionId: string) => entries.find(({ field }) => field.questionId === questionId)?.texts ?? [];
  const path = history ? history.flatMap((index) => sections[index] ?? []) : pathThrough(sections, texts);
  const wrong = path.find((section) => hasProblem(section, entries));
  if (wrong) {
    const until = path.slice(0, path.indexOf(wrong) + 1).map(({ index }) => index);
    return show({ entries: checked(wrong, entries), history: until, status: 400 });
  }
  const current = path.at(-1);
  if (history && current) {
    const next = onward(current, sections, texts);
    // Restarting the form keeps the entries.
    if (next !== 'submit') return show({ entries, history: next === 0 ? [0] : [...history, next] });
  }
  const given = answersOf(path.flatMap((section) => within(section, entries)));
  const verified = form.settings.emailCollectionType === 'VERIFIED' ? { respondentEmail: context.identity } : {};
  const response = recordOnce(form, { ...given, ...verified }, { edited, token }, context, pages);
  if (token !== undefined && !edited) {
    const location = `${address(form, 'formResponse')}?submission=${token}`;
    return { status: 303, headers: { location }, body: '' };
  }
  return pages.sent({
    form,
    again: address(form, 'viewform'),
    ...(form.allowResponseEdits ? { edit: address(form, 'viewform', response) } : {}),
    entries: enteredBefore(pages.fieldsOf(form), response),
  });
}

/**
 * Records an answer. Answers from the same page count once: an equal answer changes nothing, and a different answer replaces the first one for a day.
 */
function recordOnce(
  form: FormDocument,
  given: Submitted,
  { edited, token }: Pick<Filling, 'edited' | 'token'>,
  context: Context,
  pages: FormPages,
): ResponseDocument {
  if (edited || token === undefined) return recordResponse(form, given, context, edited);
  const { last, nextId } = sentByPage(form.id, token, context);
  if (last) {
    const { answers, respondentEmail } = last;
    if (isDeepStrictEqual({ answers, respondentEmail }, { respondentEmail: undefined, ...given })) return last;
    if (isRecent(last, context) && pages.replaces(form)) return recordResponse(form, given, context, last);
  }
  return recordResponse(form, given, context, undefined, nextId);
}

/** GET …/formResponse: the page after sending. Without a token of a sent answer, it leads to the questions. */
export function viewSent(request: Request, publishedId: string, context: Context, pages: FormPages): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!mayRespond(form, context)) return signIn(request);
  const again = address(form, 'viewform');
  const token = tokenIn(request.query);
  const response = token === undefined ? undefined : sentByPage(form.id, token, context).last;
  if (!response) return { status: 303, headers: { location: again }, body: '' };
  const edit = form.allowResponseEdits
    ? address(form, 'viewform', response)
    : pages.replaces(form) && isRecent(response, context)
      ? `${again}?submission=${token}`
      : undefined;
  return pages.sent({
    form,
    again,
    ...(edit ? { edit } : {}),
    ...(isRecent(response, context) ? { entries: enteredBefore(pages.fieldsOf(form), response) } : {}),
  });
}

/** The indexes of the sections that the respondent visited, from the body; undefined if the body has no valid list. */
function historyOf(posted: URLSearchParams, sections: readonly Section[]): number[] | undefined {
  const text = posted.get('pageHistory');
  if (!text || !/^0(,\d+)*$/.test(text)) return undefined;
  const history = text.split(',').map(Number);
  return history.every((index) => index < sections.length) && history.length <= 100 ? history : undefined;
}

/** The entries of a section. The first section includes the respondent's address. */
function within(section: Section, entries: readonly Entered[]): Entered[] {
  const asked = questionIdsOf(section);
  return entries.filter(({ field: { questionId } }) =>
    questionId === EMAIL ? section.index === 0 : asked.has(questionId),
  );
}

const hasProblem = (section: Section, entries: readonly Entered[]): boolean =>
  checkEntries(within(section, entries)).some(({ problem }) => problem !== undefined);

function checked(section: Section, entries: readonly Entered[]): Entered[] {
  const found = new Map(checkEntries(within(section, entries)).map((entry) => [entry.field.questionId, entry]));
  return entries.map((entry) => found.get(entry.field.questionId) ?? entry);
}
