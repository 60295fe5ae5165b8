import type { GoalMark } from '../../../sheets-schema/choices/goal-mark.ts';
import type { qualityItems, swotItems } from '../../../sheets-schema/tables/quality.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { agreedOn, goalNumbers } from '../meetings/development-plans.ts';
import { isOverdue } from '../meetings/due-meetings.ts';
import { indicatorText } from '../monitoring/indicators.ts';
import { responseRates } from '../monitoring/response-rates.ts';
import { indicatorWhileAnswersCome } from '../monitoring/survey-closing.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

type Item = keyof typeof swotItems | keyof typeof qualityItems;

const ofAll = (k: number, n: number) => `${k} из ${n}`;

/** What the programme knows about each item of the curator's questionnaire: numbers, never a judgement, and no single answer. */
function factsOfItems(programmeState: ProgrammeState): Readonly<Record<Item, readonly string[]>> {
  const { activities, pairs, meetings, due, tookPart, programme, intake, indicators, bases, context } = programmeState;
  const started = pairs.filter(hasStarted);
  const done = activities.filter(({ status }) => status === 'done').length;
  const overdue = activities.filter(({ status }) => status === 'overdue').length;
  const unheld = due.filter((meeting) => isOverdue(meeting, context.today)).length;
  const plans = [...bases.rows.plans.values()];
  const goals = plans.flatMap((plan) => goalNumbers(plan).map((n) => plan[`mark${n}`]));
  const agreed = plans.filter((plan) => agreedOn(plan, context.today)).length;
  const trained = programme.tables.training.filter(({ completed }) => completed).length;
  const wishedAreas = new Set([...intake.requests.values()].flatMap(({ needs }) => needs));
  const offered = new Set([...intake.offers.values()].flatMap(({ areas }) => areas));
  const uncovered = [...wishedAreas].filter((area) => !offered.has(area));
  const cases = intake.answers.all('mentorReport').filter(({ fields }) => fields.caseOffered).length;
  const { feedback, satisfaction } = responseRates(programmeState);
  const satisfied = indicators
    .filter(({ key }) => key !== 'youngCoverage')
    .map((one) => indicatorText(indicatorWhileAnswersCome(one, programmeState)));
  const held = `встреч проведено: ${meetings.length}`;
  const broken = `пар прекратили работу досрочно: ${started.filter(({ status }) => status === 'dissolved').length}`;
  const roadmap = `мероприятий выполнено: ${ofAll(done, activities.length)}`;
  const marked = (wanted: GoalMark) => goals.filter((mark) => mark === wanted).length;
  const partly = marked('partly') > 0 ? `, частично – ${marked('partly')}` : '';
  const reached = `целей планов достигнуто: ${ofAll(marked('reached'), goals.length)}${partly}`;
  const guests = `гостей приглашено: ${programme.tables.guests.filter(({ name }) => name).length}`;
  return {
    swotStrengths: [held, reached, `наставников обучено: ${trained}`],
    swotWeaknesses: [`мероприятий просрочено: ${overdue}`, `встреч не отмечено в срок: ${unheld}`, broken],
    swotOpportunities: [
      `наставников готовы описать практику: ${cases}`,
      `в базе наставляемых: ${intake.mentees.length}, наставников: ${intake.mentors.length}`,
    ],
    swotThreats: [
      uncovered.length > 0
        ? `направления без наставника: ${uncovered.map(intake.areaLabel).sort().join('; ')}`
        : 'на каждое запрошенное направление есть наставник',
      `не ответили на обратную связь: ${ofAll(feedback.n - feedback.k, feedback.n)}`,
    ],
    q1: [roadmap, reached],
    q2: [roadmap, `планов согласовано: ${ofAll(agreed, plans.length)}`],
    q3: [`материалов собрано: ${programme.tables.materials.filter(({ link }) => link).length}`],
    q4: [`ответили на обратную связь: ${ofAll(feedback.k, feedback.n)}`, broken],
    q5: [`планов согласовано: ${ofAll(agreed, plans.length)}`, reached],
    q6: [...satisfied, `ответили на итоговую анкету: ${ofAll(satisfaction.k, satisfaction.n)}`],
    q7: [guests],
    q8: [held, `участников, у которых были встречи: ${tookPart.counted.length}`],
    q9: [reached],
  };
}

/** «Мониторинг качества»: facts beside each item, for the curator who scores it. */
export function qualityFacts(programmeState: ProgrammeState): DesiredTable {
  const facts = factsOfItems(programmeState);
  return desired(
    'quality',
    programmeState.programme.tables.quality.flatMap(({ at, itemId }) => {
      const own = facts[itemId as Item] as readonly string[] | undefined;
      return own ? [{ at, values: { facts: own.join('\n') } }] : [];
    }),
  );
}
