import type { ComponentChildren } from 'preact';
import {
  type Answer,
  type Entered,
  FormContent,
  type FormDocument,
  type FormPage,
  OTHER,
  pageTitle,
  type SentPage,
} from '../../emulator/application-pages.ts';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import type { Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { ExampleNote } from '../framed-page.tsx';
import { htmlPage } from '../html-page.tsx';
import type { KnownForm } from './known-forms.ts';
import { type PersonalForm, unseenByStrangers } from './personal-form.ts';

interface Shell {
  readonly title: string;
  readonly status?: number;
  readonly isExample: boolean;
  readonly children: ComponentChildren;
}

/** After «Back», browsers show the page again with its token and the typed values. */
const HEADERS = { 'cache-control': 'private, no-cache' };

const shell = ({ title, status = 200, isExample, children }: Shell): Answer =>
  htmlPage({
    title,
    status,
    headers: HEADERS,
    files: ['pages.css', 'forms.css', 'forms.js'],
    children: (
      <>
        {isExample ? <ExampleNote /> : null}
        <main class="form" id="main">
          {children}
        </main>
      </>
    ),
  });

function Who({ personal: { respondent, pair } }: { readonly personal: PersonalForm }) {
  return (
    <p class="who">
      <strong>Вы: {respondent.called}</strong>
      {pair ? <span>{pair}</span> : null}
    </p>
  );
}

/** Tells the page's script which questions to show only after a certain answer. */
function Conditions({ known, entries }: { readonly known: KnownForm; readonly entries: readonly Entered[] }) {
  const questions: Readonly<Record<string, Question>> = forms[known.name].questions;
  const fieldOf = (name: string) => entries.find(({ field }) => known.questionOf(field) === name)?.field;
  return (
    <>
      {Object.entries(questions).map(([name, { onlyWith }]) => {
        const [field, other] = [fieldOf(name), fieldOf(onlyWith?.question ?? '')];
        return field && other ? (
          <span
            key={name}
            hidden
            data-card={`q${field.questionId}`}
            data-entry={other.entry}
            data-only={onlyWith?.answer}
          />
        ) : null;
      })}
    </>
  );
}

function Unrecognized({ isReadable }: { readonly isReadable: boolean }) {
  return (
    <p class="card warning" role="note">
      {isReadable
        ? 'Мы не узнали, кто отвечает. Откройте, пожалуйста, анкету по ссылке из письма: ответ с чужим или пустым кодом не учитывается.'
        : 'Сейчас не получается проверить, кто отвечает. Если Вы открыли анкету по ссылке из письма, отвечайте как обычно.'}
    </p>
  );
}

/**
 * The page of one section of a school's form.
 * @param isReadable - whether the workbook could be read; without it, nobody can tell whose personal link this is
 */
export function fillingPage(
  page: FormPage,
  known: KnownForm | undefined,
  personal: PersonalForm | undefined,
  { isExample, isReadable }: { readonly isExample: boolean; readonly isReadable: boolean },
): Answer {
  const shown = personal ? { ...page, entries: personal.entries } : page;
  return shell({
    title: pageTitle(shown),
    status: page.status,
    isExample,
    children: (
      <FormContent
        page={shown}
        unseen={personal?.unseen ?? (known ? unseenByStrangers(known, page.entries) : new Set())}
      >
        {personal ? <Who personal={personal} /> : null}
        {known && !personal ? <Unrecognized isReadable={isReadable} /> : null}
        {known ? <Conditions known={known} entries={page.entries} /> : null}
      </FormContent>
    ),
  });
}

function answered({ field: { input }, texts, other }: Entered): string {
  if (input.kind === 'date')
    return texts.map((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text)).join('');
  const labels = input.kind === 'choice' ? input.labels : undefined;
  return texts.map((text) => (text === OTHER ? other : (labels?.get(text) ?? text))).join('\n');
}

/** The personal address of a form, for another answer. */
function personalAddress(again: string, known: KnownForm, { respondent: { code, key } }: PersonalForm): string {
  const { code: codeEntry, formKey } = known.link.entries;
  return `${again}?${new URLSearchParams([
    [`entry.${codeEntry}`, code],
    [`entry.${formKey}`, key],
  ])}`;
}

/** The page after sending: the answers, and how to correct them. */
export function sentPage(
  { form, again, edit, entries = [] }: SentPage,
  known: KnownForm | undefined,
  personal: PersonalForm | undefined,
  { isExample, ownAnswers }: { readonly isExample: boolean; readonly ownAnswers: string | undefined },
): Answer {
  const given = (personal?.entries ?? entries).filter(
    ({ field, texts }) => texts.length > 0 && !personal?.unseen.has(field.questionId),
  );
  return shell({
    title: 'Ответ записан',
    isExample,
    children: (
      <>
        <section class="card done" role="status" data-sent="">
          <p class="hint">{form.info.title}</p>
          <h1>Ответ записан</h1>
          <p>{form.scripted?.confirmation ?? 'Спасибо! Всё сохранено, страницу можно закрыть.'}</p>
          <p class="links">
            {edit ? <a href={edit}>Исправить ответ</a> : null}
            {known?.name === 'meetingReport' && personal ? (
              <a href={personalAddress(again, known, personal)}>Отметить ещё одну встречу</a>
            ) : null}
            {ownAnswers ? <a href={ownAnswers}>Мои анкеты</a> : null}
          </p>
        </section>
        {given.length > 0 ? (
          <section class="card" aria-labelledby="given">
            <h2 id="given">Вы ответили</h2>
            {personal ? <Who personal={personal} /> : null}
            <dl>
              {given.map((entry) => (
                <div key={entry.field.questionId}>
                  <dt>{entry.field.title}</dt>
                  <dd>{answered(entry)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
      </>
    ),
  });
}

/** The page of a form that accepts no answers. */
export function closedPage({ info, published }: FormDocument, isExample: boolean): Answer {
  const title = info.title || 'Анкета закрыта';
  const reason = published ? 'Приём ответов закончен.' : 'Эта анкета ещё не открыта или уже закрыта.';
  return shell({
    title,
    isExample,
    children: (
      <section class="card">
        <h1>{title}</h1>
        <p>{reason} Ответить на неё сейчас нельзя.</p>
        <p>Если Вы считаете, что это ошибка, напишите, пожалуйста, тому, кто прислал Вам ссылку.</p>
      </section>
    ),
  });
}
