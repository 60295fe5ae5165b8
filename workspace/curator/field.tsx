import type { TableName } from '../../functions/domain/programme.ts';
import type { CellType } from '../../sheets-schema/cell.ts';
import { suggestedCell } from '../../sheets-schema/suggested-cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';

/** A question about one column of a tab. The schema gives the label and the type of the column. */
export interface ColumnQuestion {
  readonly column: string;
  /** The initial content of the field. */
  readonly initial?: string;
  readonly label?: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Values to choose from while typing. */
  readonly suggestions?: readonly string[];
}

/** A question of a form: its label and the type of its answer. */
export interface Question {
  readonly label: string;
  readonly type: CellType<unknown>;
  readonly hint?: string | undefined;
  readonly initial?: string | undefined;
  readonly required?: boolean | undefined;
  readonly suggestions?: readonly string[] | undefined;
}

/** The question about a column. The schema gives all texts that the page does not give. */
export function questionOf(table: TableName, { column: key, ...asked }: ColumnQuestion): Question {
  const column = (tables[table] as Table).columns[key];
  if (!column) throw new Error(`There is no column ${table}.${key}.`);
  return { label: column.header, type: column.type, hint: column.note, ...asked };
}

interface FieldParts {
  readonly question: Question;
  /** The name of the field in the form. */
  readonly name: string;
  /** What the person typed before the server returned the form with errors. */
  readonly typed?: string | undefined;
  readonly problem?: string | undefined;
  /** ISO date, for the button «сегодня». */
  readonly today: string;
}

/**
 * The input for a kind of value. An address does not get the type `email`, because the browser would refuse addresses that the server can correct.
 */
const INPUTS: Readonly<
  Record<string, { readonly type?: 'date' | 'time' | 'number'; readonly inputmode?: 'email' | 'numeric' }>
> = {
  date: { type: 'date' },
  time: { type: 'time' },
  int: { type: 'number', inputmode: 'numeric' },
  email: { inputmode: 'email' },
};

/** What was probably meant by a text that its type does not accept. */
function proposalFor({ type }: Question, typed: string | undefined, problem: string | undefined): string | undefined {
  const proposal = problem && typed ? suggestedCell(type, typed) : undefined;
  return proposal === typed?.trim() ? undefined : proposal;
}

/** A form field that suits its type: a calendar for dates, a list for choices, several lines for long texts. */
export function Field({ question, name, typed, problem, today }: FieldParts) {
  const { label, hint, initial = '', required, suggestions } = question;
  const { kind, labels } = question.type;
  const [id, hintId] = [`f-${name}`, `h-${name}`];
  const proposal = proposalFor(question, typed, problem);
  const value = proposal ?? typed ?? initial;
  const common = {
    id,
    name,
    required,
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': [problem && `p-${name}`, hint && hintId].filter(Boolean).join(' ') || undefined,
  };
  return (
    <div class={kind === 'longText' ? 'field long' : 'field'}>
      <label for={id}>{label}</label>
      {labels ? (
        <select {...common}>
          {[...new Set([...(required ? [] : ['']), ...labels])].map((each) => (
            <option key={each} value={each} selected={each === value}>
              {each}
            </option>
          ))}
        </select>
      ) : kind === 'longText' ? (
        <textarea {...common} rows={2}>
          {value}
        </textarea>
      ) : (
        <span class="with-button">
          <input
            {...common}
            type="text"
            {...INPUTS[kind]}
            value={value}
            list={suggestions ? `l-${name}` : undefined}
            autocomplete="off"
          />
          {kind === 'date' ? (
            <button type="button" class="quiet" data-today={today} data-for={id} hidden>
              сегодня
            </button>
          ) : null}
        </span>
      )}
      {suggestions ? (
        <datalist id={`l-${name}`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
      {problem ? (
        <p class="problem" id={`p-${name}`}>
          {proposal ? `Написано «${typed}». ` : null}
          {problem}
          {proposal ? ' Теперь в поле то, что мы предлагаем: если верно, отправьте ещё раз.' : null}
        </p>
      ) : null}
      {hint ? (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
