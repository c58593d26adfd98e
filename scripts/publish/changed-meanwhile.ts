/** What is told of a file that was changed while the build ran. */
import type { Finding } from "../lib/finding.ts";

export const changedMeanwhile = (file: string): Finding => ({
  code: "changed-meanwhile", place: { file }, what: "the file was changed during the build",
  expected: "the bytes that the build began with", mend: "build again",
});
