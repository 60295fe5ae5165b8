import { all, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/**
 * An activity that the school added. A mark of the staff proves it. The mark needs a date no later than today, and a link or the name of a document.
 */
export const ownActivity: Rule = (_, { mark }) =>
  all('roadmap', [
    piece(mark !== undefined, 'Отметка: дата и ссылка или название документа', mark?.on, {
      at: mark?.at,
      link: mark?.link,
    }),
  ]);
