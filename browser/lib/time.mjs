// Time passes for a running program. It can't be told another day than the machine's, and must not be: so what it has kept is
// moved into the past, in its database, from outside.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SQLITE = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=30)
base.executescript(sys.argv[2])
base.commit()
`;

function change(served, { sqlite, postgres }) {
  if (served.database === 'postgres') {
    execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', served.env.NEWBELONGINGS_DATABASE, '-c', postgres], { stdio: ['ignore', 'pipe', 'pipe'] });
  } else {
    execFileSync('python3', ['-c', SQLITE, join(served.folder, 'newbelongings.sqlite'), sqlite], { stdio: ['ignore', 'pipe', 'pipe'] });
  }
}

/** The morning's work on quarterly rounds is due now. */
const MORNING = "UPDATE job SET run_at = '2000-01-01T00:00:00+00:00' WHERE kind = 'plans.quarters' AND state = 'ready';";

/** The day has come on which the next quarterly round begins. */
export function roundBegins(served) {
  change(served, {
    sqlite: `UPDATE quarter_rules SET next_on = date('now'); ${MORNING}`,
    postgres: `UPDATE quarter_rules SET next_on = current_date; ${MORNING}`,
  });
}

/** So many days of the quarterly round go by. */
export function roundPasses(served, days) {
  const columns = ['asked_on', 'young_on', 'paper_on', 'answer_by'];
  const set = (back) => `UPDATE quarter SET ${columns.map((column) => `${column} = ${back(column)}`).join(', ')}; ${MORNING}`;
  change(served, { sqlite: set((column) => `date(${column}, '-${days} days')`), postgres: set((column) => `${column} - ${days}`) });
}
