import ts from 'typescript';

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
    const negated: Change = [condition.getStart(source), condition.end, `!(${condition.getText(source)})`];
    return returnsAtOnce(node) ? [negated, whole(';')] : [negated];
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

/** All possible changes of one operator in a file, in the order of the text. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    for (const [start, end, to] of changesAt(node, source)) {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ file, line, start, end, from: text.slice(start, end), to });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The file's text with the change made. */
export const mutated = (text: string, { start, end, to }: Pick<Mutation, 'start' | 'end' | 'to'>): string =>
  text.slice(0, start) + to + text.slice(end);
