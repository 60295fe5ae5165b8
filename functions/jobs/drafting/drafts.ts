import type { DocumentKind } from '../../../sheets-schema/choices/document-kind.ts';
import { evidenceContents, evidenceSheet, type FiledDraft } from '../../domain/documents/evidence-folder.ts';
import { documentsOf } from '../../domain/documents/index.ts';
import type { Document } from '../../domain/paper/content.ts';
import { documentDigest } from '../../domain/paper/html.tsx';
import type { Plan } from '../../domain/plan.ts';
import type { Planned } from '../plan-for.ts';

/** The kind of the table of contents, in addition to the kinds of documents. */
export const CONTENTS = 'contents';

/** The kind of an activity's list of papers and proofs: «evidence 1.1». */
export type EvidenceKind = `evidence ${string}`;

/** The activity of a list of papers and proofs; undefined for other kinds. */
export const activityOfEvidence = (kind: string): string | undefined => /^evidence (\S+)$/.exec(kind)?.[1];

/** A document that gets a file in Drive. The file's key contains a digest of the document's content. */
export interface Paper {
  readonly kind: DocumentKind | typeof CONTENTS | EvidenceKind;
  readonly document: Document;
  readonly digest: string;
  /** The same content has the same key. */
  readonly key: string;
}

function paper<Kind extends Paper['kind']>(
  kind: Kind,
  document: Document,
  fullName: (code: string) => string,
): Paper & { readonly kind: Kind } {
  const digest = documentDigest(document, fullName);
  return { kind, document, digest, key: `${kind} ${digest}` };
}

export type Draft = Paper & { readonly kind: DocumentKind };

export interface Drafts {
  /** Documents that the school has not yet signed, or not yet filed. */
  readonly drafts: readonly Draft[];
  /** Signed and filed documents with links, which we do not draft again. */
  readonly settled: readonly { readonly kind: DocumentKind; readonly link: string }[];
}

export function draftsOf({ plan: { programmeState }, identity: { fullName } }: Planned): Drafts {
  const rows = new Map(programmeState.programme.tables.documents.map((row) => [row.at, row]));
  const linked = documentsOf(programmeState).map((document) => {
    const row = document.at === undefined ? undefined : rows.get(document.at);
    return { document, link: document.draft && !document.held ? undefined : row?.link };
  });
  return {
    drafts: linked.flatMap(({ document, link }) => (link ? [] : [paper(document.kind, document, fullName)])),
    settled: linked.flatMap(({ document: { kind }, link }) => (link ? [{ kind, link }] : [])),
  };
}

/**
 * The table of contents, then a list for each activity. They change whenever a status, a date or a document changes.
 * @param plan - a plan of the workbook that already has the links to the drafts
 */
export function recordsOf(
  { programmeState }: Pick<Plan, 'programmeState'>,
  filed: readonly FiledDraft[],
  fullName: (code: string) => string,
): { readonly contents: Paper; readonly sheets: readonly Paper[] } {
  return {
    contents: paper(CONTENTS, evidenceContents(programmeState, filed), fullName),
    sheets: programmeState.activities.map((state) =>
      paper(`evidence ${state.id}` as const, evidenceSheet(programmeState, state, filed), fullName),
    ),
  };
}
