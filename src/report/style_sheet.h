#pragma once

#include <string_view>

namespace crossfade::report {

/// The page's only style: dark on light, fonts by family name (nothing is loaded), Korean never
/// broken inside a word, 390 px without sideways scrolling of the page, A4 with whole charts.
inline constexpr std::string_view kStyleSheet = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; color: #1b1f24; background: #fff;
  font: 16px/1.55 "Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo",
    "Malgun Gothic", "NanumGothic", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; }
main { max-width: 820px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 12px; }
h2 { font-size: 1.3rem; margin: 44px 0 10px; padding-top: 14px; border-top: 2px solid #d0d7de; }
h3 { font-size: 1.05rem; margin: 26px 0 8px; }
p, ul { margin: 8px 0 12px; }
.note { border-left: 4px solid #8a6d00; background: #fff8e1; padding: 8px 12px; }
.alarm { border-left: 4px solid #b00020; background: #fdecea; padding: 8px 12px; font-weight: 600; }
.t { overflow-x: auto; margin: 12px 0 18px; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: 4px 0 6px; }
th, td { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid #d8dee4;
  overflow-wrap: break-word; }
th { font-weight: 600; }
thead th { border-bottom: 2px solid #57606a; vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 8em; }
.n { text-align: right; padding-left: 8px; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
td:last-child, thead th:last-child { padding-right: 0; }
span[title] { text-decoration: underline dotted #8c959f; text-underline-offset: 3px; }
figure { margin: 8px 0 20px; max-width: 720px; break-inside: avoid; }
figcaption { font-size: .875rem; color: #424a53; margin-top: 6px; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12.5px; fill: #1b1f24; }
.b { fill: #2f6fb3; }
.w { stroke: #1b1f24; stroke-width: 1.3; }
.a { stroke: #57606a; stroke-width: 1; }
.f { fill: #8c959f; fill-opacity: .55; }
.m { stroke: #fff; stroke-width: .8; }
.l { fill: none; stroke: #2f6fb3; stroke-width: 2; }
.s { stroke: #57606a; stroke-width: 1; stroke-dasharray: 5 4; }
@media (max-width: 600px) {
  main { padding: 16px 12px 48px; }
  svg text { font-size: 14px; }
  .n { white-space: normal; }
  td:not(.n) { min-width: 12em; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, caption { break-after: avoid; }
  h2 { margin-top: 22px; }
  figure { max-width: 140mm; margin: 4px 0 12px; }
  tr { break-inside: avoid; }
  tbody tr:nth-child(-n+2) { break-before: avoid; break-after: avoid; }
  table { font-size: 8.5pt; }
  td:last-child:not(.n) { min-width: 62mm; }
  thead { display: table-header-group; }
  .t { overflow: visible; }
  .b, .f { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .note, .alarm { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  span[title] { text-decoration: none; }
}
)css";

}  // namespace crossfade::report
