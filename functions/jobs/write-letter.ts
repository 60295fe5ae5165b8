import type { Settings } from '../../sheets-schema/settings.ts';
import type { Recipient } from '../domain/context.ts';
import type { Block, Letter } from '../domain/notices/letter.ts';
import type { NamedIdentity } from '../gateways/identity.ts';
import type { WrittenBlock, WrittenLetter } from '../gateways/letter/written-block.ts';
import { prefilledLink } from '../workbook/form-registry.ts';
import type { Snapshot } from '../workbook/snapshot.ts';

/** What a letter needs to be written out: names, addresses of forms and tabs, and the key of personal links. */
export interface Desk {
  readonly identity: NamedIdentity;
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly docsRoot: string;
  readonly formKey: (form: string, code: string) => string;
}

/** «Здравствуйте, Анна Ивановна!»: the surname stands first in the roster and is left out. */
function greeting(name: string): string {
  const [, ...givenNames] = name.trim().split(/\s+/);
  return givenNames.length > 0 ? `Здравствуйте, ${givenNames.join(' ')}!` : 'Здравствуйте!';
}

function tabUrl({ snapshot, docsRoot }: Desk, table: string): string {
  const sheetId = snapshot.tabs.get(table)?.sheetId;
  const address = `${docsRoot}spreadsheets/d/${snapshot.spreadsheetId}/edit`;
  return sheetId === undefined ? address : `${address}?gid=${sheetId}#gid=${sheetId}`;
}

function written(desk: Desk, block: Block): WrittenBlock[] {
  const named = (text: string) => text.replace(/\{\{(.+?)\}\}/g, (_, code: string) => desk.identity.fullName(code));
  switch (block.kind) {
    case 'text':
    case 'heading':
      return [{ kind: block.kind, text: named(block.text) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map(named) }];
    case 'url':
      return [{ kind: 'link', label: block.label, url: block.url }];
    case 'tab':
      return [{ kind: 'link', label: block.label, url: tabUrl(desk, block.table) }];
    case 'form': {
      const form = desk.snapshot.forms.get(block.form);
      if (!form) return [{ kind: 'text', text: `${block.label}: анкету откроет Вам куратор.` }];
      const answers = { ...block.prefill, code: block.code, formKey: desk.formKey(block.form, block.code) };
      return [{ kind: 'link', label: block.label, url: prefilledLink(desk.docsRoot, form, answers) }];
    }
  }
}

/** How letters are signed: the programme with its school. */
export function programmeName(settings: Settings): string {
  return ['Программа наставничества', settings.schoolShort].filter(Boolean).join(', ');
}

/** Whether a letter goes to a participant, not to somebody who answers for the programme. */
export function isCode(recipient: Recipient): boolean {
  return /^К-\d+$/.test(recipient);
}

/** The letter with names, greeting, links and signature put in. */
export function writeLetter(desk: Desk, letter: Letter): WrittenLetter {
  const { settings, identity } = desk;
  const name = isCode(letter.to) ? identity.fullName(letter.to) : (identity.address(letter.to)?.name ?? '');
  return {
    subject: letter.subject,
    greeting: greeting(name),
    blocks: letter.blocks.flatMap((block) => written(desk, block)),
    signature: [
      programmeName(settings),
      [`Куратор программы: ${settings.curatorName ?? 'назначается'}`, settings.curatorContact]
        .filter(Boolean)
        .join(', '),
    ],
  };
}
