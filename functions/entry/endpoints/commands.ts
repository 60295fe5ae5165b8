import * as z from 'zod/mini';
import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import { indicatorWhileAnswersCome } from '../../domain/monitoring/survey-closing.ts';
import { type Admission, admitted } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { type RunSync, schoolShape } from './look-again.ts';

const OPEN_PAIRS: readonly string[] = ['proposed', 'confirmed', 'active'] satisfies PairStatus[];

/** POST /commands/pair: runs a sync and returns the current pairs as codes only. The curator decides about pairs in the spreadsheet. */
export function pairCommand(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(z.object(schoolShape), async ({ spreadsheetId }, caller) => {
    const { plan } = await sync(await admitted(admission, caller, spreadsheetId));
    const open = plan.programmeState.pairs
      .filter(({ status }) => OPEN_PAIRS.includes(status))
      .map(({ pairCode, mentor, mentees, status }) => ({ pairCode, mentor, mentees, status }));
    const added = (plan.tables.find(({ table }) => table === 'pairs')?.rows ?? [])
      .filter(({ at }) => at === undefined)
      .map(({ values: { pairCode, mentorCode, menteeCodes, status } }) => ({
        pairCode,
        mentor: mentorCode,
        mentees: menteeCodes,
        status,
      }));
    return { pairs: [...open, ...added] };
  });
}

/** POST /commands/monitoring: returns the current indicators, as numbers only; null where «Сводка» shows no number. */
export function monitoringCommand(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(z.object(schoolShape), async ({ spreadsheetId }, caller) => {
    const { plan } = await sync(await admitted(admission, caller, spreadsheetId));
    return {
      indicators: plan.programmeState.indicators
        .map((one) => indicatorWhileAnswersCome(one, plan.programmeState))
        .map(({ key, k, n, percent, target, met, tooFew }) => ({
          key,
          k: tooFew === undefined ? k : null,
          n,
          percent: tooFew === undefined ? (percent ?? null) : null,
          target,
          met: tooFew === undefined ? (met ?? null) : null,
        })),
    };
  });
}

const COMING: readonly string[] = ['planned', 'queued', 'held'] satisfies OutboxStatus[];

/** POST /commands/preview: returns the letters of the next 14 days with date, kind, recipient's code and status. */
export function previewCommand(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(z.object(schoolShape), async ({ spreadsheetId }, caller) => {
    const { plan } = await sync(await admitted(admission, caller, spreadsheetId));
    const letters = plan.tables.find(({ table }) => table === 'outbox')?.rows ?? [];
    return {
      letters: letters
        .map(({ values }) => values)
        .filter(({ status }) => COMING.includes(String(status)))
        .map(({ dueOn, notice, code, status }) => ({ dueOn, notice, code, status })),
    };
  });
}
