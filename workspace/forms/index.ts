import type { Answer, FormDocument, FormPages } from '../../emulator/application-pages.ts';
import type { FormName } from '../../functions/domain/programme.ts';
import { formKey } from '../../functions/gateways/form-key.ts';
import { OWN_ANSWERS } from '../../functions/jobs/personal-link.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { FormLink } from '../../functions/workbook/form-registry.ts';
import { fieldsWithRules, type KnownForm, knownForms } from './known-forms.ts';
import { closedPage, fillingPage, sentPage } from './pages.tsx';
import { type PersonalForm, personalForm } from './personal-form.ts';
import { type SchoolView, SchoolViews } from './school-view.ts';

/** The forms whose answers all stay. A decision about consent is evidence for its period, so a later decision never replaces it. */
const KEEPS_EACH_ANSWER: ReadonlySet<FormName> = new Set(['consentProcessing', 'consentPublication']);

const later = (make: () => Promise<Answer>): Answer => ({ status: 200, headers: {}, body: '', later: make });

/** The pages on which people answer the school's forms. They recognise who opened a personal link. */
export class SchoolForms {
  private known: ReadonlyMap<string, KnownForm> = new Map();
  private views: SchoolViews | undefined;

  /** @param ownAnswers - the address of a person's page of own answers; absent if there is no such page */
  constructor(
    private readonly isExample: boolean,
    private readonly ownAnswers?: (code: string, key: string) => string,
  ) {}

  /** Connects the pages with an open school. Before that, forms have no personal parts. */
  open(school: Pick<School, 'sheets' | 'spreadsheetId' | 'clock'>, links: Iterable<readonly [string, FormLink]>): void {
    this.views = new SchoolViews(school);
    this.known = knownForms(links);
  }

  /** Records that the workbook has been edited. */
  edited(): void {
    this.views?.edited();
  }

  readonly pages: FormPages = {
    fieldsOf: (form) => fieldsWithRules(form, this.knownAs(form)),
    replaces: (form) => !KEEPS_EACH_ANSWER.has(this.knownAs(form)?.name ?? 'intake'),
    filling: (page) =>
      later(async () => {
        const view = await this.view();
        const known = this.knownAs(page.form);
        const personal = view && known && personalForm(known, page.entries, view);
        return fillingPage(page, known, personal, { isExample: this.isExample, isReadable: view !== undefined });
      }),
    sent: (page) =>
      later(async () => {
        const view = await this.view();
        const known = this.knownAs(page.form);
        const personal = view && known && personalForm(known, page.entries ?? [], view);
        return sentPage(page, known, personal, {
          isExample: this.isExample,
          ownAnswers: view && personal && this.ownAnswersOf(personal, view),
        });
      }),
    closed: (form) => closedPage(form, this.isExample),
  };

  private knownAs(form: FormDocument): KnownForm | undefined {
    return this.known.get(form.publishedId);
  }

  private ownAnswersOf({ respondent: { code } }: PersonalForm, { secret }: SchoolView): string | undefined {
    return this.ownAnswers?.(code, formKey(secret)(OWN_ANSWERS, code));
  }

  /** The present school; undefined if its workbook cannot be read. Even then people can answer forms. */
  private async view(): Promise<SchoolView | undefined> {
    try {
      const view = await this.views?.now();
      if (view) this.known = knownForms(view.forms);
      return view;
    } catch (error) {
      console.error('Анкета открыта без имени: таблица не читается.', error);
      return undefined;
    }
  }
}
