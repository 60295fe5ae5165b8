import type { WrittenBlock, WrittenLetter } from './written-block.ts';

const OWN_ANSWERS = 'Мои анкеты – прочитать и исправить ответы:';
const NO_REMINDERS = 'Не присылать мне напоминания:';

function blockText(block: WrittenBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'heading':
      return block.text.toUpperCase();
    case 'list':
      return block.items.map((item) => `– ${item}`).join('\n');
    case 'link':
      return `${block.label}:\n${block.url}`;
  }
}

/** The letter as plain text, for programs without HTML and for people who prefer text. */
export function letterText({ greeting, blocks, signature, unsubscribe, ownAnswers }: WrittenLetter): string {
  const links = [...(ownAnswers ? [OWN_ANSWERS, ownAnswers] : []), ...(unsubscribe ? [NO_REMINDERS, unsubscribe] : [])];
  const end = ['--', ...signature, ...(links.length > 0 ? ['', ...links] : [])].join('\n');
  return `${[greeting, ...blocks.map(blockText), end].join('\n\n')}\n`;
}
