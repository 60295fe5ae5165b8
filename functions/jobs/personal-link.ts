import { forms } from '../../sheets-schema/forms/index.ts';
import { formKey } from '../gateways/form-key.ts';
import { sameText } from '../gateways/same-text.ts';
import type { School } from './school.ts';
import { secretReader } from './school-secret.ts';

/** Signs links to a page of own answers. No answer contains this key, so nobody who reads the workbook can make such a link. */
export const OWN_ANSWERS = 'ownAnswers';

type LinkedSchool = Pick<School, 'sheets' | 'spreadsheetId'>;

/** Checks the keys of personal links, and makes links to other pages for their holders. */
export interface PersonalLinks {
  /** Whether a school gave this key to this person. @param purpose - the form or page that the key opens */
  isRight(school: LinkedSchool, purpose: string, code: string, key: string): Promise<boolean>;
  /** The key of another page for the holder of a form's link; undefined if the key is for no form. */
  keyForHolder(school: LinkedSchool, purpose: string, code: string, key: string): Promise<string | undefined>;
}

export function personalLinks(now: () => number): PersonalLinks {
  const secretOf = secretReader(now);
  return {
    async isRight(school, purpose, code, key) {
      const secret = await secretOf(school);
      return secret !== undefined && sameText(key, formKey(secret)(purpose, code));
    },
    async keyForHolder(school, purpose, code, key) {
      const secret = await secretOf(school);
      if (secret === undefined) return undefined;
      const keyOf = formKey(secret);
      return Object.keys(forms).some((form) => sameText(key, keyOf(form, code))) ? keyOf(purpose, code) : undefined;
    },
  };
}
