import { requiredMaterials } from '../../../sheets-schema/tables/materials.ts';
import { qualityItems, swotItems } from '../../../sheets-schema/tables/quality.ts';
import { type DesiredTable, desired, type SystemValues } from '../desired.ts';
import { isOverdue } from '../meetings/due-meetings.ts';
import type { DueMeeting, Meeting } from '../meetings/meeting.ts';
import type { Indicator } from '../monitoring/indicator.ts';
import { indicatorText } from '../monitoring/indicators.ts';
import { hasWithdrawn, type TookPart } from '../monitoring/took-part.ts';
import type { Entry } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';

/** The facts of a day that these lists show. */
interface ListFacts extends Pick<SchoolDay, 'programme' | 'intake' | 'context'> {
  readonly meetings: readonly Meeting[];
  readonly due: readonly DueMeeting[];
  readonly tookPart: TookPart;
  readonly indicators: readonly Indicator[];
}

function eventState({ kind, date, held, cancelled, link }: Entry<'events'>, today: string): string | undefined {
  if (cancelled) return 'отменено';
  if (held) return link ? 'состоялось' : 'состоялось, нет ссылки или документа';
  if (!kind && !date) return undefined;
  if (date === undefined) return 'нужна дата';
  return date < today ? 'отметьте, состоялось ли' : 'назначено';
}

function sourceState({ title, required, tickedOn }: Entry<'sources'>, today: string): string | undefined {
  if (!title) return undefined;
  if (tickedOn !== undefined && tickedOn <= today) return 'изучено';
  return required ? 'нужно изучить' : undefined;
}

const isRequired = (kind: Entry<'materials'>['kind']) => requiredMaterials.some((each) => each === kind);

/** What the programme counted, beside the curator's own conclusions: facts, never a judgement. */
function qualityFacts({ meetings, due, tookPart, indicators, intake, context }: ListFacts) {
  const { today } = context;
  const missed = due.filter((each) => isOverdue(each, today)).length;
  const withdrew = new Set(
    tookPart.ever.map(({ code }) => code).filter((code) => hasWithdrawn(code, { intake, context })),
  );
  const satisfied = indicators.filter(({ key }) => key !== 'youngCoverage').map(indicatorText);
  const count = (words: string, number: number) => (number > 0 ? `${words}: ${number}` : undefined);
  const facts: Readonly<Partial<Record<keyof typeof swotItems | keyof typeof qualityItems, string | undefined>>> = {
    swotStrengths: count('проведено встреч', meetings.length),
    swotWeaknesses: count('не проведено встреч', missed),
    swotThreats: count('отозвали согласие', withdrew.size),
    q6: satisfied.join('\n'),
  };
  return new Map<string, string | undefined>(Object.entries(facts));
}

function qualityCells(itemId: string): SystemValues<'quality'> {
  const all: Readonly<Record<string, string>> = { ...swotItems, ...qualityItems };
  if (!(itemId in all)) return {};
  return { block: itemId in swotItems ? 'swot' : 'items', label: all[itemId] };
}

/** The system's cells in lists whose rows come from the staff or from the installation: states, and the fixed words of a row. */
export function staffLists(facts: ListFacts): readonly DesiredTable[] {
  const { tables } = facts.programme;
  const { today } = facts.context;
  const counted = qualityFacts(facts);
  return [
    desired(
      'events',
      tables.events.map((row) => ({ at: row.at, values: { state: eventState(row, today) } })),
    ),
    desired(
      'sources',
      tables.sources.map((row) => ({ at: row.at, values: { state: sourceState(row, today) } })),
    ),
    desired(
      'materials',
      tables.materials.map(({ at, kind, link }) => ({
        at,
        values: {
          required: isRequired(kind) || undefined,
          state: kind && (link ? 'есть' : isRequired(kind) ? 'нужна ссылка' : undefined),
        },
      })),
    ),
    desired(
      'quality',
      tables.quality.flatMap(({ at, itemId = '' }) => {
        const cells = qualityCells(itemId);
        return cells.label === undefined ? [] : [{ at, values: { ...cells, facts: counted.get(itemId) } }];
      }),
    ),
  ];
}
