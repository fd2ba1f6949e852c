/** Whether it is the id of a file system (EFS), and not its name in a target. */
export function isFileSystemId(text: string): boolean {
  return text.startsWith("fs-");
}
