import { commandText } from '../../../../sheets-schema/command-text.ts';
import { tables } from '../../../../sheets-schema/tables/index.ts';
import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { isCurator, type Recipient } from '../../context.ts';
import { counted } from '../../counted.ts';
import type { Curator } from '../../curators/curators.ts';
import { responsible } from '../../curators/responsible.ts';
import { nameToken } from '../../names/name-token.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import { withoutSchool } from '../../timetable/activity.ts';
import { withDeliveries } from '../delivered-rows.ts';
import type { Block } from '../letter.ts';
import { mailProblems } from '../mail-problems.ts';
import { meetingName } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, type Part, type PostDay, urgency } from '../occasion.ts';
import { officeName } from '../offices.ts';
import { openActivities } from '../open-activities.ts';
import { list, shortened, text } from '../wording.ts';

const NAMES_SHOWN = 6;
/** The most texts that a letter quotes. Nobody reads a longer letter, and the outbox has the rest. */
const TEXTS_SHOWN = 20;

interface Section {
  readonly heading: string;
  readonly items: readonly string[];
}

const named = (to: Recipient) => officeName(to) ?? nameToken(to);

/** What a curator is responsible for. The first also has everything that is about nobody in particular. */
interface Own {
  readonly isFirst: boolean;
  readonly pair: (pairCode: string) => boolean;
  readonly person: (to: Recipient) => boolean;
  readonly activity: (id: string) => boolean;
}

function ownOf({ programme }: ProgrammeState, { to }: Curator): Own {
  const { all, ofPair, ofPerson, ofActivity } = responsible(programme);
  return {
    isFirst: all[0].to === to,
    pair: (pairCode) => ofPair(pairCode).to === to,
    person: (code) => ofPerson(code).to === to,
    activity: (id) => ofActivity(id).to === to,
  };
}

interface Overdue {
  readonly what: string;
  readonly from: string;
  /** From this day we no longer write to the mentor, so the curator must talk to the pair. */
  readonly curatorTurnOn: string;
}

function overdueMeetings({ due, pairs }: ProgrammeState, own: Own): Overdue[] {
  const ofCode = new Map(pairs.map((pair) => [pair.pairCode, pair]));
  const owed = due.filter(({ pairCode }) => own.pair(pairCode) && ofCode.get(pairCode)?.status === 'active');
  return owed.map((meeting) => ({
    what: `пара ${meeting.pairCode}: ${meetingName(meeting)} встреча не отмечена (срок ${dayAndMonth(meeting.dueOn)})`,
    from: addDays(meeting.dueOn, 7),
    curatorTurnOn: addDays(meeting.dueOn, 14),
  }));
}

function urgent(
  programmeState: ProgrammeState,
  overdue: readonly Overdue[],
  { day, awaited }: PostDay,
  own: Own,
): Section {
  const unreported = overdue
    .filter(({ from }) => from <= day)
    .map(({ what, curatorTurnOn }) =>
      day < curatorTurnOn ? what : `${what} – поговорите с парой, наставнику мы больше не пишем`,
    );
  const late = openActivities(programmeState)
    .filter(({ id, deadline }) => deadline < day && own.activity(id))
    .map(({ id, title }) => `просрочено ${id}: ${shortened(withoutSchool(title), 60)}`);
  const silent = awaited
    .filter(({ exhausted, occasion: { to } }) => exhausted && !isCurator(to) && own.person(to))
    .map(
      ({ occasion: { to, asks } }) => `${named(to)} не отвечает («${asks}»): напоминания закончились, поговорите лично`,
    );
  return { heading: 'Срочно', items: [...unreported, ...silent, ...late] };
}

function decisions({ intake, pairs, programme }: ProgrammeState, own: Own): Section {
  const open = (all: Iterable<{ readonly code: string; readonly decision: unknown }>) =>
    [...all].filter(({ code, decision }) => decision === undefined && own.person(code)).length;
  const requests = open(intake.requests.values());
  const offers = open(intake.offers.values());
  const proposed = pairs.filter(({ status, pairCode }) => status === 'proposed' && own.pair(pairCode)).length;
  const all = programme.problems.length + intake.problems.length + intake.answers.problems.length;
  const problems = own.isFirst ? all : 0;
  return {
    heading: 'Ждут Вашего решения',
    items: [
      ...(requests > 0 ? [`запросы наставляемых: ${requests}`] : []),
      ...(offers > 0 ? [`предложения наставников: ${offers}`] : []),
      ...(proposed > 0 ? [`предложенные пары: ${proposed}`] : []),
      ...(problems > 0 ? [`замечания на листе «Проверка данных»: ${problems}`] : []),
    ],
  };
}

