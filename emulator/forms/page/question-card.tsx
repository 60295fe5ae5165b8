import type { ComponentChildren } from 'preact';
import type { Field, Input } from '../fields.ts';
import { type Entered, OTHER } from '../submission.ts';

/** One question: its title, help, control and problem. `inside` a group it is no card of its own. */
export function QuestionCard({ entry, inside = false }: { entry: Entered; inside?: boolean }) {
  const { field, problem } = entry;
  const several = field.input.kind === 'scale' || (field.input.kind === 'choice' && field.input.type !== 'DROP_DOWN');
  const classes = [inside ? 'row' : 'card', problem ? 'wrong' : ''].join(' ').trim();
  const title = (
    <>
      {field.title || 'Вопрос без названия'}
      {field.required ? (
        <span class="star" aria-hidden="true">
          {' *'}
        </span>
      ) : null}
    </>
  );
  const parts = (
    <>
      {field.help ? (
        <p class="help" id={`${field.questionId}-help`}>
          {field.help}
        </p>
      ) : null}
      <Control entry={entry} />
      {problem ? (
        <p class="problem" id={`${field.questionId}-problem`}>
          {problem}
        </p>
      ) : null}
    </>
  );
  const group = field.input.kind === 'choice' && field.input.type === 'CHECKBOX' ? undefined : 'radiogroup';
  return (
    <div class={classes} id={`q${field.questionId}`}>
      {several ? (
        <fieldset
          aria-describedby={describedBy(entry)}
          aria-invalid={problem ? 'true' : undefined}
          role={group}
          aria-required={field.required && group ? 'true' : undefined}
        >
          <legend>{title}</legend>
          {parts}
        </fieldset>
      ) : (
        <>
          <label class="label" for={field.questionId}>
            {title}
          </label>
          {parts}
        </>
      )}
    </div>
  );
}

function describedBy({ field, problem }: Entered): string | undefined {
  const ids = [field.help ? `${field.questionId}-help` : '', problem ? `${field.questionId}-problem` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}

function Control({ entry }: { entry: Entered }) {
  const { field, texts } = entry;
  const { input } = field;
  const first = texts[0] ?? '';
  const common = {
    id: field.questionId,
    name: field.entry,
    'aria-describedby': describedBy(entry),
    'aria-invalid': entry.problem ? ('true' as const) : undefined,
    'aria-required': field.required ? ('true' as const) : undefined,
  };
  switch (input.kind) {
    case 'long':
      return (
        <textarea {...common} rows={5}>
          {/* A browser drops the first line break of a textarea. */}
          {first.startsWith('\n') ? `\n${first}` : first}
        </textarea>
      );
    case 'short':
      return <input {...common} type="text" value={first} autoComplete="off" />;
    case 'date':
      return <DateControl common={common} input={input} value={first} />;
    case 'scale':
      return <Scale field={field} input={input} value={first} />;
    case 'choice':
      if (input.type !== 'DROP_DOWN') return <Options entry={entry} input={input} />;
      return (
        <select {...common}>
          <option value="">Выберите</option>
          {input.options.map((option) => (
            <option key={option} value={option} selected={option === first}>
              {option}
            </option>
          ))}
        </select>
      );
  }
}

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

function DateControl({ common, input, value }: { common: object; input: Of<'date'>; value: string }) {
  if (!input.year) return <input {...common} type="text" value={value} placeholder="ММ-ДД" />;
  const type = input.time ? 'datetime-local' : 'date';
  return <input {...common} type={type} value={value.replace(' ', 'T')} />;
}

function Scale({ field, input, value }: { field: Field; input: Of<'scale'>; value: string }) {
  const marks = Array.from({ length: input.high - input.low + 1 }, (_, step) => String(input.low + step));
  return (
    <div class="scale">
      <div class="marks">
        {marks.map((mark) => (
          <label class="mark" key={mark}>
            <span>{mark}</span>
            <input type="radio" name={field.entry} value={mark} checked={mark === value} />
          </label>
        ))}
      </div>
      {input.lowLabel || input.highLabel ? (
        <div class="ends">
          <span>{input.lowLabel ? `${input.low} — ${input.lowLabel}` : ''}</span>
          <span>{input.highLabel ? `${input.high} — ${input.highLabel}` : ''}</span>
        </div>
      ) : null}
    </div>
  );
}

function Options({ entry: { field, texts, other }, input }: { entry: Entered; input: Of<'choice'> }) {
  const type = input.type === 'CHECKBOX' ? 'checkbox' : 'radio';
  const option = (value: string, label: ComponentChildren) => (
    <label class={value === OTHER ? 'option other' : 'option'} key={value}>
      <input type={type} name={field.entry} value={value} checked={texts.includes(value)} />
      {label}
    </label>
  );
  return (
    <div class="options">
      {input.options.map((value) => option(value, <span>{value}</span>))}
      {input.other
        ? option(
            OTHER,
            <>
              <span>Другое:</span>
              <input
                type="text"
                name={`${field.entry}.other_option_response`}
                value={other}
                aria-label="Другое: впишите свой вариант"
                autoComplete="off"
              />
            </>,
          )
        : null}
    </div>
  );
}
