import { latestDay } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Programme } from '../programme.ts';
import { dueTurn } from './due.ts';
import type { History } from './history.ts';
import type { Block } from './letter.ts';
import { type Occasion, occasion } from './occasion.ts';
import { once } from './schedule.ts';
import { text } from './wording.ts';

type RemadeForms = NonNullable<Programme['remadeForms']>;

const linksIn = (blocks: readonly Block[], remade: RemadeForms) =>
  blocks.flatMap((block) => (block.kind === 'form' && remade[block.form] ? [block] : []));

/**
 * Sends people who owe an answer a new link, once, after their form was recreated. A letter about the form that is due today has the new link anyway.
 * @param all - every reason to write today
 */
export function renewedLinks(
  all: readonly Occasion[],
  remade: RemadeForms,
  past: History,
  { today, calendar }: { readonly today: string; readonly calendar: WorkingDays },
): Occasion[] {
  const seen = new Set<string>();
  return all.flatMap((one) => {
    const written = latestDay((past.get(one.key) ?? []).map(({ day }) => day));
    if (!one.asks || written === undefined || dueTurn(one, past, today, calendar)) return [];
    const turn = { period: '1', nth: 1, dueOn: today };
    const { subject, blocks } = one.compose(turn, { day: today, awaited: [], postponed: 0, elsewhere: [] });
    const links = linksIn(blocks, remade);
    const on = latestDay(links.map(({ form }) => remade[form]));
    const same = JSON.stringify([one.to, links]);
    if (on === undefined || written > on || seen.has(same)) return [];
    seen.add(same);
    const { asks: _, applies: __, ...reason } = one;
    return [
      occasion({
        ...reason,
        about: `${one.about} новая ссылка ${on}`.trim(),
        schedule: once(on),
        compose: () => ({
          subject: `Новая ссылка: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
          blocks: [
            text(
              'Ссылка из прежнего письма больше не открывается: анкету пришлось создать заново. Ответьте, пожалуйста, по новой.',
            ),
            ...links,
          ],
        }),
      }),
    ];
  });
}
