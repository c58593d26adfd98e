/** The id is the file name, so that a person who has one has the other. */
import type { Filing } from "../../model/filing.ts";
import type { Fault } from "../fault.ts";

export function checkFileName({ id }: Filing, name: string): Fault[] {
  if (id === name) return [];
  return [{
    code: "id-is-not-file-name", pointer: "/id", what: `the id ${JSON.stringify(id)} in the file ${name}.json`,
    expected: "the file's name without .json", mend: `write ${JSON.stringify(name)}, or rename the file to ${id}.json`,
  }];
}
