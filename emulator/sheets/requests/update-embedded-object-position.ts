import { findChart, objectPosition, overlayPosition, placed, replaceChart } from '../embedded-object.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import type { OverlayPosition } from '../model.ts';
import { guardSheet } from '../protection.ts';
import { int32, message, text } from '../shape.ts';
import { showChart } from '../show-spreadsheet.ts';
import { kind, required } from './kind.ts';

export const updateEmbeddedObjectPosition = kind(
  message({ objectId: int32, newPosition: objectPosition, fields: text }),
  ({ objectId = 0, newPosition, fields }, draft) => {
    const mask = updateMask(fields, overlayPosition);
    const given = required(newPosition?.overlayPosition, 'newPosition.overlayPosition');
    const found = findChart(draft, objectId);
    guardSheet(draft, found.sheetId);
    const old: OverlayPosition = found.chart.position.overlayPosition ?? {};
    const next = { ...found.chart, position: placed(draft, updateByMask(old, given, mask)) };
    replaceChart(draft, found, next);
    return { position: (showChart(next) as typeof next).position };
  },
);
