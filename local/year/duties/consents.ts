import type { Duty } from './duty.ts';

/** Enters the papers that people brought into the register: one row a decision. */
export const consents: readonly Duty[] = [
  {
    from: '05-18',
    until: '12-31',
    tabs: ['consents'],
    work(desk, _today, { tray, codes, chronicle }) {
      const known = tray.filter(({ name }) => codes.has(name));
      for (const paper of known) {
        const { name, type, decision, signedOn, scope } = paper;
        const code = codes.get(name) ?? '';
        desk.append('consents', {
          code,
          type,
          decision,
          decidedOn: signedOn,
          ...(scope ? { scope, sites: 'https://school.example.org' } : {}),
          documentRef: `папка согласий, лист ${code}`,
        });
        chronicle.papers.push({ code, type, decision, on: signedOn });
        tray.splice(tray.indexOf(paper), 1);
      }
    },
  },
];
