import type { DocumentKind } from '../../sheets-schema/choices/document-kind.ts';
import { dayIn } from '../programme-run.ts';
import type { Duty } from './duty.ts';

/** Day and number of registration of each order or report. The order on pairs is not here, because its day depends on the pairs. */
const REGISTERED: Partial<Record<DocumentKind, readonly [dayOfYear: string, number: string]>> = {
  orderCurator: ['04-20', '41-ОД'],
  orderPilot: ['05-12', '52-ОД'],
  regulation: ['05-15', '53-ОД'],
  curatorReport: ['12-22', '7-О'],
  finalReport: ['12-23', '8-О'],
  awardList: ['12-21', '140-ОД'],
  publicReport: ['12-28', '9-О'],
};

/** Orders, studied documents, materials: the documents of spring and of the end of the year. */
export const papers: readonly Duty[] = [
  {
    from: '04-20',
    until: '12-31',
    tabs: ['documents'],
    work(workbook, today, life) {
      for (const { at, kind, number } of workbook.rows('documents')) {
        const [dayOfYear, registered] = (kind && REGISTERED[kind]) ?? [];
        if (!kind || !dayOfYear || !registered || number || today < dayIn(life, dayOfYear)) continue;
        if (kind === 'awardList' && life.omissions.has('noAwardOrder')) continue;
        if (kind === 'finalReport' && life.omissions.has('noFinalReport')) continue;
        workbook.type('documents', at, {
          number: registered,
          date: today,
          link: `папка «Наставничество», ${registered}`,
        });
        life.chronicle.events.push({ what: 'registered', document: kind, on: today });
      }
    },
  },
  {
    from: '04-06',
    until: '05-29',
    tabs: ['sources'],
    work(workbook, today, { chronicle, omissions }) {
      const next = workbook.rows('sources').find(({ tickedOn }) => !tickedOn);
      if (!next?.level || (next.level === 'municipal' && omissions.has('municipalUnread'))) return;
      const title = next.level === 'regional' ? 'Приказ министерства образования региона о наставничестве' : undefined;
      const municipal = next.level === 'municipal' ? 'Приказ управления образования о наставничестве' : undefined;
      workbook.type('sources', next.at, { title: title ?? municipal, tickedOn: today });
      chronicle.events.push({ what: 'studied', level: next.level, required: next.required === true, on: today });
    },
  },
  {
    from: '05-20',
    until: '06-30',
    tabs: ['materials'],
    work(workbook, today, { chronicle, omissions }) {
      const next = workbook.rows('materials').find(({ link }) => !link);
      if (!next?.kind || (next.kind === 'workbook' && omissions.has('noWorkbook'))) return;
      workbook.type('materials', next.at, { link: 'https://school.example.org/materials', addedOn: today });
      chronicle.events.push({ what: 'addedMaterial', kind: next.kind, on: today });
    },
  },
];
