import type { Page, Form as SchoolForm } from '../../sheets-schema/form.ts';
import { entriesOf, sampleOf } from './form-entries.ts';

type GoogleForm = GoogleAppsScript.Forms.Form;
type PageBreak = GoogleAppsScript.Forms.PageBreakItem;

type PageBreaks = ReadonlyMap<string, PageBreak>;

/** Adds a page at the end of a form. */
export function addPage(form: GoogleForm, { title, help }: Page): PageBreak {
  const page = form.addPageBreakItem().setTitle(title);
  return help ? page.setHelpText(help) : page;
}

/**
 * Adds the missing pages of an installed form, each before its first question. A renamed page stays; a page whose first question was deleted is not
 * added.
 */
export function addMissingPages(
  google: GoogleForm,
  { pages = {} }: SchoolForm,
  entries: Readonly<Record<string, number>>,
): PageBreaks {
  const found = new Map<string, PageBreak>();
  for (const [field, page] of Object.entries(pages)) {
    if (!page) continue;
    const items = google.getItems();
    const at = items.findIndex((item) => {
      const sample = sampleOf(item);
      return sample !== undefined && entriesOf(google, [sample])[0] === entries[field];
    });
    if (at < 0) continue;
    const before = items[at - 1];
    if (before?.getType() === FormApp.ItemType.PAGE_BREAK) {
      found.set(field, before.asPageBreakItem());
      continue;
    }
    found.set(field, addPage(google, page));
    google.moveItem(items.length, at);
  }
  return found;
}

/** Sets the choices of a question, and for each choice the page to which it leads. */
type Lead = (pages: ReadonlyMap<string, PageBreak>) => void;

/**
 * Lets respondents skip pages that are not for them. A page break of Google Forms decides where to go after the page BEFORE it, so a page's exit is
 * set on the next page's break.
 */
export function leadThrough(form: SchoolForm, breaks: PageBreaks, leadOf: (field: string) => Lead | undefined) {
  const pages = Object.entries(form.pages ?? {}).flatMap(([field, page]) => {
    const mark = breaks.get(field);
    return page && mark ? [{ only: page.only, mark }] : [];
  });
  const firstFor = (own: Page['only'], from: number) =>
    pages.slice(from).find(({ only }) => !only || (only.question === own?.question && only.choice === own.choice))
      ?.mark;
  for (const [index, { only, mark }] of pages.entries()) {
    const before = pages[index - 1]?.only;
    if (before) {
      const next = firstFor(before, index);
      if (next && next !== mark) mark.setGoToPage(next);
    } else if (only) {
      const { question } = only;
      const type = form.questions[question]?.type;
      const answers = type && 'choices' in type ? Object.entries(type.choices) : [];
      const led = answers.flatMap(([choice, label]) => {
        const page = firstFor({ question, choice }, index);
        return page ? [[label, page] as const] : [];
      });
      if (led.length > 0) leadOf(question)?.(new Map(led));
    }
  }
}
