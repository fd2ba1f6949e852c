/** Days that an image without a tag is kept: layers of a push that failed, or what a tag of before pointed to. */
const untaggedDays = 7;

/**
 * What ECR deletes by itself, as its JSON: images without a tag, and of those with one all but the newest.
 * Only tagged ones are counted, for each platform of an image is one without a tag; those go with their index.
 */
export function lifecyclePolicy(keepImages: number): string {
  const expire = { type: "expire" };
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `without a tag, after ${untaggedDays} days`,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: untaggedDays,
        },
        action: expire,
      },
      {
        rulePriority: 2,
        description: `all but the ${keepImages} newest`,
        selection: {
          tagStatus: "tagged",
          tagPatternList: ["*"],
          countType: "imageCountMoreThan",
          countNumber: keepImages,
        },
        action: expire,
      },
    ],
  });
}
