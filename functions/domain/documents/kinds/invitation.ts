import { dayAndMonth } from '../../calendar/day-text.ts';
import { isGuest } from '../../context.ts';
import { nameToken } from '../../names/name-token.ts';
import { gatheringOf } from '../../notices/calendar-events.ts';
import { whenAndWhere } from '../../notices/wording.ts';
import type { Kind } from '../kind.ts';
import { headOf, pages, signatures, source, text, title, yearOf } from '../parts.ts';

/** «Приглашение» to each coming event, one page per addressee. Guests get invitations only to the ceremony (7.2). */
export const invitation: Kind = (programmeState, drafting) => {
  const { programme, context } = programmeState;
  const { settings, tables } = programme;
  const events = tables.events.filter(({ date, held }) => date !== undefined && date >= context.today && !held);
  const letters = events.flatMap((event) => {
    const gathering = gatheringOf(event, programmeState);
    if (!gathering) return [];
    const guests = tables.guests
      .filter((guest) => event.kind === 'ceremony' && guest.name)
      .map(({ name, position }) => [name, position].filter(Boolean).join(', '));
    const participants = gathering.people.filter((to) => !isGuest(to) && drafting.mayName(to));
    const addressees = [...participants.map(nameToken), ...guests];
    return addressees.map((addressee) => ({ gathering, addressee }));
  });
  if (letters.length === 0) return undefined;
  const contact = [
    settings.curatorName ?? drafting.need(undefined, 'ФИО куратора («Настройки»)'),
    settings.curatorContact ?? settings.curatorEmail,
  ].filter(Boolean);
  return {
    title: `Приглашения, ${yearOf(programmeState)}`,
    sources: [source('events', events), source('guests')],
    blocks: pages(
      letters.map(({ gathering, addressee }) => {
        if (!gathering.place) drafting.need(undefined, `место: ${gathering.name} («События»)`);
        return [
          title('ПРИГЛАШЕНИЕ'),
          text(addressee, 'center'),
          text(`Программа наставничества «учитель – учитель» приглашает Вас на мероприятие ${gathering.name}.`),
          text(
            `${dayAndMonth(gathering.date)} ${gathering.date.slice(0, 4)} года${whenAndWhere({ ...gathering, place: gathering.place ?? 'место: ________________' })}`,
            'center',
          ),
          text(
            `${settings.schoolFull ?? settings.schoolShort ?? ''}${settings.schoolAddress ? `, ${settings.schoolAddress}` : ''}`,
            'center',
          ),
          text(`Куратор программы: ${contact.join(', ')}`),
          signatures(headOf(settings, drafting)),
        ];
      }),
    ),
  };
};
