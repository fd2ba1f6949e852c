import { expectValue } from "../expect-value";
import { flag } from "../flag";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** All three numbers: Helm reads `1.2` as a range. */
const exact = /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

export const pinnedCharts: PolicyRule = {
  id: "pinned-charts",
  summary: "Every Helm release names one exact version of its chart, unless the chart is shipped with the stack.",
  remedy: "take the chart from the table of versions through ChartRelease",
  appliesTo: ({ section, type }) => section === "resource" && type === "helm_release",
  check: ({ body }) => {
    // An asset of the stack is pinned by being there: it changes only with the commit.
    if (typeof body.chart === "string" && body.chart.startsWith("${path.module}/") && body.repository === undefined)
      return [];
    return [
      ...expectValue({
        attribute: "version",
        value: body.version,
        accepts: (version) => typeof version === "string" && exact.test(version),
        wanted: "one exact version, such as 1.2.3",
      }),
      ...(flag(body.devel) ? [outcome.fail("devel is true, which takes any newer prerelease")] : []),
    ];
  },
};
