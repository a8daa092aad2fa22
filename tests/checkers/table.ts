import type { Reporter, TestModule } from 'vitest/node';

/** Reporter that prints, after the run, each format, its checker and the result. */
export default class CheckerTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      Array.from(module.children.allTests(), (test) => {
        const [, format = '', checker = '', what = ''] = /^(.*?) × (.*?): (.*)$/.exec(
          test.name,
        ) ?? ['', test.name];
        return [format, checker, what, test.result().state];
      }),
    );
    rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
    const table = [['format', 'checker', 'what must hold', 'result'], ...rows];
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(...table.map((row) => (row[column] ?? '').length)),
    );
    const lines = table.map(
      (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
    );
    lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
    console.log(`\n${lines.join('\n')}\n`);
  }
}
