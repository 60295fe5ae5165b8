import type { View } from '../context.ts';
import { earlierActivities } from '../lists/earlier-activities.ts';
import { invitations } from '../lists/invitations.ts';

/** A step of a school's first day. */
export interface Step {
  readonly title: string;
  readonly about: string;
  readonly href: string;
  readonly done: boolean;
}

/** The first steps of a school. A step that is no longer needed counts as done. */
export function firstSteps(view: View): readonly Step[] {
  const { settings, tables } = view.programme;
  const { people } = tables;
  const spring = earlierActivities.rows(view).length;
  // If the school has marked an activity itself, it knows the roadmap. Past activities are then ordinary tasks.
  const isMarked = tables.roadmap.some(({ doneReason, waivedReason }) => doneReason || waivedReason);
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
    ...(spring > 0 && !isMarked
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
