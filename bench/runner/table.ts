import type { Row } from './row.ts';

const HEADERS = ['name', 'metric', 'ours', 'peer', 'ratio', 'goal', 'ok'];
const VERDICT = { true: 'yes', false: 'NO', null: '' };

/** Three significant digits, or all digits before the decimal point: 0.0123, 1.23, 123, 12345. */
function figure(value: number | null): string {
  if (value === null) return '';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}

function cells({ name, metric, ours, peer, peerName, ratio, goal, ok }: Row): string[] {
  const beside = [figure(peer), peerName && `(${peerName})`].filter(Boolean).join(' ');
  return [name, metric, figure(ours), beside, figure(ratio), goal ?? '', VERDICT[`${ok}`]];
}

/** The rows as an aligned Markdown table with notes below, for the terminal and the documentation. */
export function table(rows: readonly Row[]): string {
  const lines = [HEADERS, ...rows.map(cells)];
  const widths = HEADERS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]) =>
    `| ${widths.map((width, column) => (line[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = HEADERS, ...body] = lines;
  const notes = rows.flatMap(({ name, note }) => (note ? [`- ${name}: ${note}`] : []));
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [print(head), rule, ...body.map(print), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
