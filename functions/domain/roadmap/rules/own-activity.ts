import { all, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** An activity that the school added. It is proved by a mark of the staff whose day has come, and a link or the name of a paper. */
export const ownActivity: Rule = (_, { mark }) =>
  all('roadmap', [
    piece(mark !== undefined, 'Отметка: дата и ссылка или название документа', mark?.on, {
      at: mark?.at,
      link: mark?.link,
    }),
  ]);
