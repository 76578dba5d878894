#pragma once

#include <string>

#include "text/language.h"

namespace crossfade::text {

/// Numbers a person can read, with a point for decimals and commas between thousands. What is not
/// finite gives an en dash; nothing is ever written as "-0".

/// "1,234,567"; rounded to a whole number.
std::string format_count(double value);
/// Three significant digits and a word. English: "12.3 million", "1.41 trillion", from a million
/// on; "45,600" before. Korean: "12.3만", "1.41조", and whole units from 100 on: "1,234만". Below
/// 10,000 as format_count.
std::string format_large(double value, Language language);
/// `digits` decimals (0 to 17): "0.576".
std::string format_decimal(double value, int digits);
/// A share as per cent, one decimal: 0.1234 -> "12.3 %"; with `sign` "+12.3 %" (zero has none).
std::string format_percent(double share, bool sign = false);

}  // namespace crossfade::text
