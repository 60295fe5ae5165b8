import { formKey } from '../gateways/form-key.ts';
import { sameText } from '../gateways/same-text.ts';
import type { School } from './school.ts';
import { secretReader } from './school-secret.ts';

/** The purpose of links to a page of own answers. No answer contains the key of such a link, so nobody who reads the workbook can make one. */
export const OWN_ANSWERS = 'ownAnswers';

type LinkedSchool = Pick<School, 'sheets' | 'spreadsheetId'>;

/** Checks the keys of personal links. */
export interface PersonalLinks {
  /** Whether a school gave this key to this person. @param purpose - the form or page that the key opens */
  isRight(school: LinkedSchool, purpose: string, code: string, key: string): Promise<boolean>;
}

export function personalLinks(now: () => number): PersonalLinks {
  const secretOf = secretReader(now);
  return {
    async isRight(school, purpose, code, key) {
      const secret = await secretOf(school);
      return secret !== undefined && sameText(key, formKey(secret)(purpose, code));
    },
  };
}
