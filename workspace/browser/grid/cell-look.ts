import type { CellLook, GridCell } from '../../curator/grid/grid-view.ts';

/** Whether dark text stands out on a colour, by its relative luminance (WCAG 2.2). */
function isLight(colour: string): boolean {
  const channel = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16) / 255;
  return 0.2126 * channel(1) ** 2.2 + 0.7152 * channel(3) ** 2.2 + 0.0722 * channel(5) ** 2.2 > 0.3;
}

/** The elements that have a format. Most elements have none and need no work while a table scrolls. */
const styled = new WeakSet<HTMLElement>();

/** Formats an element like its cell. A coloured cell keeps its colours in the dark scheme and gets text that contrasts with them. */
export function applyLook(element: HTMLElement, look: CellLook | undefined): void {
  if (look === undefined && !styled.has(element)) return;
  styled.add(element);
  setLook(element, look ?? {});
}

function setLook({ style }: HTMLElement, look: CellLook): void {
  style.backgroundColor = look.background ?? '';
  const onColour = look.background === undefined ? '' : isLight(look.background) ? '#1d2731' : '#ffffff';
  style.color = look.background === undefined ? '' : (look.color ?? onColour);
  style.fontWeight = look.bold ? '650' : '';
  style.fontStyle = look.italic ? 'italic' : '';
  style.textDecoration = look.struck ? 'line-through' : '';
  style.textAlign = look.align ?? '';
  style.whiteSpace = look.wraps ? 'pre-wrap' : '';
}

/** What a cell shows: nothing, its text, or a link. */
export function contentOfCell({ text, link }: GridCell): HTMLElement | '' {
  if (text === '' && link === undefined) return '';
  const content = document.createElement(link === undefined ? 'span' : 'a');
  content.textContent = text;
  if (content instanceof HTMLAnchorElement && link !== undefined) {
    content.href = link;
    content.rel = 'noreferrer';
  }
  return content;
}
