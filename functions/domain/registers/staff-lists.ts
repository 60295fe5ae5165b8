import { requiredMaterials } from '../../../sheets-schema/tables/materials.ts';
import { qualityItems, swotItems } from '../../../sheets-schema/tables/quality.ts';
import { type DesiredTable, desired, type SystemValues } from '../desired.ts';
import { hasProof } from '../paper/names-paper.ts';
import type { Entry } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';

function eventState(event: Entry<'events'>, today: string): string | undefined {
  const { kind, date, held, cancelled } = event;
  if (cancelled) return 'отменено';
  if (held) return hasProof(event) ? 'состоялось' : 'состоялось, нет ссылки или документа';
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

function materialState(material: Entry<'materials'>): string | undefined {
  if (!material.kind) return undefined;
  if (hasProof(material)) return 'есть';
  return isRequired(material.kind) ? 'нужна ссылка или название документа' : undefined;
}

function qualityCells(itemId: string): SystemValues<'quality'> {
  const all: Readonly<Record<string, string>> = { ...swotItems, ...qualityItems };
  if (!(itemId in all)) return {};
  return { block: itemId in swotItems ? 'swot' : 'items', label: all[itemId] };
}

/** The system's cells in lists whose rows come from the staff or from the installation: states, and the fixed words of a row. */
export function staffLists({
  programme: { tables },
  context,
  lettersTo,
}: Pick<SchoolDay, 'programme' | 'context' | 'lettersTo'>): readonly DesiredTable[] {
  const { today } = context;
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
      tables.materials.map((material) => ({
        at: material.at,
        values: {
          required: isRequired(material.kind) || undefined,
          state: materialState(material),
        },
      })),
    ),
    desired(
      'guests',
      tables.guests.map((guest) => ({
        at: guest.at,
        values: { invitedOn: lettersTo(guest.guestId ?? '', ['ceremonyInvitation'])[0]?.on ?? guest.invitedOn },
      })),
    ),
    desired(
      'quality',
      tables.quality.flatMap(({ at, itemId = '' }) => {
        const cells = qualityCells(itemId);
        return cells.label === undefined ? [] : [{ at, values: cells }];
      }),
    ),
  ];
}
