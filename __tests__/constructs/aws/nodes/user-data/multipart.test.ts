import { multipart } from "../../../../../constructs/aws/nodes/user-data/multipart";

test("GIVEN a part that contains the boundary WHEN the message is put together THEN it is refused", () => {
  expect(() => multipart([{ type: "text/plain", content: "--==gantry==--" }])).toThrow("boundary");
});
