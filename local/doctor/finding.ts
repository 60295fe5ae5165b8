/** What a check found: all well, something to mend, or that it could not look. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'mend' | 'unknown';
  /** What was seen, in one Russian sentence. */
  readonly seen: string;
  /** What to do; where something is to be mended. */
  readonly mend?: string;
}

const SIGNS: Readonly<Record<Finding['state'], string>> = { ok: '  хорошо ', mend: 'ИСПРАВИТЬ', unknown: ' неясно  ' };

/** The findings as a person reads them, and a last line that counts. */
export function findingsText(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, state, seen, mend }) =>
    [`[${SIGNS[state]}] ${check}: ${seen}`, ...(mend ? [`            Что сделать: ${mend}`] : [])].join('\n'),
  );
  const count = findings.filter(({ state }) => state === 'mend').length;
  return [...lines, count === 0 ? 'Исправлять нечего.' : `Нужно исправить: ${count}.`].join('\n');
}
