import type { IParagraphStyleOptions, ISectionOptions } from 'docx';
import { type Paper, printRules } from './print-rules.ts';

/** A page break in Google Docs' HTML. Its class may name a page of the print rules. */
const PAGE_BREAK = /<hr\b[^>]*page-break-before:\s*always[^>]*>/gi;

/** Word keeps a paragraph of this style on one page with the next paragraph or row. */
const WITH_NEXT = 'KeepWithNext';

const heading = (size: number): Omit<IParagraphStyleOptions, 'id'> => ({
  run: { bold: true, color: '000000', size },
  paragraph: { keepNext: true },
});

/** The parts of a page between its page breaks, each with the class of the break before it. */
function partsOf(html: string): { readonly html: string; readonly className: string | undefined }[] {
  const breaks = html.match(PAGE_BREAK) ?? [];
  return html.split(PAGE_BREAK).map((part, i) => ({
    html: part,
    className: /\bclass="([^"]*)"/.exec(breaks[i - 1] ?? '')?.[1],
  }));
}

/**
 * A Word file of an HTML page. Each part after a page break is a section of its own, so that it can be in landscape, a break before a table works,
 * and the pages of each part have their own numbers. Both libraries load with the first document that needs them, so the emulator starts faster.
 */
export async function toDocx(html: string): Promise<Buffer> {
  const [docx, { htmlToContent }] = await Promise.all([import('docx'), import('docx/html')]);
  const { AlignmentType, convertMillimetersToTwip, Document, Header, Packer, PageNumber, PageOrientation } = docx;
  const rules = printRules(html);
  const [width, height] = [convertMillimetersToTwip(210), convertMillimetersToTwip(297)];
  const numbers = rules.hasPageNumbers
    ? {
        headers: {
          default: new Header({
            children: [
              new docx.Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new docx.TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
      }
    : {};
  const page = ({ landscape, margins }: Paper) => ({
    size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
    ...(margins ? { margin: margins } : {}),
    ...(rules.hasPageNumbers ? { pageNumbers: { start: 1 } } : {}),
  });
  const how = { stylesheet: rules.css, styleMap: Object.fromEntries(rules.withNext.map((each) => [each, WITH_NEXT])) };
  const sections = partsOf(html).map(
    (part): ISectionOptions => ({
      properties: { page: page(rules.paperOf(part.className)), titlePage: rules.hasPageNumbers },
      ...numbers,
      children: [...htmlToContent(part.html, how)],
    }),
  );
  const { font, size } = rules;
  return Packer.toBuffer(
    new Document({
      // Font sizes in half-points.
      styles: {
        default: {
          document: {
            run: { language: { value: 'ru-RU' }, ...(font ? { font } : {}), ...(size ? { size: size * 2 } : {}) },
          },
          heading1: heading(28),
          heading2: heading(24),
        },
        paragraphStyles: [{ id: WITH_NEXT, name: 'Keep With Next', basedOn: 'Normal', paragraph: { keepNext: true } }],
      },
      sections,
    }),
  );
}
