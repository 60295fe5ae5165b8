/** Margins in twentieths of a point. */
interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Paper {
  readonly landscape: boolean;
  /** Absent if the page leaves them to Word. */
  readonly margins?: Margins;
}

/** The print styles of an HTML page. */
export interface PrintRules {
  /** All stylesheets as one text. */
  readonly css: string;
  /** The selectors of elements that stay on one page with the next element. Headings are left out, because Word has styles for them. */
  readonly withNext: readonly string[];
  /** Whether pages have numbers. The first page of each part has none. */
  readonly hasPageNumbers: boolean;
  readonly font?: string;
  /** In points. */
  readonly size?: number;
  /** The paper for elements of a class; for unknown classes the paper of `@page`. */
  paperOf(className: string | undefined): Paper;
}

const MARGIN = /margin:\s*(\d+)mm\s+(\d+)mm\s+(\d+)mm\s+(\d+)mm/;
const FONT = /\bbody\s*\{[^}]*?font:\s*(\d+)pt(?:\/[\d.]+)?\s+['"]?([^'",;}]+)/;
const HEADING = /^h[1-6]\b/;

const twentieths = (millimetres: string | undefined) => Math.floor((Number(millimetres) / 25.4) * 1440);

function paperFrom(declarations: string): Paper {
  const sides = MARGIN.exec(declarations);
  const [top, right, bottom, left] = (sides ?? []).slice(1).map(twentieths);
  const landscape = /size:[^;}]*\blandscape\b/.test(declarations);
  return sides ? { landscape, margins: { top, right, bottom, left } as Margins } : { landscape };
}

/** Reads only what {@link PrintRules} lists: `@page`, `page`, `break-after: avoid` and the font of `body`. */
export function printRules(html: string): PrintRules {
  const css = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, sheet]) => sheet).join('\n');
  const papers = new Map(
    [...css.matchAll(/@page\s*([\w-]*)\s*\{([^}]*)\}/g)].map(([, name = '', rule = '']) => [name, paperFrom(rule)]),
  );
  const pages = new Map([...css.matchAll(/\.([\w-]+)\s*\{\s*page:\s*([\w-]+)/g)].map(([, of, page]) => [of, page]));
  const withNext = [...css.matchAll(/([^{}]+)\{[^{}]*break-after:\s*avoid[^{}]*\}/g)]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => !HEADING.test(selector));
  const [, size, font] = FONT.exec(css) ?? [];
  return {
    css,
    withNext,
    hasPageNumbers: /<meta\b[^>]*name="page-numbers"/i.test(html),
    ...(font ? { font: font.trim(), size: Number(size) } : {}),
    paperOf: (className = '') => papers.get(pages.get(className) ?? '') ?? papers.get('') ?? { landscape: false },
  };
}
