import { allFields } from '../fields.ts';
import { formPage } from './form-page.tsx';
import type { FormPages } from './form-pages.ts';
import { closedPage, thankYouPage } from './notices.tsx';

/** The emulator's own pages of forms. */
export const plainFormPages: FormPages = {
  fieldsOf: allFields,
  replaces: () => true,
  filling: formPage,
  sent: thankYouPage,
  closed: closedPage,
};
