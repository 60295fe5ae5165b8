import * as z from 'zod';
import type { Workspace } from '../workspace/workspace.ts';
import type { AnswerSheet, FormName, OptionsOf } from './answer-sheet.ts';
import { readPage } from './form-page.ts';
import type { PersonalLink } from './personal-link.ts';

const programmeSchema = z.object({
  spreadsheetId: z.string(),
  forms: z.record(z.string(), z.object({ responderUri: z.string(), questions: z.record(z.string(), z.string()) })),
});

type Programme = z.infer<typeof programmeSchema>;

/** The way to the workspace's pages. */
type OpenWorkspace = Pick<Workspace, 'url' | 'fetch' | 'tokenOf'>;

/** A form opened by a link, with its pre-filled answers. */
export interface OpenedLink {
  readonly form: FormName;
  readonly url: string;
  readonly filled: Readonly<Record<string, string>>;
}

/** The school's forms as everybody with a browser sees them. */
export class BrowsedForms {
  private readonly programme: Programme;
  private readonly fetch: typeof fetch;

  private constructor(programme: Programme, fetching: typeof fetch) {
    this.programme = programme;
    this.fetch = fetching;
  }

  /** @param identity - a person who may list the forms; everybody may open a form */
  static async open({ url, fetch, tokenOf }: OpenWorkspace, identity: string): Promise<BrowsedForms> {
    const headers = { authorization: `Bearer ${tokenOf(identity)}` };
    const answer = await fetch(`${url}emulator/programme`, { headers });
    if (!answer.ok) throw new Error(`No programme at ${url}: ${answer.status}.`);
    return new BrowsedForms(programmeSchema.parse(await answer.json()), fetch);
  }

  /** The form that a link opens; undefined if the school has no such form. */
  recognise(link: PersonalLink): OpenedLink | undefined {
    const path = new URL(link.responderUri).pathname;
    for (const [name, { responderUri, questions }] of Object.entries(this.programme.forms)) {
      if (new URL(responderUri).pathname !== path) continue;
      const filled = Object.entries(questions).flatMap(([field, entry]) => {
        const answer = link.answers[entry];
        return answer === undefined ? [] : [[field, answer] as const];
      });
      return { form: name as FormName, url: link.url, filled: Object.fromEntries(filled) };
    }
    return undefined;
  }

  /**
   * Fills in a form page by page, as in a browser: reads a page, answers its questions, presses «Далее», until the last page.
   * @param compose - makes the answers from the options seen so far; on each page, only the answers to its own questions are entered
   * @returns all entered answers, and whether the form's pages accepted them
   * @throws Error if there is no such form
   */
  async fill(
    link: OpenedLink,
    compose: (options: OptionsOf) => AnswerSheet,
  ): Promise<{ readonly taken: boolean; readonly entered: AnswerSheet }> {
    const target = this.programme.forms[link.form];
    if (!target) throw new Error(`The school has no form ${link.form}.`);
    const fieldOf = new Map(Object.entries(target.questions).map(([field, entry]) => [entry, field]));
    const options = new Map<string, readonly string[]>();
    const entered: Record<string, readonly string[]> = {};
    let answer = await this.fetch(link.url);
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const html = await answer.text();
      if (!answer.ok) {
        if (pages === 0) throw new Error(`The form ${link.form} does not open: ${answer.status}.`);
        return { taken: false, entered };
      }
      const { questions, hidden } = readPage(html);
      if (questions.size === 0) return { taken: true, entered };
      for (const [entry, offered] of questions) options.set(fieldOf.get(entry) ?? '', offered);
      const sheet = compose((field) => options.get(field) ?? []);
      const body = new URLSearchParams(hidden.map(([name, value]) => [name, value]));
      for (const entry of questions.keys()) {
        const field = fieldOf.get(entry) ?? '';
        const texts = sheet[field] ?? [];
        if (texts.length > 0) entered[field] = texts;
        for (const text of texts) body.append(entry, text);
      }
      answer = await this.fetch(responsePage(target.responderUri), { method: 'POST', body, redirect: 'manual' });
      // The address of the page after sending.
      if (answer.status === 303) return { taken: true, entered };
    }
    throw new Error(`The form ${link.form} has no last page.`);
  }

  /**
   * Sends a whole form at once, like a program that forges answers.
   * @returns whether the form's page accepted it
   */
  async send(form: FormName, sheet: AnswerSheet): Promise<boolean> {
    const target = this.programme.forms[form];
    if (!target) throw new Error(`The school has no form ${form}.`);
    const body = new URLSearchParams();
    for (const [field, texts] of Object.entries(sheet)) {
      const entry = target.questions[field];
      if (entry) for (const text of texts) body.append(entry, text);
    }
    const answer = await this.fetch(responsePage(target.responderUri), { method: 'POST', body });
    await answer.arrayBuffer();
    return answer.ok;
  }
}

const MOST_PAGES = 20;

const responsePage = (responderUri: string) => responderUri.replace(/viewform$/, 'formResponse');
