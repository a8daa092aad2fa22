import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** A failed test and its message. */
export interface Failure {
  file: string;
  test: string;
  message: string;
}

/** The parts of vitest's JSON report that are used. */
export interface Report {
  passed: number;
  failures: Failure[];
}

interface Json {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/**
 * Reads vitest's JSON report, with file names relative to `root`. A file that fails without a
 * failing test, for instance because a hook throws, counts as one failure. Returns `null` if there
 * is no report because the run crashed.
 */
export async function readReport(path: string, root: string): Promise<Report | null> {
  let json: Json;
  try {
    json = JSON.parse(await readFile(path, 'utf8')) as Json;
  } catch {
    return null;
  }
  const failures = json.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((each) => each.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ file, test: '(the file)', message }];
    return failed.map(({ fullName, failureMessages }) => ({
      file,
      test: fullName,
      message: failureMessages.join('\n'),
    }));
  });
  return { passed: json.numPassedTests, failures };
}
