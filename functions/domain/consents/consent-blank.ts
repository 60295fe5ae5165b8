import { nameToken } from '../names/name-token.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { Block } from '../paper/content.ts';
import { documentHtml } from '../paper/html.tsx';
import type { ConsentPart, ConsentText } from './consent-text.ts';

const LINE = '______________________________';

function partBlocks(part: ConsentPart): Block[] {
  switch (part.kind) {
    case 'text':
      return [part];
    case 'list':
      return [
        { kind: 'text', label: part.label, text: '' },
        { kind: 'list', items: part.items },
      ];
    case 'permissions':
      return [
        {
          kind: 'table',
          header: [part.label, '', ''],
          rows: part.items.map((item) => [item, '☐ разрешаю', '☐ не разрешаю']),
          widths: [54, 21, 25],
        },
        { kind: 'text', text: `Условия и запреты: ${LINE}${LINE}` },
      ];
  }
}

/** The text of a blank consent to sign. The person fills in by hand what we do not know. */
export function consentBlocks({ title, identifiedBy, parts, version }: ConsentText): Block[] {
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'text', text: `Я, ${LINE}${LINE}` },
    { kind: 'text', text: '(фамилия, имя, отчество),' },
    ...identifiedBy.map((what): Block => ({ kind: 'text', text: `${what}: ${LINE}${LINE}` })),
    ...parts.flatMap(partBlocks),
    { kind: 'columns', cells: ['Дата: ________________', `Подпись: ${LINE}`] },
    { kind: 'text', text: `Редакция текста: ${version}` },
  ];
}

/** A blank consent as a file to attach to a letter. Codes like `{{К-07}}` become names when the message is built. */
export function consentBlank(consent: ConsentText): Attachment {
  const { title } = consent;
  return {
    name: `${title}.html`,
    contentType: 'text/html; charset=utf-8',
    // This is a getter, because a plan needs only the subjects of most letters.
    get content() {
      const blank = { kind: 'consentBlanks', title, blocks: consentBlocks(consent) } as const;
      return documentHtml({ ...blank, draft: false, missing: [] }, nameToken);
    },
  };
}
