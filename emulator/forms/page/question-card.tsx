import type { ComponentChildren } from 'preact';
import type { Field, Input } from '../fields.ts';
import type { Image, RatingIcon } from '../model.ts';
import { type Entered, OTHER } from '../submission.ts';
import { Picture } from './media-card.tsx';
import { type Random, shuffled } from './shuffle.ts';

export interface QuestionCardProps {
  readonly entry: Entered;
  readonly random: Random;
  readonly image?: Image | undefined;
}

/** One question: its title, help, picture, control and problem. */
export function QuestionCard({ entry, random, image }: QuestionCardProps) {
  const { field, problem } = entry;
  const several = field.input.kind === 'scale' || (field.input.kind === 'choice' && field.input.type !== 'DROP_DOWN');
  const classes = problem ? 'card wrong' : 'card';
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
      {image ? <Picture image={image} /> : null}
      <Control entry={entry} random={random} />
      <Suggestions field={field} />
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

function Control({ entry, random }: { entry: Entered; random: Random }) {
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
          {/* Browsers drop the first line break of a textarea. */}
          {first.startsWith('\n') ? `\n${first}` : first}
        </textarea>
      );
    case 'short':
      return <input {...common} type="text" inputMode={keyboardFor(field)} value={first} autoComplete="off" />;
    case 'email':
      return <input {...common} type="email" value={first} autoComplete="email" />;
    case 'time':
      if (input.duration) return <input {...common} type="text" value={first} placeholder="ЧЧ:ММ:СС" />;
      return <input {...common} type="time" value={first} />;
    case 'date':
      return <DateControl common={common} input={input} value={first} />;
    case 'scale':
      return <Scale field={field} input={input} value={first} />;
    case 'choice':
      if (input.type !== 'DROP_DOWN') return <Options entry={entry} input={input} random={random} />;
      return (
        <select {...common}>
          <option value="">Выберите</option>
          {(input.shuffle ? shuffled(input.options, random) : input.options).map((option) => (
            <option key={option} value={option} selected={option === first}>
              {input.labels?.get(option) ?? option}
            </option>
          ))}
        </select>
      );
  }
}

/** A phone shows digits for a whole number, and digits with a comma for any other number. */
function keyboardFor({ rule }: Field): 'numeric' | 'decimal' | undefined {
  if (rule?.min === undefined && rule?.max === undefined) return undefined;
  return Number.isInteger(rule.min ?? 0) && Number.isInteger(rule.max ?? 0) ? 'numeric' : 'decimal';
}

/** Buttons that enter a frequent answer. A script shows them. */
function Suggestions({ field: { questionId, suggestions } }: { field: Field }) {
  if (!suggestions) return null;
  return (
    <div class="suggestions" hidden>
      {suggestions.map(({ label, value }) => (
        <button key={value} type="button" class="quiet" data-for={questionId} data-value={value}>
          {label}
        </button>
      ))}
    </div>
  );
}

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

function DateControl({ common, input, value }: { common: object; input: Of<'date'>; value: string }) {
  if (!input.year) return <input {...common} type="text" value={value} placeholder="ММ-ДД" />;
  const type = input.time ? 'datetime-local' : 'date';
  return <input {...common} type={type} value={value.replace(' ', 'T')} />;
}

const ICONS: Readonly<Record<RatingIcon, string>> = { STAR: '★', HEART: '♥', THUMB_UP: '👍' };

function Scale({ field, input, value }: { field: Field; input: Of<'scale'>; value: string }) {
  const marks = Array.from({ length: input.high - input.low + 1 }, (_, step) => String(input.low + step));
  return (
    <div class="scale">
      <div class="marks">
        {marks.map((mark) => (
          <label class="mark" key={mark}>
            <span>{input.icon ? `${mark} ${ICONS[input.icon]}` : mark}</span>
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

interface OptionsProps {
  readonly entry: Entered;
  readonly input: Of<'choice'>;
  readonly random: Random;
}

function Options({ entry: { field, texts, other }, input, random }: OptionsProps) {
  const images = new Map(input.details.map(({ value, image }) => [value, image]));
  const options = input.shuffle ? shuffled(input.options, random) : input.options;
  const type = input.type === 'CHECKBOX' ? 'checkbox' : 'radio';
  const option = (value: string, label: ComponentChildren) => (
    <label class={value === OTHER ? 'option other' : 'option'} key={value}>
      <input type={type} name={field.entry} value={value} checked={texts.includes(value)} />
      {label}
    </label>
  );
  return (
    <div class="options">
      {options.map((value) => {
        const image = images.get(value);
        return option(
          value,
          <span>
            {input.labels?.get(value) ?? value}
            {image ? <Picture image={image} /> : null}
          </span>,
        );
      })}
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
