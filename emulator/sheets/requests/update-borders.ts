import { contentOf, makeCell } from '../cell-data.ts';
import { type Border, border, type CellFormat } from '../cell-format.ts';
import { cellAt } from '../grid.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, type Shape } from '../shape.ts';
import { kind, required } from './kind.ts';

/** A border to set or to remove. */
const edge: Shape<{ readonly border: Border | undefined }> = {
  fields: border.fields ?? {},
  read: (value, at) => ({ border: border.read(value, at) }),
};

type Side = 'top' | 'bottom' | 'left' | 'right';

export const updateBorders = kind(
  message({
    range: gridRange,
    top: edge,
    bottom: edge,
    left: edge,
    right: edge,
    innerHorizontal: edge,
    innerVertical: edge,
  }),
  ({ range, ...edges }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    const sheet = draft.edit(area.sheetId);
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        const sides: Record<Side, typeof edges.top> = {
          top: row === area.startRowIndex ? edges.top : edges.innerHorizontal,
          bottom: row === area.endRowIndex - 1 ? edges.bottom : edges.innerHorizontal,
          left: column === area.startColumnIndex ? edges.left : edges.innerVertical,
          right: column === area.endColumnIndex - 1 ? edges.right : edges.innerVertical,
        };
        const cell = cellAt(sheet, row, column);
        const format = withBorders(draft.piece<CellFormat>(cell?.format), sides);
        draft.setCell(
          sheet,
          row,
          column,
          makeCell({ ...contentOf(cell), rule: cell?.rule, note: cell?.note, format: format && draft.share(format) }),
        );
      }
    }
  },
);

function withBorders(
  format: CellFormat | undefined,
  sides: Readonly<Record<Side, { readonly border: Border | undefined } | undefined>>,
): CellFormat | undefined {
  const { borders: old, ...rest } = format ?? {};
  const borders: Partial<Record<Side, Border>> = { ...old };
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const edge = sides[side];
    if (edge?.border) borders[side] = edge.border;
    else if (edge) delete borders[side];
  }
  const next = Object.keys(borders).length > 0 ? { ...rest, borders } : rest;
  return Object.keys(next).length > 0 ? next : undefined;
}
