const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

/** The visible options of each question on a form's page: `entry.123` → its options. */
export function optionsOf(html: string): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  const offer = (name: string | undefined, value: string | undefined) => {
    if (name?.startsWith('entry.') && value) options.set(name, [...(options.get(name) ?? []), value]);
  };
  let list: string | undefined;
  for (const [tag] of html.matchAll(/<(?:select|option|input|\/select)\b[^>]*>/gi)) {
    if (/^<select/i.test(tag)) list = attribute(tag, 'name');
    else if (/^<\/select/i.test(tag)) list = undefined;
    else if (/^<option/i.test(tag)) offer(list, attribute(tag, 'value'));
    else if (/type="(?:radio|checkbox)"/i.test(tag)) offer(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  return options;
}
