import { descriptionOf } from '../../functions/domain/live-choices.ts';
import type { FormsGateway, MadeForm } from '../../functions/gateways/forms-gateway.ts';
import { publishedIdOf } from '../../functions/gateways/google-forms/addresses.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { beginForm, formByIdOrNone, noteCompleteForm, openForm } from './begun-forms.ts';
import { entriesOf } from './form-entries.ts';
import {
  type AddedQuestion,
  addQuestion,
  closedChoicesOf,
  type InstalledChoice,
  installedChoices,
  liveChoicesOf,
} from './form-item.ts';
import { entriesOnPage } from './form-page-data.ts';
import { addMissingPages, addPage, leadThrough } from './form-pages.ts';
import { tabOfForm } from './form-tab.ts';
import { callService } from './google-exception.ts';

type GoogleForm = GoogleAppsScript.Forms.Form;

const THANKS =
  'Спасибо! Ответ записан. Если нужно что-то исправить, откройте анкету по той же ссылке и ответьте ещё раз.';

/** The choice questions, by their entry in a pre-filled link. We do not use titles, because a school may reword its questions. */
function choicesByEntry(form: GoogleForm): Map<number, InstalledChoice> {
  return new Map(installedChoices(form).map((choice) => [entriesOf(form, [choice.sample])[0] ?? 0, choice]));
}

function make(form: Form, live: Parameters<FormsGateway['create']>[1]): MadeForm {
  const fields = Object.keys(form.questions);
  const { form: google, formId, made: whole } = beginForm(form);
  if (whole) return whole;
  google.setDescription(descriptionOf(form, live)).setConfirmationMessage(THANKS).setCollectEmail(false);
  const pages = new Map<string, GoogleAppsScript.Forms.PageBreakItem>();
  const added = new Map<string, AddedQuestion>();
  for (const [field, question] of Object.entries(form.questions)) {
    const page = form.pages?.[field];
    if (page) pages.set(field, addPage(google, page));
    added.set(field, addQuestion(google, question, live, [...added.values()]));
  }
  leadThrough(form, pages, (field) => added.get(field)?.lead);
  // A form made by a script may be closed at first. Publishing also lets it accept answers.
  google.setPublished(true);
  const address = google.getPublishedUrl();
  const titles = Object.values(form.questions).map(({ title }) => title);
  const samples = [...added.values()].map(({ sample }) => sample);
  const entries = entriesOnPage(address, titles) ?? entriesOf(google, samples);
  if (entries.length !== fields.length) {
    throw new Error(`В анкете «${form.title}» вопросов ${fields.length}, а в её ссылке полей ${entries.length}.`);
  }
  const made = {
    formId,
    publishedId: publishedIdOf(address),
    entries: Object.fromEntries(fields.map((field, index) => [field, entries[index] ?? 0])),
  };
  noteCompleteForm(form.name, made);
  return made;
}

/**
 * Google Forms through FormApp, which can link a form to its tab and validate typed text. It gives the entries only of choice questions, so a new
 * question goes after the nearest choice question before it.
 */
export function formApp(): FormsGateway {
  return {
    create: async (form, live) => callService('creating', () => make(form, live)),
    refresh: async ({ formId, entries }, form, live) =>
      callService('writing', () => {
        const google = openForm(formId).setDescription(descriptionOf(form, live));
        const installed = choicesByEntry(google);
        for (const [field, question] of Object.entries(form.questions)) {
          const choices = liveChoicesOf(question, live);
          if (choices) installed.get(entries[field] ?? 0)?.setChoices(choices);
        }
      }),
    upgrade: async ({ formId, entries }, form, live) =>
      callService('writing', () => {
        const google = openForm(formId);
        if (google.getTitle() === '') google.setTitle(form.title);
        const installed = choicesByEntry(google);
        const samples = new Map<string, AddedQuestion['sample']>();
        let next: number | undefined;
        for (const [field, question] of Object.entries(form.questions)) {
          const entry = entries[field];
          if (entry === undefined) {
            samples.set(field, addQuestion(google, question, live).sample);
            if (next !== undefined) google.moveItem(google.getItems().length - 1, next++);
            continue;
          }
          const choice = installed.get(entry);
          if (!choice) continue;
          const choices = closedChoicesOf(question);
          if (choices) choice.setChoices(choices);
          choice.reword(question);
          next = choice.index() + 1;
        }
        const added = samples.size > 0 ? entriesOf(google, [...samples.values()]) : [];
        const all = {
          ...entries,
          ...Object.fromEntries([...samples.keys()].map((field, at) => [field, added[at] ?? 0])),
        };
        leadThrough(form, addMissingPages(google, form, all), (field) => installed.get(all[field] ?? 0)?.lead);
        return all;
      }),
    opens: async (formId) => formByIdOrNone(formId) !== undefined,
    linkToTab: async (formId, spreadsheetId, title) =>
      callService('writing', () => ({ sheetId: tabOfForm(formId, spreadsheetId, title) })),
  };
}
