/** Widths of characters in Arial, in ems, where they differ from the width of most small letters and digits. */
const WIDTHS: readonly (readonly [ems: number, characters: string])[] = [
  [0.222, "ijl'|"],
  [0.278, ' !,./:;I[]\\ft'],
  [0.333, '()-`r"'],
  [0.5, 'ckJsvxyzгскух'],
  [0.611, 'FTZГ'],
  [0.667, 'ABEKPSVXY&АВЕКРСТУХБЬ'],
  [0.722, 'CDHNRUwИЙНПЦЧЯЭ'],
  [0.778, 'GOQОФЮщшжы'],
  [0.833, 'MmМмю'],
  [0.917, 'WЖШЩЫ%@'],
];

const OTHER = 0.556;

const KNOWN = new Map(WIDTHS.flatMap(([ems, characters]) => [...characters].map((one) => [one, ems] as const)));

/** The width of a text in Arial, in ems. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += KNOWN.get(character) ?? OTHER;
  return width;
}
