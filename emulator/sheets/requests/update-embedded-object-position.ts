import type { Draft } from '../draft.ts';
import { findChart, objectPosition, onOwnTab, overlayPosition, placed, replaceChart } from '../embedded-object.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import type { Chart } from '../model.ts';
import { guardSheet } from '../protection.ts';
import { int32, message, text } from '../shape.ts';
import { showChart } from '../show-spreadsheet.ts';
import { kind, required } from './kind.ts';

export const updateEmbeddedObjectPosition = kind(
  message({ objectId: int32, newPosition: objectPosition, fields: text }),
  ({ objectId = 0, newPosition, fields }, draft) => {
    const given = required(newPosition, 'newPosition');
    const found = findChart(draft, objectId);
    guardSheet(draft, found.sheetId);
    const position = onOwnTab(draft, given) ?? moved(draft, found.chart, given, fields);
    const next = { ...found.chart, position };
    replaceChart(draft, found, next);
    return { position: (showChart(next) as typeof next).position };
  },
);

/** The new position over cells. A chart that comes from its own tab has no old position, so the mask does not apply. */
function moved(
  draft: Draft,
  { position: { overlayPosition: old } }: Chart,
  { overlayPosition: given }: ReturnType<typeof objectPosition.read>,
  fields: string | undefined,
): Chart['position'] {
  const next = required(given, 'newPosition.overlayPosition');
  return placed(draft, old ? updateByMask(old, next, updateMask(fields, overlayPosition)) : next);
}
