import type { TableName } from '../../functions/domain/programme.ts';
import type { CellType } from '../../sheets-schema/cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';

/** A question of a page about one column of a tab. The schema says what the column is called and what it holds. */
export interface Asked {
  readonly column: string;
  /** What the field offers before anybody types. */
  readonly initial?: string;
  readonly label?: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Values to choose from while typing. */
  readonly suggestions?: readonly string[];
}

/** A question of a form: what it is called, what its answer holds. */
export interface Question {
  readonly label: string;
  readonly type: Pick<CellType<unknown>, 'kind' | 'labels'>;
  readonly hint?: string | undefined;
  readonly initial?: string | undefined;
  readonly required?: boolean | undefined;
  readonly suggestions?: readonly string[] | undefined;
}

/** The question about a column, with the schema's words where the page has none of its own. */
export function questionOf(table: TableName, { column: key, ...asked }: Asked): Question {
  const column = (tables[table] as Table).columns[key];
  if (!column) throw new Error(`There is no column ${table}.${key}.`);
  return { label: column.header, type: column.type, hint: column.note, ...asked };
}

interface FieldParts {
  readonly question: Question;
  /** The name of the field in the form. */
  readonly name: string;
  /** What was typed before the form came back. */
  readonly typed?: string | undefined;
  readonly problem?: string | undefined;
  /** ISO date, for the button «сегодня». */
  readonly today: string;
}

const TYPES: Readonly<Record<string, 'date' | 'time' | 'number' | 'email'>> = {
  date: 'date',
  time: 'time',
  int: 'number',
  email: 'email',
};

/** A field that knows what it holds: dates by calendar, choices as a list, long texts in several lines. */
export function Field({ question, name, typed, problem, today }: FieldParts) {
  const { label, hint, initial = '', required, suggestions } = question;
  const { kind, labels } = question.type;
  const [id, hintId] = [`f-${name}`, `h-${name}`];
  const value = typed ?? initial;
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
            type={TYPES[kind] ?? 'text'}
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
          {problem}
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
