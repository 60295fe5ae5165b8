import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { tabAddress, type View } from '../context.ts';
import { Field, questionOf } from '../field.tsx';
import { ScrollTable } from '../scroll-table.tsx';
import type { Pasted } from './pasted-names.ts';
import { boxId, PastedReport, PasteField, TICKS } from './pasted-report.tsx';
import type { TickAction, TickList, TickRow } from './tick-list.ts';

/** A submitted form with errors, which the page shows again. */
export interface InvalidForm {
  readonly action: string;
  readonly form: URLSearchParams;
  /** Error messages by column. The empty key is for the whole form. */
  readonly problems: ReadonlyMap<string, string>;
}

interface ListParts {
  readonly list: TickList;
  readonly view: View;
  readonly rows: readonly TickRow[];
  readonly pasted?: Pasted | undefined;
  readonly returned?: InvalidForm | undefined;
}

/** The name of a field of an action. */
export const fieldName = (action: string, column: string) => `${action}.${column}`;
export const ownName = (key: string) => `own.${key}`;

function ActionFields({ list, action, view, returned }: Omit<ListParts, 'rows'> & { readonly action: TickAction }) {
  const back = returned?.action === action.name ? returned : undefined;
  return (
    <>
      {action.asks.map((asked) => {
        const name = fieldName(action.name, asked.column);
        return (
          <Field
            key={name}
            // The server checks required fields. A browser would demand the fields of every action, not only of the chosen one.
            question={{ ...questionOf(list.table, asked), required: false }}
            name={name}
            typed={back?.form.get(name) ?? undefined}
            problem={back?.problems.get(asked.column)}
            today={view.today}
          />
        );
      })}
    </>
  );
}

const press = (action: TickAction, isMain: boolean) => (
  <button
    type="submit"
    name="action"
    value={action.name}
    class={isMain ? undefined : 'quiet'}
    data-counts={isMain ? '' : undefined}
  >
    {action.label}
  </button>
);

/** The table with ticks, the main action, and the other actions in a collapsed section. */
export function TickListBody({ list, view, rows, pasted, returned }: ListParts) {
  const [main, ...others] = list.actions(view);
  const ownColumn = list.own && (tables[list.table] as Table).columns[list.own.column];
  const isTicked = ({ key }: TickRow) =>
    pasted ? pasted.ticked.has(key) : (returned?.form.getAll('row').includes(key) ?? false);
  const ownText = ({ key, cellsOf }: TickRow) =>
    returned?.form.get(ownName(key)) ?? pasted?.beside.get(key) ?? String(cellsOf?.[list.own?.column ?? ''] ?? '');
  const whole = returned?.problems.get('');
  return (
    <>
      <p class="about">
        {list.about} <a href={tabAddress(view, list.table)}>Лист «{tables[list.table].title}»</a>
      </p>
      {rows.length === 0 ? <p class="card">{list.empty}</p> : null}
      {pasted ? <PastedReport pasted={pasted} rows={rows} /> : null}
      {rows.length === 0 ? null : (
        <form method="post" action={`/lists/${list.path}`} class="ticks" id={TICKS}>
          <div class="bar">
            <label class="all" hidden>
              <input type="checkbox" data-all /> Отметить всех ({rows.length})
            </label>
            <label class="find" hidden>
              <span class="away">Найти в списке</span>
              <input type="search" placeholder="Найти: первые буквы" data-find autocomplete="off" />
            </label>
          </div>
          <ScrollTable label="Список">
            <thead>
              <tr>
                <td />
                <th scope="col">{list.nameColumn ?? 'Кто'}</th>
                {list.columns.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                {ownColumn ? <th scope="col">{ownColumn.header}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.key}>
                  <td>
                    <input type="checkbox" name="row" value={row.key} id={boxId(index)} checked={isTicked(row)} />
                  </td>
                  <th scope="row">
                    <label for={boxId(index)}>{row.name}</label>
                    {row.oneClick ? (
                      <p>
                        <button
                          type="submit"
                          name="only"
                          value={row.key}
                          class="quiet"
                          aria-label={`${row.oneClick}: ${row.name}`}
                        >
                          {row.oneClick}
                        </button>
                      </p>
                    ) : null}
                    {row.page ? (
                      <p>
                        <a href={row.page.address}>{row.page.label}</a>
                      </p>
                    ) : null}
                    {row.doubt ? <p class="doubt">{row.doubt}</p> : null}
                  </th>
                  {row.cells.map((cell, at) => (
                    <td key={list.columns[at]} data-title={list.columns[at]}>
                      {cell}
                    </td>
                  ))}
                  {ownColumn ? (
                    <td data-title={ownColumn.header}>
                      <input
                        type="text"
                        name={ownName(row.key)}
                        value={ownText(row)}
                        aria-label={`${ownColumn.header}: ${row.name}`}
                      />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          {whole ? (
            <p class="problem" role="alert">
              {whole}
            </p>
          ) : null}
          <div class="action">
            <ActionFields list={list} action={main} view={view} returned={returned} />
            {press(main, true)}
          </div>
          {others.map((action) => (
            <details key={action.name} open={returned?.action === action.name}>
              <summary>{action.label}</summary>
              <div class="action">
                <ActionFields list={list} action={action} view={view} returned={returned} />
                {press(action, false)}
              </div>
            </details>
          ))}
          {list.ofThings ? null : <PasteField beside={ownColumn?.header} />}
        </form>
      )}
    </>
  );
}
