import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** A test that failed, and how. */
export interface Failure {
  file: string;
  test: string;
  message: string;
}

/** What a run of vitest's JSON reporter tells. */
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
 * Reads the JSON report of a run of vitest, file names relative to `root`. A file that fails
 * without any of its tests, as when a hook throws, is a failure of its own. `null` if there is
 * no report to read: the run crashed.
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
