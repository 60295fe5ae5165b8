import type { View } from '../desk.ts';
import { earlierActivities, invitations } from '../lists/beginning.ts';

/** A step of a school's first day. */
export interface Step {
  readonly title: string;
  readonly about: string;
  readonly href: string;
  readonly done: boolean;
}

/** The first steps of a school. Those that are not needed any more count as done. */
export function firstSteps(view: View): readonly Step[] {
  const { settings, tables } = view.programme;
  const { people } = tables;
  const spring = earlierActivities.rows(view).length;
  return [
    {
      title: 'Школа, директор, куратор',
      about: 'Стоят в письмах и приказах.',
      href: '/start',
      done: Boolean((settings.schoolShort || settings.schoolFull) && settings.curatorEmail),
    },
    {
      title: 'Список педагогов',
      about: 'Вставьте из Excel тот, что есть.',
      href: '/people',
      done: people.length > 0,
    },
    {
      title: 'Пригласить',
      about: 'С этого дня каждый получает письмо и бланк согласия.',
      href: `/lists/${invitations.path}`,
      done: people.some(({ invitedOn }) => invitedOn !== undefined),
    },
    ...(spring > 0
      ? [
          {
            title: 'Отметить, что сделано раньше',
            about: `Срок уже прошёл у мероприятий: ${spring}. Отметьте сделанное одним разом.`,
            href: `/lists/${earlierActivities.path}`,
            done: false,
          },
        ]
      : []),
  ];
}

/** Whether the school has taken the steps without which nothing is due. */
export const hasBegun = (view: View): boolean =>
  firstSteps(view).every(({ done, href }) => done || href === `/lists/${earlierActivities.path}`);
