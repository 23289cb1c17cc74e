// A Jest reporter: at the end of a run, what was left out on this Odoo, with how many tests and why.
const mark = /\((left out before Odoo \d+: [^)]*)\)/;

export default class LeftOutReporter {
  onRunComplete(_contexts, { testResults }) {
    const reasons = new Map();
    for (const { testResults: tests } of testResults) {
      for (const { status, fullName } of tests) {
        if (status !== 'pending') continue;
        const reason = mark.exec(fullName)?.[1] ?? 'left out without a reason';
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    for (const [reason, count] of reasons) process.stderr.write(`${count} tests ${reason}\n`);
  }
}
