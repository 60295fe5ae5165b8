import type { ComponentChildren } from 'preact';
import { type Answer, htmlAnswer } from '../../../emulator/application-pages.ts';
import type { Account } from '../../accounts/account.ts';

const CSS = `
header.who{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;margin:0 0 16px;font-size:.95rem}
header.who form{margin:0}
button.quiet{color:var(--accent);background:#fff;padding:6px 14px;min-height:36px;font-weight:500}
button.quiet:hover{background:var(--accent-soft);color:var(--accent)}
label{display:block;font-weight:600;margin:0 0 4px}
.field{margin:0 0 16px}
:is(form,ul,button)+.soft{margin:12px 0 0}
summary{margin:0 0 12px}
.field .soft{font-size:.92rem;margin:4px 0 0}
.check{display:flex;gap:8px;align-items:flex-start;margin:0 0 8px}
.check label{font-weight:400;margin:0}
.check input{margin-top:6px}
fieldset{border:1px solid var(--line);border-radius:8px;margin:0 0 16px;padding:12px 16px}
legend{font-weight:600;padding:0 6px}
.bad{background:var(--bad-soft);border:1px solid var(--bad);border-radius:8px;padding:10px 14px;color:var(--bad)}
.good{background:var(--accent-soft);border:1px solid var(--accent);border-radius:8px;padding:10px 14px}
.key{font-family:ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
img.qr{width:220px;height:220px;display:block;margin:0 0 12px}
.actions{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.actions form{margin:0}
form+.actions{margin:12px 0 0}
dl.answers{margin:0 0 16px}
dl.answers div{margin:0 0 10px}
dl.answers dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
`;

/** What a page says about the form that was sent to it, in Russian. */
export interface FormOutcome {
  /** What was wrong with the form. */
  readonly problem?: string | undefined;
  /** What was done. */
  readonly done?: string | undefined;
}

export interface ServedPageParts extends FormOutcome {
  readonly title: string;
  /** The person who is logged in; undefined for a visitor without an account. */
  readonly account?: Account | undefined;
  readonly status?: number;
  readonly children?: ComponentChildren;
}

/** A page of the school's own server. Its head says who is logged in. */
export function servedPage({ title, account, problem, done, status, children }: ServedPageParts): Answer {
  return htmlAnswer({
    title,
    ...(status === undefined && problem === undefined ? {} : { status: status ?? 422 }),
    css: CSS,
    body: (
      <>
        {account ? (
          <header class="who">
            <a href="/home">← Все страницы</a>
            <span>
              <a href="/account">{account.name}</a>
            </span>
            <form method="post" action="/logout">
              <button class="quiet" type="submit">
                Выйти
              </button>
            </form>
          </header>
        ) : null}
        <h1>{title}</h1>
        {problem ? (
          <p class="bad" role="alert">
            {problem}
          </p>
        ) : null}
        {done ? (
          <p class="good" role="status">
            {done}
          </p>
        ) : null}
        {children}
      </>
    ),
  });
}

interface CommonAttributes {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly autoComplete: string;
  readonly 'aria-describedby'?: string;
}

const inputs = {
  text: (common: CommonAttributes) => <input type="text" {...common} />,
  email: (common: CommonAttributes) => <input type="email" {...common} />,
  password: (common: CommonAttributes) => <input type="password" {...common} />,
  number: (common: CommonAttributes) => <input type="number" {...common} />,
  date: (common: CommonAttributes) => <input type="date" {...common} />,
} as const;

interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly type?: keyof typeof inputs;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autoComplete?: string;
  readonly fixed?: boolean;
}

/** A labelled field. */
export function Field({ name, label, type = 'text', value, hint, required, autoComplete, fixed }: FieldParts) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {inputs[type]({
        id: name,
        name,
        value: value ?? '',
        required: required ?? false,
        disabled: fixed ?? false,
        autoComplete: autoComplete ?? 'off',
        ...(hint ? { 'aria-describedby': `${name}-hint` } : {}),
      })}
      {hint ? (
        <p class="soft" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
