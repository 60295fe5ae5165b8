import { invalidArgument } from '../core/errors.ts';
import type { Ids } from '../core/ids.ts';
import type { FormDocument } from './model.ts';
import { questionsOf } from './model.ts';

/** Assigns missing ids, and refuses ids that are taken or malformed. */
export interface IdSource {
  take(given: string | undefined): string;
}

const ID = /^[0-9a-f]{1,8}$/;

/** Makes ids for new items and questions of a form. A replaced item may keep the ids in `kept`. */
export function idSource(form: FormDocument, ids: Ids, kept: ReadonlySet<string> = new Set()): IdSource {
  const taken = new Set(form.createdQuestions);
  for (const item of form.items) {
    taken.add(item.itemId);
    for (const { questionId } of questionsOf(item)) taken.add(questionId);
  }
  for (const id of kept) taken.delete(id);
  return {
    take(given) {
      if (given !== undefined && given !== '') {
        if (!ID.test(given))
          throw invalidArgument(`Invalid ID: ${given}. IDs are up to 8 lower-case hexadecimal digits.`);
        if (taken.has(given)) throw invalidArgument(`Duplicate ID: ${given}. The ID is already used in the form.`);
      }
      let id = given || ids.hex8();
      while (!given && taken.has(id)) id = ids.hex8();
      taken.add(id);
      return id;
    },
  };
}
