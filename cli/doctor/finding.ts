/** The result of a check: fine, to be repaired, or not checkable. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'mend' | 'unknown';
  readonly seen: string;
  readonly mend?: string;
}

export const ok = (check: string, seen: string): Finding => ({ check, state: 'ok', seen });
export const toMend = (check: string, seen: string, mend: string): Finding => ({ check, state: 'mend', seen, mend });
export const unknown = (check: string, seen: string, mend?: string): Finding => ({
  check,
  state: 'unknown',
  seen,
  ...(mend ? { mend } : {}),
});

const SIGNS: Readonly<Record<Finding['state'], string>> = { ok: '  хорошо ', mend: 'ИСПРАВИТЬ', unknown: ' неясно  ' };

const countOf = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'mend').length;

/** The findings as text for people. The last line gives the number of problems. */
export function findingsText(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, state, seen, mend }) =>
    [`[${SIGNS[state]}] ${check}: ${seen}`, ...(mend ? [`            Что сделать: ${mend}`] : [])].join('\n'),
  );
  const count = countOf(findings);
  return [...lines, count === 0 ? 'Исправлять нечего.' : `Нужно исправить: ${count}.`].join('\n');
}

/** The findings for programs: `{"toMend": 1, "findings": [{check, state, seen, mend?}]}`. */
export function findingsJson(findings: readonly Finding[]): string {
  return JSON.stringify({ toMend: countOf(findings), findings }, null, 2);
}

/** Exit code of the doctor: 1 if there is something to repair. */
export const exitCodeOf = (findings: readonly Finding[]): number => (countOf(findings) > 0 ? 1 : 0);
