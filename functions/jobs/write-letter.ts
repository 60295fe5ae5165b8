import { reminderWishes } from '../../sheets-schema/forms/reminders.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { Settings } from '../../sheets-schema/settings.ts';
import { dayText } from '../domain/calendar/day-text.ts';
import { isCurator, type Recipient } from '../domain/context.ts';
import { replaceNameTokens } from '../domain/names/name-token.ts';
import { addressedBy } from '../domain/names/person-name.ts';
import type { Block, Letter, Prefill } from '../domain/notices/letter.ts';
import type { Attachment } from '../domain/paper/attachment.ts';
import { withNames } from '../domain/paper/html.tsx';
import type { FormName } from '../domain/programme.ts';
import type { NamedIdentity } from '../gateways/identity.ts';
import type { WrittenBlock, WrittenLetter } from '../gateways/letter/written-block.ts';
import { prefilledLink } from '../workbook/form-registry.ts';
import type { Snapshot } from '../workbook/snapshot.ts';

/** Everything that we need to write a letter: names, addresses of forms and tabs, and the key of personal links. */
export interface LetterContext {
  readonly identity: NamedIdentity;
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly docsRoot: string;
  readonly formKey: (form: string, code: string) => string;
  /** Makes an address that stops reminders with one press; absent if no public function handles such addresses. */
  readonly unsubscribeLink?: (code: string) => string;
  /** Makes an address at which a person reads and corrects their own answers; absent if no page of ours shows them. */
  readonly ownAnswersLink?: (code: string) => string;
}

/** «Здравствуйте, Анна Ивановна!»; without a name if we are not certain of its form. */
function greeting(name: string): string {
  const person = addressedBy(name);
  return person === undefined ? 'Здравствуйте!' : `Здравствуйте, ${person}!`;
}

function tabUrl({ snapshot, docsRoot }: LetterContext, table: string): string {
  const sheetId = snapshot.tabs.get(table)?.sheetId;
  const address = `${docsRoot}spreadsheets/d/${snapshot.spreadsheetId}/edit`;
  return sheetId === undefined ? address : `${address}?gid=${sheetId}#gid=${sheetId}`;
}

/** `{{К-07}}` becomes the name, or in the mode `codes` name and code. `{{К-07}} (К-07)` becomes name and code in both modes. */
const named = ({ identity }: LetterContext, text: string) =>
  replaceNameTokens(
    text.replace(/\{\{(.+?)\}\} \(\1\)/g, (_, code: string) => {
      const name = identity.fullName(code);
      return name === code ? code : `${name} (${code})`;
    }),
    identity.mention,
  );

/** A form's address with the code, its key and other known answers filled in; undefined if the form is not installed. */
function personalLink(
  { snapshot, docsRoot, formKey }: LetterContext,
  form: FormName,
  code: string,
  prefill: Prefill = {},
): string | undefined {
  const link = snapshot.forms.get(form);
  return link && prefilledLink(docsRoot, link, { ...prefill, code, formKey: formKey(form, code) });
}

function written(letterContext: LetterContext, block: Block): WrittenBlock[] {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return [{ kind: block.kind, text: named(letterContext, block.text) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map((item) => named(letterContext, item)) }];
    case 'url':
      return [{ kind: 'link', label: block.label, url: block.url }];
    case 'tab':
      return [{ kind: 'link', label: block.label, url: tabUrl(letterContext, block.table) }];
    case 'form': {
      const url = personalLink(letterContext, block.form, block.code, block.prefill);
      if (url === undefined) return [{ kind: 'text', text: `${block.label}: анкету откроет Вам куратор.` }];
      return [{ kind: 'link', label: block.label, url }];
    }
  }
}

/** An attachment of a letter. In an HTML page, names replace the codes. */
export function writeAttachment(
  { identity }: Pick<LetterContext, 'identity'>,
  { name, contentType, content }: Attachment,
): Attachment {
  return {
    name,
    contentType,
    content: contentType.startsWith('text/html') ? withNames(content, identity.fullName) : content,
  };
}

/** The signature of letters: the programme and, if known, the school's short name. */
export function programmeName(settings: Settings): string {
  return ['Программа наставничества', oneLine(settings.schoolShort ?? '')].filter(Boolean).join(', ');
}

/** Participants have codes; officials have the names of their offices. */
function isCode(recipient: Recipient): boolean {
  return /^К-\d+$/.test(recipient);
}

const untilText = (until: string | undefined) => (until === undefined ? '' : ` по ${dayText(until)}`);

/**
 * «Куратор программы: Тестовая Анна, кабинет 12», or «Куратора программы (Тестовая Анна) по 14.10.2026 замещает Пробная Вера, кабинет 3»; with names
 * only if we know them.
 */
function curatorLine({ identity, settings: { privacyMode } }: LetterContext, to: Recipient): string {
  const { name, contact, email, substitute } = identity.curatorFor(to);
  if (substitute) {
    const curator = name === undefined ? '' : ` (${name})`;
    const who = [substitute.name, contact ?? email].filter(Boolean).join(', ');
    return `Куратора программы${curator}${untilText(substitute.until)} замещает ${who}`;
  }
  const unnamed = privacyMode === 'codes' && contact ? undefined : 'назначается';
  return `Куратор программы: ${[name ?? unnamed, contact].filter(Boolean).join(', ')}`;
}

/** Tells a substitute why they get a curator's letter. */
function substituteBlocks({ identity }: LetterContext, to: Recipient): WrittenBlock[] {
  const { name, substitute } = identity.curatorFor(to);
  if (!isCurator(to) || !substitute) return [];
  const curator = name === undefined ? '' : ` (${name})`;
  return [
    {
      kind: 'text',
      text: `Вы замещаете куратора${curator}${untilText(substitute.until)}: это письмо – по делам этого куратора.`,
    },
  ];
}

/** The letter with names, greeting, links and signature filled in. */
export function writeLetter(letterContext: LetterContext, letter: Letter): WrittenLetter {
  const { settings, identity } = letterContext;
  const name = isCode(letter.to) ? identity.fullName(letter.to) : (identity.address(letter.to)?.name ?? '');
  // Without a public function, the link opens the form.
  const unsubscribe =
    isCode(letter.to) && !letter.last
      ? (letterContext.unsubscribeLink?.(letter.to) ??
        personalLink(letterContext, 'reminders', letter.to, { wish: reminderWishes.off }))
      : undefined;
  const ownAnswers = isCode(letter.to) && !letter.last ? letterContext.ownAnswersLink?.(letter.to) : undefined;
  return {
    // A mail header is a single line.
    subject: oneLine(named(letterContext, letter.subject)),
    greeting: greeting(name),
    blocks: [
      ...substituteBlocks(letterContext, letter.to),
      ...letter.blocks.flatMap((block) => written(letterContext, block)),
    ],
    signature: [programmeName(settings), curatorLine(letterContext, letter.to)],
    ...(unsubscribe ? { unsubscribe } : {}),
    ...(ownAnswers ? { ownAnswers } : {}),
  };
}
