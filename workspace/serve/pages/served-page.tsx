import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../emulator/application-pages.ts';
import type { Account } from '../../accounts/account.ts';
import { CURATOR_MENU } from '../../curator/index.ts';
import { type FramedPage, framedPage, type MenuEntry } from '../../framed-page.tsx';
import { AccountLine } from './account-line.tsx';
import { serverMenu } from './server-menu.ts';

/** What a page says about the form that was sent to it, in Russian. */
export interface FormOutcome {
  /** What was wrong with the form. */
  readonly problem?: string | undefined;
  /** What was done. */
  readonly done?: string | undefined;
}

export interface ServedPageParts extends FormOutcome, Pick<FramedPage, 'width'> {
  readonly title: string;
  /** The person who is logged in; undefined for a visitor without an account. */
  readonly account?: Account | undefined;
  readonly status?: number;
  /** The address of the menu entry to mark as the current page. If it is in the curator's menu, the page shows the curator's menu. */
  readonly here?: string;
  /** By default, the menu that `here` and the account's roles select. */
  readonly menu?: readonly MenuEntry[] | undefined;
  readonly children?: ComponentChildren;
}

function menuFor(account: Account | undefined, here: string | undefined) {
  if (!account) return [];
  return CURATOR_MENU.some(([href]) => href === here) ? CURATOR_MENU : serverMenu(account);
}

/** A page of the school's own server. Its header says who is logged in. */
export function servedPage(page: ServedPageParts): Answer {
  const { title, account, problem, done, status, here, menu, width = 'narrow', children } = page;
  return framedPage({
    title,
    ...(status === undefined && problem === undefined ? {} : { status: status ?? 422 }),
    width,
    menu: menu ?? menuFor(account, here),
    here,
    account: account ? <AccountLine account={account} /> : null,
    body: (
      <>
        {problem ? (
          <p class="problem" role="alert">
            {problem}
          </p>
        ) : null}
        {done ? (
          <p class="notice" role="status">
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
  // Without `type="email"`, because the browser would refuse an address with a comma or a space after it, which the server can read.
  email: (common: CommonAttributes) => <input type="text" inputmode="email" autoCapitalize="none" {...common} />,
  password: (common: CommonAttributes) => <input type="password" {...common} />,
  number: (common: CommonAttributes) => <input type="number" {...common} />,
  date: (common: CommonAttributes) => <input type="date" {...common} />,
} as const;

interface FieldParts {
  readonly name: string;
  /** The name by default. A page with several fields of one name gives each its own. */
  readonly id?: string;
  readonly label: string;
  readonly type?: keyof typeof inputs;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autoComplete?: string;
  readonly fixed?: boolean;
}

/** A labelled field. */
export function Field(field: FieldParts) {
  const { name, id = name, label, type = 'text', value, hint, required, autoComplete, fixed } = field;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {inputs[type]({
        id,
        name,
        value: value ?? '',
        required: required ?? false,
        disabled: fixed ?? false,
        autoComplete: autoComplete ?? 'off',
        ...(hint ? { 'aria-describedby': `${id}-hint` } : {}),
      })}
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
