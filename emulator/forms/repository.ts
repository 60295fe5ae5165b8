import { notFound } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import type { FormDocument, ResponseDocument } from './model.ts';

const FORMS = 'form';
const PUBLISHED = 'published-form';
const responsesOf = (formId: string): string => `response/${formId}`;

type Reads = Pick<Context, 'store'>;

/** @throws 404 if there is no such form */
export function loadForm(context: Reads, formId: string): FormDocument {
  const form = findForm(context, formId);
  if (!form) throw notFound();
  return form;
}

export function findForm({ store }: Reads, formId: string): FormDocument | undefined {
  return store.get<FormDocument>(FORMS, formId);
}

/** The form behind a public address; undefined if there is none. */
export function findPublished(context: Reads, publishedId: string): FormDocument | undefined {
  const entry = context.store.get<{ formId: string }>(PUBLISHED, publishedId);
  return entry && findForm(context, entry.formId);
}

export function saveForm({ store }: Reads, form: FormDocument): void {
  store.put(FORMS, form.id, form);
  if (!store.get(PUBLISHED, form.publishedId)) store.put(PUBLISHED, form.publishedId, { formId: form.id });
}

/** Deletes a form with its responses and watches; the response tab stays. */
export function deleteForm({ store }: Reads, formId: string): void {
  const form = store.get<FormDocument>(FORMS, formId);
  if (!form) return;
  for (const responseId of [...store.list(responsesOf(formId)).keys()]) store.delete(responsesOf(formId), responseId);
  for (const watchId of [...store.list(`watch/${formId}`).keys()]) store.delete(`watch/${formId}`, watchId);
  store.delete(PUBLISHED, form.publishedId);
  store.delete(FORMS, formId);
}

export function findResponse({ store }: Reads, formId: string, responseId: string): ResponseDocument | undefined {
  return store.get<ResponseDocument>(responsesOf(formId), responseId);
}

export function allResponses({ store }: Reads, formId: string): ResponseDocument[] {
  return [...store.list<ResponseDocument>(responsesOf(formId)).values()];
}

export function saveResponse({ store }: Reads, response: ResponseDocument): void {
  store.put(responsesOf(response.formId), response.responseId, response);
}

/** Deletes a response; its row in the response tab stays, as at Google. */
export function deleteResponse({ store }: Reads, formId: string, responseId: string): void {
  store.delete(responsesOf(formId), responseId);
}
