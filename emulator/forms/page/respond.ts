import type { Answer, Context, Request } from '../../core/exchange.ts';
import { missingPage } from '../../pages/layout.tsx';
import { allFields, EMAIL } from '../fields.ts';
import type { FormDocument, ResponseDocument } from '../model.ts';
import { recordResponse } from '../record-response.ts';
import { findPublished, findResponse } from '../repository.ts';
import { mayRespond, signIn } from '../responders.ts';
import { onward, pathThrough, questionIdsOf, type Section, sectionsOf } from '../sections.ts';
import { answersOf, checkEntries, type Entered, OTHER, readEntries } from '../submission.ts';
import { formPage } from './form-page.tsx';
import { closedPage, thankYouPage } from './notices.tsx';

const MISSING = 'Такой формы нет';

const address = (form: FormDocument, page: string, edited?: ResponseDocument): string =>
  `/forms/d/e/${form.publishedId}/${page}${edited ? `?edit2=${encodeURIComponent(edited.responseId)}` : ''}`;

/** The response that `edit2` in the address names; undefined if the form does not allow editing answers. */
function editedResponse(form: FormDocument, { query }: Request, context: Context): ResponseDocument | undefined {
  const responseId = query.get('edit2');
  return responseId && form.allowResponseEdits ? findResponse(context, form.id, responseId) : undefined;
}

/** GET …/viewform: the questions of the first section, pre-filled from the address or the answer being edited. */
export function viewForm(request: Request, publishedId: string, context: Context): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!mayRespond(form, context)) return signIn(request);
  if (!form.published || !form.acceptingResponses) return closedPage(form);
  const fields = allFields(form);
  const edited = editedResponse(form, request, context);
  const entries = edited ? fields.map((field) => enteredBefore(field, edited)) : readEntries(fields, request.query);
  return sectionPage({ form, entries, history: [0], edited }, context);
}

function enteredBefore(field: Entered['field'], { answers, respondentEmail }: ResponseDocument): Entered {
  if (field.questionId === EMAIL) return { field, texts: respondentEmail ? [respondentEmail] : [], other: '' };
  const texts = answers[field.questionId] ?? [];
  const { input } = field;
  if (input.kind !== 'choice') return { field, texts, other: '' };
  const own = texts.find((text) => !input.options.includes(text));
  return { field, texts: texts.map((text) => (text === own ? OTHER : text)), other: own ?? '' };
}

interface Filling {
  readonly form: FormDocument;
  readonly entries: readonly Entered[];
  /** The sections visited so far. The page shows the last section. */
  readonly history: readonly number[];
  readonly edited: ResponseDocument | undefined;
  readonly status?: number;
}

function sectionPage({ form, entries, history, edited, status = 200 }: Filling, context: Context): Answer {
  const sections = sectionsOf(form);
  const section = sections[history.at(-1) ?? 0] ?? { index: 0, items: form.items };
  const last = section.index + 1 >= sections.length;
  const action = address(form, 'formResponse', edited);
  const random = (limit: number): number => context.ids.below(limit);
  return formPage({ form, section, count: sections.length, last, entries, history, action, status, random });
}

/**
 * POST …/formResponse. It moves to the next section or back. After the last section it stores the answers and thanks the respondent. If an answer is
 * invalid, the page (400) shows the problem and keeps all entries. A body without `pageHistory` is a complete answer; its options determine which
 * sections were visited.
 */
export function submitForm(request: Request, publishedId: string, context: Context): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!mayRespond(form, context)) return signIn(request);
  if (!form.published || !form.acceptingResponses) return { ...closedPage(form), status: 403 };
  const edited = editedResponse(form, request, context);
  const posted = new URLSearchParams(request.body.toString('utf8'));
  const entries = readEntries(allFields(form), posted);
  const sections = sectionsOf(form);
  const history = historyOf(posted, sections);
  if (history && posted.has('back')) {
    return sectionPage({ form, entries, history: history.length > 1 ? history.slice(0, -1) : [0], edited }, context);
  }
  const texts = (questionId: string) => entries.find(({ field }) => field.questionId === questionId)?.texts ?? [];
  const path = history ? history.flatMap((index) => sections[index] ?? []) : pathThrough(sections, texts);
  const wrong = path.find((section) => hasProblem(section, entries));
  if (wrong) {
    const until = path.slice(0, path.indexOf(wrong) + 1).map(({ index }) => index);
    return sectionPage({ form, entries: checked(wrong, entries), history: until, edited, status: 400 }, context);
  }
  const current = path.at(-1);
  if (history && current) {
    const next = onward(current, sections, texts);
    // Restarting the form keeps the entries.
    if (next !== 'submit') {
      return sectionPage({ form, entries, history: next === 0 ? [0] : [...history, next], edited }, context);
    }
  }
  const given = answersOf(path.flatMap((section) => within(section, entries)));
  const verified = form.settings.emailCollectionType === 'VERIFIED' ? { respondentEmail: context.identity } : {};
  const response = recordResponse(form, { ...given, ...verified }, context, edited);
  return thankYouPage({
    form,
    again: address(form, 'viewform'),
    ...(form.allowResponseEdits ? { edit: address(form, 'viewform', response) } : {}),
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