function unanswered({ awaited }: PostDay, own: Own): Section {
  // The invitation and its reminders ask for the same thing. A person who is silent after the last reminder moves to the urgent items.
  const silent = new Set(
    awaited.flatMap(({ occasion: { to, asks }, exhausted }) => (exhausted ? [`${to} ${asks}`] : [])),
  );
  const byForm = new Map<string, Set<string>>();
  for (const { occasion: one, exhausted } of awaited) {
    if (exhausted || silent.has(`${one.to} ${one.asks}`) || !one.asks) continue;
    if (isCurator(one.to) || !own.person(one.to)) continue;
    byForm.set(one.asks, (byForm.get(one.asks) ?? new Set()).add(named(one.to)));
  }
  const items = [...byForm].map(([asks, people]) => {
    const shown = [...people].slice(0, NAMES_SHOWN);
    const more = people.size - shown.length;
    return `${asks}: ${shown.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`;
  });
  return { heading: 'Не ответили', items };
}

/** @param troubled - the number of letters that did not arrive or still wait */
function mail(troubled: number, { postponed: late, elsewhere }: PostDay): Section {
  const unsent = elsewhere.length;
  return {
    heading: 'Почта',
    items: [
      ...(late > 0
        ? [`из-за дневного лимита ${counted(late, 'письмо отложено', 'письма отложены', 'писем отложено')}`]
        : []),
      ...(troubled > 0 ? [`письма, которые не дошли или ждут: ${troubled} – на листе «${tables.problems.title}»`] : []),
      ...(unsent > 0 ? [`отправить с компьютера школы: ${counted(unsent, 'письмо', 'письма', 'писем')}`] : []),
    ],
  };
}

/** Returns a function that gives a curator's sections of a day. We compute each day only once. */
function sectionsOf(programmeState: ProgrammeState, own: Own): (day: PostDay) => readonly Section[] {
  const overdue = overdueMeetings(programmeState, own);
  const toDecide = decisions(programmeState, own);
  const { programme, context } = programmeState;
  const rows = withDeliveries(programme.tables.outbox, context.delivered);
  const troubled = mailProblems(rows, [], programmeState).length;
  const made = new Map<PostDay, readonly Section[]>();
  return (day) => {
    const sections =
      made.get(day) ??
      [
        urgent(programmeState, overdue, day, own),
        toDecide,
        unanswered(day, own),
        ...(own.isFirst ? [mail(troubled, day)] : []),
      ].filter(({ items }) => items.length > 0);
    made.set(day, sections);
    return sections;
  };
}

/** Letters that only the school's computer can send, as texts for the curator to send. The curator looks up the codes in the key file. */
function readyTexts({ elsewhere, ...day }: PostDay): Part {
  if (elsewhere.length === 0) return { subject: '', blocks: [] };
  const parts = elsewhere
    .slice(0, TEXTS_SHOWN)
    .flatMap(({ to, items }) =>
      items.map(({ occasion: one, turn }) => ({ to, part: one.compose(turn, { elsewhere, ...day }) })),
    );
  const more = elsewhere.length - TEXTS_SHOWN;
  return {
    subject: '',
    blocks: [
      text(
        `Письма уйдут с компьютера школы, где хранятся имена (${commandText('letters')}). Если отправляете их сами, вот тексты; об отправленном поставьте «да» в столбце «${tables.outbox.columns.toldInPerson.header}» на листе «${tables.outbox.title}».`,
      ),
      ...parts.flatMap(({ to, part: { subject, blocks } }): Block[] => [
        { kind: 'heading', text: `${named(to)}: ${subject}` },
        text('Здравствуйте, {имя и отчество}!'),
        ...blocks,
      ]),
      ...(more > 0
        ? [text(`И ещё ${counted(more, 'письмо', 'письма', 'писем')}: они на листе «${tables.outbox.title}».`)]
        : []),
    ],
    attachments: parts.flatMap(({ part: { attachments = [] } }) => attachments),
  };
}

/**
 * Tells each curator on a working morning what is urgent, what to decide, and who has not answered, of the people and activities that are theirs. If
 * there is nothing to tell, we send no letter.
 */
export const curatorDigest: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    responsible(programmeState.programme).all.map((curator) => {
      const own = ownOf(programmeState, curator);
      const sections = sectionsOf(programmeState, own);
      return occasion({
        kind: 'curatorDigest',
        to: curator.to,
        about: '',
        schedule: { kind: 'daily', from: programmeState.context.today },
        urgency: urgency.digest,
        timing: 'ordinary',
        applies: (day) => sections(day).length > 0,
        compose: (_, day) => {
          const found = sections(day);
          const ready: Part = own.isFirst ? readyTexts(day) : { subject: '', blocks: [] };
          const count = found.reduce((sum, { items }) => sum + items.length, 0);
          return {
            subject: `Сегодня в программе: ${counted(count, 'дело', 'дела', 'дел')}`,
            blocks: [
              ...found.flatMap(({ heading, items }): Block[] => [text(`${heading}:`), list(items)]),
              { kind: 'tab', label: 'Открыть лист «Сегодня»', table: 'today' },
              ...ready.blocks,
            ],
            attachments: ready.attachments ?? [],
          };
        },
      });
    }),
};
