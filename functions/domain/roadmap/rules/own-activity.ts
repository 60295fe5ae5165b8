import { all, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** An activity added by the school: a staff mark whose day has come, and a link or paper name. */
export const ownActivity: Rule = (_, { mark }) =>
  all('roadmap', [
    piece(mark !== undefined, 'Отметка: дата и ссылка или название документа', mark?.on, {
      at: mark?.at,
      link: mark?.link,
    }),
  ]);
