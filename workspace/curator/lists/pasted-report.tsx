import { Fragment } from 'preact';
import { counted } from '../../../functions/domain/counted.ts';
import type { Pasted } from './pasted-names.ts';
import type { TickRow } from './tick-list.ts';

/** The id of a form with boxes that a pasted list ticks. The fields above the form belong to it too. */
export const TICKS = 'ticks';

/** The id of the box of the row at an index. */
export const boxId = (index: number) => `r${index}`;

/** What a pasted list has ticked, and the lines that certainly match nobody, each with the people whom it may mean. */
export function PastedReport({
  pasted,
  rows,
}: {
  readonly pasted: Pasted;
  readonly rows: readonly Pick<TickRow, 'key' | 'name'>[];
}) {
  return (
    <>
      {pasted.unknown.length > 0 ? (
        <div class="card warning" role="alert">
          <p>Не найдены на этой странице: {counted(pasted.unknown.length, 'строка', 'строки', 'строк')}.</p>
          <ul>
            {pasted.unknown.map(({ line, text, mayMean }) => (
              <li key={line}>
                Строка {line}: {text}
                {mayMean.length > 0 ? null : (
                  <>
                    .{' '}
                    <label>
                      Кто это?{' '}
                      <select name="row" form={TICKS}>
                        <option value="">никто из списка</option>
                        {rows
                          .filter(({ key }) => !pasted.ticked.has(key))
                          .map(({ key, name }) => (
                            <option key={key} value={key}>
                              {name}
                            </option>
                          ))}
                      </select>
                    </label>
                  </>
                )}
                {mayMean.length > 0 ? '. Нажмите, чтобы отметить: ' : null}
                {mayMean.map((row, index) => (
                  <Fragment key={row.key}>
                    {index > 0 ? ', ' : null}
                    <label class="proposed" for={boxId(rows.findIndex(({ key }) => key === row.key))}>
                      {row.name}
                    </label>
                  </Fragment>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {pasted.ticked.size > 0 ? (
        <p class="card" role="status">
          Отмечено по списку: {counted(pasted.ticked.size, 'человек', 'человека', 'человек')}. Проверьте и нажмите
          кнопку.
        </p>
      ) : null}
    </>
  );
}

/** The field for a list of names from a spreadsheet. @param beside - the header of the column whose texts may stand beside the names */
export function PasteField({ beside }: { readonly beside?: string | undefined }) {
  return (
    <details>
      <summary>Вставить список из Excel</summary>
      <label for="pasted">ФИО – по одному в строке{beside ? `, рядом – «${beside}»` : ''}</label>
      <textarea id="pasted" name="pasted" rows={4} data-submit="match" />
      <button type="submit" name="action" value="match" class="quiet">
        Отметить по списку
      </button>
    </details>
  );
}
