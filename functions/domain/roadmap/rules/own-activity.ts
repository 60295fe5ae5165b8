import { all, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** An activity that the school added. A mark of the staff proves it. */
export const ownActivity: Rule = (_, { mark }) =>
  all('roadmap', [
    piece(mark !== undefined, 'Отметка: дата и ссылка или название документа', mark?.on, {
      at: mark?.at,
      link: mark?.link,
    }),
  ]);
