import ts from 'typescript';

/** The name of the global function that says whether the change of a number is active. */
export const SWITCH = '__mutation';

/** One change of one operator in one file. */
export interface Mutation {
  /** Relative to the project's folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Offsets of the replaced text. */
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  /** Offsets of the expression that can be evaluated with the change or without it. */
  readonly expression: { readonly start: number; readonly end: number };
}

const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.PlusToken]: ['-'],
  [ts.SyntaxKind.MinusToken]: ['+'],
  [ts.SyntaxKind.AsteriskToken]: ['/'],
  [ts.SyntaxKind.SlashToken]: ['*'],
  [ts.SyntaxKind.PercentToken]: ['*'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
};
const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

const returnsAtOnce = ({ thenStatement, elseStatement }: ts.IfStatement): boolean =>
  elseStatement === undefined &&
  (ts.isReturnStatement(thenStatement) ||
    ts.isContinueStatement(thenStatement) ||
    (ts.isBlock(thenStatement) && thenStatement.statements.some(ts.isReturnStatement)));

/** Whether a node is inside a comparator. Only the sign of a comparator's result counts, so another number changes nothing. */
function inComparator(node: ts.Node): boolean {
  const arrow = ts.findAncestor(node, ts.isArrowFunction)?.parent;
  return (
    arrow !== undefined &&
    ts.isCallExpression(arrow) &&
    ts.isPropertyAccessExpression(arrow.expression) &&
    /^(toSorted|sort)$/.test(arrow.expression.name.text)
  );
}

const isText = (node: ts.Expression): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** Whether a node is a number that counts as a value. The names of properties, types and members of enumerations are not values. */
const isNumber = (node: ts.Node): node is ts.NumericLiteral =>
  ts.isNumericLiteral(node) &&
  !ts.isLiteralTypeNode(node.parent) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !(ts.isBindingElement(node.parent) && node.parent.propertyName === node) &&
  !inComparator(node);

type Change = readonly [start: number, end: number, to: string];

/** The changes of the operator at this node, without those of its children. */
function changesAt(node: ts.Node, source: ts.SourceFile): Change[] {
  const start = node.getStart(source);
  const whole = (to: string): Change => [start, node.end, to];
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [[left.end, node.end, '']];
    if (isText(left) || isText(right)) {
      if (operatorToken.kind === ts.SyntaxKind.PlusToken) return [];
    }
    const others = OPERATORS[operatorToken.kind] ?? [];
    return others.map((to) => [operatorToken.getStart(source), operatorToken.end, to]);
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [[start, node.operand.getStart(source), '']];
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].map((branch) => whole(`(${branch.getText(source)})`));
  if (ts.isIfStatement(node)) {
    const condition = node.expression;
    const replaced = (to: string): Change => [condition.getStart(source), condition.end, to];
    const negated = replaced(`!(${condition.getText(source)})`);
    return returnsAtOnce(node) ? [negated, replaced('false')] : [negated];
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    const other = METHODS.get(name.text);
    if (other !== undefined) return [[name.getStart(source), name.end, other]];
    return name.text === 'filter' ? [[expression.end, node.end, '']] : [];
  }
  if (isNumber(node)) return [1, -1].map((step) => whole(`(${Number(node.text.replaceAll('_', '')) + step})`));
  return [];
}

/** The whole chain of calls and properties that begins with an expression: an optional chain cannot be cut. */
function chainOf(expression: ts.Node): ts.Node {
  const { parent } = expression;
  const continued =
    ts.isPropertyAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isNonNullExpression(parent);
  return continued && parent.expression === expression ? chainOf(parent) : expression;
}

/** All possible changes of one operator in a file, in the order of the text. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    for (const [start, end, to] of changesAt(node, source)) {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      const owner = chainOf(ts.isIfStatement(node) ? node.expression : node);
      const expression = { start: owner.getStart(source), end: owner.end };
      found.push({ file, line, start, end, from: text.slice(start, end), to, expression });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A piece of a file's text with the change made; by default the whole text. */
export const mutated = (
  text: string,
  { start, end, to }: Pick<Mutation, 'start' | 'end' | 'to'>,
  piece = { start: 0, end: text.length },
): string => text.slice(piece.start, start) + to + text.slice(end, piece.end);

/**
 * The file's text with all changes in it. Each of them is behind a call of the global function {@link SWITCH}, which gets the change's number and says
 * whether the change is active.
 */
export function withSwitches(text: string, mutations: ReadonlyMap<number, Mutation>): string {
  const insertions = new Map<number, string>();
  const sizeOf = ({ expression }: Mutation) => expression.end - expression.start;
  // From the inside to the outside: an outer expression's opening precedes an inner one's, and its closing follows.
  for (const [number, mutation] of [...mutations].toSorted(([, a], [, b]) => sizeOf(a) - sizeOf(b))) {
    const { start, end } = mutation.expression;
    const opening = `(${SWITCH}(${number})?(${mutated(text, mutation, mutation.expression)}):`;
    insertions.set(start, opening + (insertions.get(start) ?? ''));
    insertions.set(end, `${insertions.get(end) ?? ''})`);
  }
  let at = 0;
  let result = '';
  for (const [place, insertion] of [...insertions].toSorted(([a], [b]) => a - b)) {
    result += text.slice(at, place) + insertion;
    at = place;
  }
  return result + text.slice(at);
}
