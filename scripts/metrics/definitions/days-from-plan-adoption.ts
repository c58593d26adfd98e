/**
 * A plan under Rule 10b5-1(c) lets an insider trade who knew nothing material when adopting it. Since
 * February 2023 directors and officers must wait at least 90 days (Rule 10b5-1(c)(1)(ii)(B)); before that
 * the wait was custom. n/m when the footnotes state several plans.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { planAdoption } from "../trading-plan.ts";
import { daysApart, firstTransactionDate } from "../transaction-dates.ts";

export const daysFromPlanAdoption = defineOwnershipMetric({
  id: "days-from-plan-adoption",
  basis: "other",
  unit: "days",
  places: 0,
  compute: (form) => {
    const [adopted, traded] = [planAdoption(form), firstTransactionDate(form)];
    if (adopted instanceof Missing) return adopted;
    return traded instanceof Missing ? traded : daysApart(adopted, traded);
  },
});
