import type { Answer, Context, Request } from '../../core/exchange.ts';
import { missingPage } from '../../pages/layout.tsx';
import { fieldsOf } from '../fields.ts';
import type { FormDocument, ResponseDocument } from '../model.ts';
import { recordResponse } from '../record-response.ts';
import { findPublished, findResponse } from '../repository.ts';
import { answersOf, checkEntries, type Entered, OTHER, readEntries } from '../submission.ts';
import { formPage } from './form-page.tsx';
import { closedPage, thankYouPage } from './notices.tsx';

const MISSING = 'Такой формы нет';

const address = (form: FormDocument, page: string, edited?: ResponseDocument): string =>
  `/forms/d/e/${form.publishedId}/${page}${edited ? `?edit2=${encodeURIComponent(edited.responseId)}` : ''}`;

/** The response that an address with `edit2` is about; undefined where the form does not let answers be changed. */
function editedResponse(form: FormDocument, { query }: Request, context: Context): ResponseDocument | undefined {
  const responseId = query.get('edit2');
  return responseId && form.allowResponseEdits ? findResponse(context, form.id, responseId) : undefined;
}

/** GET …/viewform: the questions, pre-filled from the address, or from the answer that is being changed. */
export function viewForm(request: Request, publishedId: string, context: Context): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!form.published || !form.acceptingResponses) return closedPage(form);
  const fields = form.items.flatMap(fieldsOf);
  const edited = editedResponse(form, request, context);
  const entries = edited ? fields.map((field) => enteredBefore(field, edited)) : readEntries(fields, request.query);
  return formPage({ form, entries, action: address(form, 'formResponse', edited) });
}

function enteredBefore(field: Entered['field'], { answers }: ResponseDocument): Entered {
  const texts = answers[field.questionId] ?? [];
  const { input } = field;
  if (input.kind !== 'choice') return { field, texts, other: '' };
  const own = texts.find((text) => !input.options.includes(text));
  return { field, texts: texts.map((text) => (text === own ? OTHER : text)), other: own ?? '' };
}

/** POST …/formResponse: stores the answers and thanks, or shows what is wrong with them (400) with everything kept. */
export function submitForm(request: Request, publishedId: string, context: Context): Answer {
  const form = findPublished(context, publishedId);
  if (!form) return missingPage(MISSING);
  if (!form.published || !form.acceptingResponses) return { ...closedPage(form), status: 403 };
  const edited = editedResponse(form, request, context);
  const posted = new URLSearchParams(request.body.toString('utf8'));
  const entries = checkEntries(readEntries(form.items.flatMap(fieldsOf), posted));
  if (entries.some((entry) => entry.problem !== undefined)) {
    return formPage({ form, entries, action: address(form, 'formResponse', edited), status: 400 });
  }
  const response = recordResponse(form, answersOf(entries), context, edited);
  return thankYouPage({
    form,
    again: address(form, 'viewform'),
    ...(form.allowResponseEdits ? { edit: address(form, 'viewform', response) } : {}),
  });
}
