/** Views that several places ask for: the page, the handout, the words and the picture of one Report. */
import { catalogue } from "../../lib/words.ts";

/** `build`, done once for each Report and language in force; what it answers must not be changed. */
export function onceFor<R extends object, V extends object>(build: (report: R) => V): (report: R) => V {
  let [language, known] = [catalogue(), new WeakMap<R, V>()];
  return (report) => {
    if (language !== catalogue()) [language, known] = [catalogue(), new WeakMap<R, V>()];
    const view = known.get(report) ?? build(report);
    known.set(report, view);
    return view;
  };
}
