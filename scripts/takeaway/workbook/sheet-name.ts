/** Names of sheets: at most 31 characters, told apart without regard to case (a rule of spreadsheets). */

const LONGEST = 31;

/** "income-statement" → "Income statement". The name is the id's, so that whoever knows the one finds the other. */
const named = (id: string): string => {
  const plain = id.replaceAll("-", " ").slice(0, LONGEST).trim();
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
};

/** One name an id; two ids that begin alike are told apart by a letter. */
export function sheetNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const [first, ...others] = ["", ..."bcdefghijklmnopqrstuvwxyz"].map((mark) =>
      (mark === "" ? named(id) : `${named(id).slice(0, LONGEST - 2)} ${mark}`));
    const free = [first ?? id, ...others].find((name) => !taken.has(name.toLowerCase())) ?? id;
    taken.add(free.toLowerCase());
    return free;
  });
}
