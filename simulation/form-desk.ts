import * as z from 'zod';
import type { Workspace } from '../workspace/workspace.ts';
import type { AnswerSheet, FormName, OptionsOf } from './answer-sheet.ts';
import { optionsOf } from './form-page.ts';
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

/** The school's forms as anyone with a browser sees them. */
export class FormDesk {
  private readonly programme: Programme;
  private readonly fetch: typeof fetch;

  private constructor(programme: Programme, fetching: typeof fetch) {
    this.programme = programme;
    this.fetch = fetching;
  }

  /** @param identity - a person who may list the forms; everybody may open a form */
  static async open({ url, fetch, tokenOf }: OpenWorkspace, identity: string): Promise<FormDesk> {
    const headers = { authorization: `Bearer ${tokenOf(identity)}` };
    const answer = await fetch(`${url}emulator/programme`, { headers });
    if (!answer.ok) throw new Error(`No programme at ${url}: ${answer.status}.`);
    return new FormDesk(programmeSchema.parse(await answer.json()), fetch);
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

  /** Opens a form's page. @returns the options of each question. @throws Error if there is no such page. */
  async look(link: OpenedLink): Promise<OptionsOf> {
    const page = await this.fetch(link.url);
    const html = await page.text();
    if (!page.ok) throw new Error(`The form ${link.form} does not open: ${page.status}.`);
    const options = optionsOf(html);
    const questions = this.programme.forms[link.form]?.questions ?? {};
    return (field) => options.get(questions[field] ?? '') ?? [];
  }

  /** Sends a form. @returns whether the form's page accepted it. */
  async send(form: FormName, sheet: AnswerSheet): Promise<boolean> {
    const target = this.programme.forms[form];
    if (!target) throw new Error(`The school has no form ${form}.`);
    const body = new URLSearchParams();
    for (const [field, texts] of Object.entries(sheet)) {
      const entry = target.questions[field];
      if (entry) for (const text of texts) body.append(entry, text);
    }
    const answer = await this.fetch(target.responderUri.replace(/viewform$/, 'formResponse'), { method: 'POST', body });
    await answer.arrayBuffer();
    return answer.ok;
  }
}
