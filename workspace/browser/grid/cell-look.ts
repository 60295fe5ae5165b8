import type { CellLook, GridCell } from '../../curator/grid/grid-view.ts';

/** Whether dark text stands out on a colour, by its relative luminance (WCAG 2.2). */
function isLight(colour: string): boolean {
  const channel = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16) / 255;
  return 0.2126 * channel(1) ** 2.2 + 0.7152 * channel(3) ** 2.2 + 0.0722 * channel(5) ** 2.2 > 0.3;
}

/** The elements that have a format. Most elements have none and need no work while a table scrolls. */
const styled = new WeakSet<HTMLElement>();

/** Formats an element like its cell. */
export function applyLook(element: HTMLElement, look: CellLook | undefined): void {
  if (look === undefined && !styled.has(element)) return;
  styled.add(element);
  setLook(element, look ?? {});
}

/**
 * A colour of a light and a dark scheme. A browser that does not know `light-dark` ignores the second text and keeps the light colour.
 */
function setColour(style: CSSStyleDeclaration, name: 'color' | 'background-color', light: string, dark: string): void {
  style.setProperty(name, light);
  if (light !== '') style.setProperty(name, `light-dark(${light}, ${dark})`);
}

/** A pastel becomes a dark shade of the same hue. A strong colour stays, because its light text is legible in both schemes. */
function setColours(style: CSSStyleDeclaration, { background, color }: CellLook): void {
  if (background === undefined) {
    setColour(style, 'background-color', '', '');
    setColour(style, 'color', '', '');
  } else if (isLight(background)) {
    setColour(style, 'background-color', background, `oklch(from ${background} calc(1 - 0.75 * l) calc(1.5 * c) h)`);
    const text = color ?? '#1d2731';
    setColour(style, 'color', text, `oklch(from ${text} max(l, 0.86) c h)`);
  } else {
    setColour(style, 'background-color', background, background);
    setColour(style, 'color', color ?? '#ffffff', color ?? '#ffffff');
  }
}

function setLook({ style }: HTMLElement, look: CellLook): void {
  setColours(style, look);
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
