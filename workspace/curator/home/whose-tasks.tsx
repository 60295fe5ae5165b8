import { numberAndName } from '../../../functions/domain/curators/curator-words.ts';
import { curatorsOf, substituteOn } from '../../../functions/domain/curators/curators.ts';
import type { View } from '../context.ts';

interface Choice {
  readonly title: string;
  readonly href: string;
  readonly chosen: boolean;
}

/** Whose tasks the home page shows. */
interface WhoseTasks {
  /** The curators' numbers; absent if the page shows everybody's tasks. */
  readonly numbers?: ReadonlySet<string>;
  /** What one may choose; empty in a school with one curator. */
  readonly choices: readonly Choice[];
}

/**
 * A curator who has logged in sees their own tasks, and those of a curator for whom they substitute today, until they choose another view. Where people
 * have no accounts, the page shows all tasks.
 * @param asked - the choice in the page's address: `all`, `mine` or a curator's number
 * @param actor - the address of the account
 */
export function whoseTasks({ programme, today }: View, asked: string | null, actor: string | undefined): WhoseTasks {
  const all = curatorsOf(programme);
  const isOwn = (email: string | undefined) => actor !== undefined && email?.toLowerCase() === actor.toLowerCase();
  const mine = all
    .filter((each) => isOwn(each.email) || isOwn(substituteOn(each, today)?.email))
    .map(({ number }) => number);
  if (all.length === 1) return { choices: [] };
  const known = asked === 'all' || all.some(({ number }) => number === asked) ? asked : undefined;
  const chosen = known ?? (mine.length > 0 ? 'mine' : 'all');
  const choice = (key: string, title: string): Choice => ({
    title,
    href: `/?curator=${encodeURIComponent(key)}`,
    chosen: key === chosen,
  });
  return {
    ...(chosen === 'all' ? {} : { numbers: new Set(chosen === 'mine' ? mine : [chosen]) }),
    choices: [
      ...(mine.length > 0 ? [choice('mine', 'Мои дела')] : []),
      choice('all', 'Все дела'),
      ...all.map((each) => choice(each.number, numberAndName(each))),
    ],
  };
}

export function WhoseTasksMenu({ choices }: Pick<WhoseTasks, 'choices'>) {
  if (choices.length === 0) return null;
  return (
    <nav class="card more" aria-label="Чьи дела">
      {choices.map(({ title, href, chosen }) =>
        chosen ? (
          <strong key={href} aria-current="true">
            {title}
          </strong>
        ) : (
          <a key={href} href={href}>
            {title}
          </a>
        ),
      )}
    </nav>
  );
}
