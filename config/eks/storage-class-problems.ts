import type { Capability } from "../capability";
import type { Problem } from "../problem";
import type { ResolvedEnvironment } from "../resolved-environment";

/**
 * Components of an EKS environment that want volumes of a class that nobody makes: EKS brings none but gp2,
 * whose volumes are not encrypted.
 */
export function storageClassProblems(environment: ResolvedEnvironment): Problem[] {
  const { target, components } = environment;
  if (target.kind !== "eks") return [];
  const maker = components.find(({ description }) => description.id === "storageClasses");
  const made = Object.keys((maker?.settings.classes ?? {}) as Readonly<Record<string, unknown>>);
  const check = (
    capability: Capability,
    path: string,
    name: string | undefined,
    kind: "awsEbs" | "awsEfs",
  ): Problem[] => {
    const wanting = components.filter(({ description, settings }) =>
      (description.needs?.(settings) ?? []).some((need) => need.capability === capability),
    );
    if (name === undefined || made.includes(name) || wanting.length === 0) return [];
    return [
      {
        environment: environment.name,
        path,
        found: name,
        message: `is a StorageClass that nobody makes, and volumes of it are wanted by ${wanting.map(({ description }) => description.id).join(", ")}`,
        allowed: made.join(", ") || "a class of components.storageClasses, which is not here",
        hint: `add ${name}: { kind: "${kind}" } to components.storageClasses.classes`,
      },
    ];
  };
  return [
    ...check("blockStorage", "target.storageClass", target.storageClass, "awsEbs"),
    ...check("sharedFiles", "target.sharedFiles.storageClass", target.sharedFiles?.storageClass, "awsEfs"),
  ];
}
