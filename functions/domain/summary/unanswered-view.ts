import { addDays, latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { isQuiet } from '../calendar/working-days.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Facts } from '../facts-of.ts';
import { wantsReminders } from '../intake/reminder-opt-out.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Occasion } from '../notices/occasion.ts';
import type { Awaited } from '../registers/awaited.ts';
import type { SchoolDay } from '../school-day.ts';
import type { LettersTo } from '../timetable/sent-notices.ts';

const MOST_LETTERS = 3;

const EVERY_WEEK = 7;
const LONGEST_QUIET = 366;

/** Days between two letters about one matter, by the schedule of its last notice. */
function pauseOf({ code, notices, about }: Awaited, occasions: readonly Occasion[]): number {
  const notice = notices.at(-1);
  const schedule = occasions.find(
    (one) => one.kind === notice && one.to === code && (about === undefined || one.about === about),
  )?.schedule;
  return schedule?.kind === 'repeat' ? schedule.every : EVERY_WEEK;
}

/** The day of the next letter: `pause` days after the last one, moved to a working day outside the quiet period. */
function nextLetterOn({ programme, calendar }: SchoolDay, last: string, pause: number): string {
  const { quietFrom, quietTo } = programme.settings;
  let day = calendar.onOrAfter(addDays(last, pause));
  for (let tries = 0; isQuiet(day, quietFrom, quietTo) && tries < LONGEST_QUIET; tries++) {
    day = calendar.onOrAfter(addDays(day, 1));
  }
  return day;
}

function nextStep(
  facts: SchoolDay,
  awaited: Awaited,
  letters: readonly string[],
  occasions: readonly Occasion[],
): string {
  const { intake, context } = facts;
  const { code } = awaited;
  if (!context.identity.reachable(code)) {
    return 'Нет адреса почты: впишите его на лист «Участники» или передайте анкету лично.';
  }
  if (isExhausted(letters)) return 'Все напоминания отправлены: поговорите лично.';
  const last = latestDay(letters);
  if (last === undefined) return 'Письмо со ссылкой уйдёт само.';
  if (!wantsReminders(intake, code)) return 'Напоминания не нужны этому человеку: поговорите лично.';
  return `Ждём ответа; следующее напоминание уйдёт само, не раньше ${dayText(nextLetterOn(facts, last, pauseOf(awaited, occasions)))}.`;
}

const NOBODY =
  'Сейчас никто ничего не должен. Здесь появятся те, от кого программа ждёт согласия, анкеты или отчёта, с первого дня ожидания.';

/** The days of the letters about an awaited answer or action. */
export function lettersAbout({ code, since, notices, about }: Awaited, lettersTo: LettersTo): string[] {
  return lettersTo(code, notices, about)
    .map(({ on }) => on)
    .filter((day) => day >= since);
}

/** Whether all letters were sent. Then somebody must talk to the person. */
export function isExhausted(letters: readonly string[]): boolean {
  return letters.length >= MOST_LETTERS;
}

/** «Кто не ответил»: what we await from whom and since when, the number of letters, and the curator's next step. */
export function unansweredView(facts: Facts, occasions: readonly Occasion[]): DesiredTable {
  const { awaited } = facts;
  const person = shownPerson(facts.intake, facts.context);
  if (awaited.length === 0) return desired('unanswered', [{ values: { what: NOBODY } }]);
  return desired(
    'unanswered',
    awaited.map((one) => {
      const { code, what, since } = one;
      const letters = lettersAbout(one, facts.lettersTo);
      return {
        values: {
          code,
          person: person(code),
          what,
          since,
          reminded: letters.length,
          remindedOn: latestDay(letters),
          nextStep: nextStep(facts, one, letters, occasions),
        },
      };
    }),
  );
}
