/** The two kinds of Filing JSON, told apart by `kind`. */
import { z } from "zod";
import { earningsRelease } from "./earnings-release.ts";
import { ownership } from "./ownership.ts";

export const filing = z.discriminatedUnion("kind", [earningsRelease, ownership]);

export type Filing = z.infer<typeof filing>;

export const FILING_SCHEMAS = { "earnings-release": earningsRelease, ownership } as const;
