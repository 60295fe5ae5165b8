import { dayAndMonth } from '../../../functions/domain/calendar/day-text.ts';
import { counted } from '../../../functions/domain/counted.ts';
import type { View } from '../context.ts';

const isPresent = (text: string | false | undefined): text is string => typeof text === 'string';

/** «приказ № 41-ОД от 20 апреля» */
const order = (number: string | undefined, day: string) => `приказ № ${number} от ${dayAndMonth(day)}`;

/** The events of spring: papers, invitations, consents. */
function beginnings({ programme: { tables } }: View) {
  const paper = (kind: string) => tables.documents.find((row) => row.kind === kind && row.date !== undefined);
  const [curator, start] = [paper('orderCurator'), paper('orderPilot')];
  const decided = tables.consents.filter(({ type }) => type === 'processing');
  const given = decided.filter(({ decision }) => decision === 'given').length;
  const refused = decided.filter(({ decision }) => decision === 'refused').length;
  const invited = tables.people.flatMap(({ invitedOn }) => invitedOn ?? []).sort();
  return [
    curator?.date && `Директор назначает куратора: ${order(curator.number, curator.date)}.`,
    start?.date && `Школа начинает программу и утверждает Положение: ${order(start.number, start.date)}.`,
    invited[0] &&
      `С ${dayAndMonth(invited[0])} приглашено педагогов: ${invited.length}. Каждый получает письмо со своей ссылкой.`,
    given > 0 &&
      `Согласий на обработку данных – ${given} из ${invited.length}, отказов – ${refused}. Без согласия человека нет ни в базах, ни в парах.`,
  ];
}

/** The events about participants: requests, mentors, the group meeting. */
function participants({ programme: { tables } }: View) {
  const accepted = (rows: readonly { readonly decision?: unknown; readonly code?: unknown }[]) =>
    new Set(rows.filter(({ decision }) => decision === 'accepted').map(({ code }) => code)).size;
  const trained = tables.training.filter(({ state }) => state === 'trained').length;
  const meeting = tables.events.find(({ kind, held }) => kind === 'groupMeeting' && held);
  return [
    tables.requests.length > 0 &&
      `В анкетах просят о помощи – ${accepted(tables.requests)}, предлагают свою – ${accepted(tables.offers)}.`,
    trained > 0 && `Наставники проходят собеседование и обучение: свидетельства у ${trained}.`,
    meeting?.date &&
      `${dayAndMonth(meeting.date)} – групповая встреча: пришли ${meeting.attendees?.length ?? 0}. После неё участники пишут, с кем хотели бы работать.`,
  ];
}

/** The work of the pairs, and the finished part of the roadmap. */
function work({ programme: { tables } }: View) {
  const pairs = tables.pairs.filter(({ activeFrom }) => activeFrom !== undefined);
  const [first] = pairs;
  const due = tables.roadmap.filter(({ status }) => status !== undefined && status !== 'off');
  const done = due.filter(({ status }) => status === 'done' || status === 'waived').length;
  // A letter may carry several notices, each in a row of its own.
  const sent = new Set(
    tables.outbox.filter(({ status }) => status === 'sent').map(({ messageId, at }) => messageId ?? at),
  ).size;
  return [
    first?.orderDate &&
      `Программа предлагает пары и объясняет почему, куратор подтверждает: ${counted(pairs.length, 'пара', 'пары', 'пар')}, ${order(first.orderNumber, first.orderDate)}.`,
    tables.meetings.length > 0 &&
      `Пары встречаются не реже раза в две недели, наставники отвечают на короткую анкету: встреч уже ${tables.meetings.length}.`,
    `К сегодняшнему дню отправлено писем: ${sent}, выполнено мероприятий: ${done} из ${due.length}. Что дальше – ниже на этой странице.`,
  ];
}

/** The events of an example school's year in at most ten lines, from its workbook. */
export const yearStory = (view: View): readonly string[] =>
  [...beginnings(view), ...participants(view), ...work(view)].filter(isPresent);
