// Reads one case a line from standard input and writes what quill-delta makes of it, one line a case.
import { createInterface } from 'node:readline';
import Delta from 'quill-delta';

// Only the order of the members of an operation is brought into one form: quill-delta writes both.
const ordered = ({ attributes, ...op }) => (attributes === undefined ? op : { ...op, attributes });
const ops = (delta) => delta.ops.map(ordered);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { base, a, b, next, at } = JSON.parse(line);
  const [doc, one, other, later] = [base, a, b, next].map((list) => new Delta(list));
  process.stdout.write(JSON.stringify([
    ops(doc.compose(one)),
    ops(one.compose(later)),
    ops(one.transform(other, true)),
    ops(one.transform(other, false)),
    ops(one.invert(doc)),
    one.transformPosition(at, true),
    one.transformPosition(at, false),
  ]) + '\n');
}
