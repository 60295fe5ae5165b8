import { double, message, optionalChoice, type Shape, shortFloat32 } from './shape.ts';

type ColorValue = Readonly<Partial<Record<'red' | 'green' | 'blue' | 'alpha', number>>>;

const channels = message({ red: double, green: double, blue: double, alpha: double });

/** A colour as Google returns it: each channel is a float32 multiple of 1/255, and zero channels are omitted. */
export const color = {
  fields: channels.fields,
  read(value: unknown, at: string): ColorValue {
    const given = channels.read(value, at);
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, level]) => {
        const stored = shortFloat32(byte(level) / 255);
        return stored === 0 ? [] : [[name, stored]];
      }),
    );
  },
};

/** A channel as a byte. 0.5 becomes 127, because Google truncates. The small addition removes floating-point errors. */
const byte = (level: number): number => Math.floor(Math.min(Math.max(level, 0), 1) * 255 + 1e-4);

const THEME_COLORS = [
  'TEXT',
  'BACKGROUND',
  'ACCENT1',
  'ACCENT2',
  'ACCENT3',
  'ACCENT4',
  'ACCENT5',
  'ACCENT6',
  'LINK',
] as const;

const styleFields = message({ rgbColor: color, themeColor: optionalChoice('ThemeColorType', THEME_COLORS) });

/** Google's ColorStyle. An empty style means no colour. */
export const colorStyle: Shape<ReturnType<typeof styleFields.read> | undefined> = {
  fields: styleFields.fields,
  read(value, at) {
    const style = styleFields.read(value, at);
    return style.rgbColor || style.themeColor ? style : undefined;
  },
};

const rgb = (red: number, green: number, blue: number) =>
  color.read({ red: red / 255, green: green / 255, blue: blue / 255 }, '');

/** The theme colours of a new spreadsheet. */
export const THEME: Readonly<Record<(typeof THEME_COLORS)[number], ColorValue>> = {
  TEXT: {},
  BACKGROUND: rgb(255, 255, 255),
  ACCENT1: rgb(66, 133, 244),
  ACCENT2: rgb(234, 67, 53),
  ACCENT3: rgb(251, 188, 4),
  ACCENT4: rgb(52, 168, 83),
  ACCENT5: rgb(255, 109, 1),
  ACCENT6: rgb(70, 189, 198),
  LINK: rgb(17, 85, 204),
};

type Style = ReturnType<typeof styleFields.read>;

/** Adds the missing form of a colour, plain or style, because Google always shows both. */
export function bothColors<N extends string>(
  message: Readonly<Record<string, unknown>>,
  name: N,
): Readonly<Record<string, unknown>> {
  const style = message[`${name}Style`] as Style | undefined;
  if (style) return { ...message, [name]: style.themeColor ? THEME[style.themeColor] : (style.rgbColor ?? {}) };
  const plain = message[name];
  return plain === undefined ? message : { ...message, [`${name}Style`]: { rgbColor: plain } };
}
