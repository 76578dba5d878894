import { expect, test } from "vitest";
import { csvText } from "./file_export";

test("a table becomes CSV that spreadsheets read as text, not as formulas", () => {
  const rows = [
    ["방탄소년단", 1.5, true],
    ['say "hi", twice', null, NaN],
    ["=HYPERLINK(1)", -3, undefined],
    ["a\nb", 0, false],
    ["+1", "@x", "-y"],
  ];
  expect(csvText(["Name", "n", "yes"], rows)).toBe(
    "\uFEFFName,n,yes\r\n방탄소년단,1.5,true\r\n\"say \"\"hi\"\", twice\",,\r\n'=HYPERLINK(1),-3,\r\n\"a\nb\",0,false\r\n'+1,'@x,'-y\r\n",
  );
});
