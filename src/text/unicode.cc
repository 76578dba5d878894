#include "text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>

namespace crossfade::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

/// White_Space of Unicode 15.
bool is_white(std::int32_t code) {
  if (code <= 0x20) return code == 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code == 0x85 || code == 0xa0;
  return code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 ||
         code == 0x202f || code == 0x205f || code == 0x3000;
}

/// Calls visit(code point, its bytes) for each character; see take_code_point().
template <typename Visit>
void for_each_code_point(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::string_view before = text;
    const std::int32_t code = take_code_point(text);
    visit(code, before.substr(0, before.size() - text.size()));
  }
}

/// Runs of blanks become one blank; none at the ends.
std::string collapse_blanks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_code_point(text, [&](std::int32_t code, std::string_view bytes) {
    if (!is_white(code)) {
      result += bytes;
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  });
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// utf8proc's mapping with these options; nothing where the text is not UTF-8.
std::optional<std::string> mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &result, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(length));
}

/// Marks that only colour a letter: the general combining marks, Hebrew and Arabic points. Kana
/// sound marks and Indic vowels change what is read and are not among them.
bool is_diacritic(std::int32_t code) {
  return (code >= 0x0300 && code <= 0x036f) || (code >= 0x0591 && code <= 0x05c7) ||
         (code >= 0x064b && code <= 0x065f) || code == 0x0670 ||
         (code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x1dc0 && code <= 0x1dff) ||
         (code >= 0x20d0 && code <= 0x20ff);
}

/// Latin letters with a stroke, or joined, which Unicode does not decompose; others are empty.
std::string_view plain_latin(std::int32_t code) {
  switch (code) {
    case 0xe6:
      return "ae";
    case 0xf0:
      return "d";
    case 0xf8:
      return "o";
    case 0xfe:
      return "th";
    case 0x111:
      return "d";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x167:
      return "t";
    default:
      return {};
  }
}

bool is_word_character(std::int32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_MN:
      return true;
    default:
      return false;
  }
}

struct ScriptRange {
  std::int32_t first;
  std::int32_t last;
  Script script;
};

/// Blocks of the writing systems that are told apart; only their letters are looked up.
constexpr ScriptRange kScriptRanges[] = {
    {0x41, 0x2af, kLatin},         {0x370, 0x3ff, kGreek},      {0x400, 0x52f, kCyrillic},
    {0x591, 0x5f4, kHebrew},       {0x600, 0x6ff, kArabic},     {0x750, 0x77f, kArabic},
    {0x8a0, 0x8ff, kArabic},       {0x900, 0x97f, kDevanagari}, {0xe00, 0xe7f, kThai},
    {0x1100, 0x11ff, kHangul},     {0x1c80, 0x1c8f, kCyrillic}, {0x1e00, 0x1eff, kLatin},
    {0x1f00, 0x1fff, kGreek},      {0x2c60, 0x2c7f, kLatin},    {0x3005, 0x3007, kHan},
    {0x3031, 0x3035, kKana},       {0x3038, 0x303b, kHan},      {0x3041, 0x30ff, kKana},
    {0x3131, 0x318e, kHangul},     {0x31f0, 0x31ff, kKana},     {0x3400, 0x4dbf, kHan},
    {0x4e00, 0x9fff, kHan},        {0xa640, 0xa69f, kCyrillic}, {0xa720, 0xa7ff, kLatin},
    {0xa8e0, 0xa8ff, kDevanagari}, {0xa960, 0xa97f, kHangul},   {0xab30, 0xab6f, kLatin},
    {0xac00, 0xd7ff, kHangul},     {0xf900, 0xfaff, kHan},      {0xfb00, 0xfb06, kLatin},
    {0xfb1d, 0xfb4f, kHebrew},     {0xfb50, 0xfdff, kArabic},   {0xfe70, 0xfeff, kArabic},
    {0xff21, 0xff5a, kLatin},      {0xff66, 0xff9f, kKana},     {0xffa0, 0xffdc, kHangul},
    {0x1b000, 0x1b16f, kKana},     {0x20000, 0x323af, kHan},
};

std::size_t code_width(std::int32_t code) {
  if (code == kNotUtf8) return 1;
  // Vowels and finals of decomposed Hangul are drawn into the syllable that the leading consonant
  // opened, which is wide already.
  if ((code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7ff)) return 0;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
}

/// `utf8` with blanks for the bytes that are no UTF-8.
std::string blank_broken(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  for_each_code_point(utf8, [&](std::int32_t code, std::string_view bytes) {
    text += code == kNotUtf8 ? std::string_view(" ") : bytes;
  });
  return text;
}

/// `utf8` with everything that a terminal would not draw as a character made U+FFFD.
std::string drawable(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  for_each_code_point(utf8, [&](std::int32_t code, std::string_view bytes) {
    const bool drawn = code != kNotUtf8 && utf8proc_category(code) != UTF8PROC_CATEGORY_CC;
    text += drawn ? bytes : std::string_view("\uFFFD");
  });
  return text;
}

}  // namespace

std::int32_t take_code_point(std::string_view& utf8) {
  const auto first = static_cast<unsigned char>(utf8.front());
  if (first < 0x80) {
    utf8.remove_prefix(1);
    return first;
  }
  utf8proc_int32_t code = kNotUtf8;
  const utf8proc_ssize_t used =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                       static_cast<utf8proc_ssize_t>(std::min<std::size_t>(utf8.size(), 4)), &code);
  utf8.remove_prefix(used > 0 ? static_cast<std::size_t>(used) : 1);
  return used > 0 ? code : kNotUtf8;
}

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) return lower_ascii(collapse_blanks(utf8));
  const std::optional<std::string> folded =
      mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                       UTF8PROC_IGNORE);
  return folded ? collapse_blanks(*folded) : std::string(utf8);
}

std::string fold_words(std::string_view utf8) {
  const bool ascii = is_ascii(utf8);
  std::string text = ascii ? lower_ascii(utf8) : blank_broken(utf8);
  if (!ascii) {
    text = mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                            UTF8PROC_IGNORE)
               .value();
  }
  std::string words;
  words.reserve(text.size());
  for_each_code_point(text, [&](std::int32_t code, std::string_view bytes) {
    if (code == '\'' || code == 0x2019 || is_diacritic(code)) return;
    const std::string_view plain = plain_latin(code);
    if (!plain.empty()) {
      words += plain;
    } else if (is_word_character(code)) {
      words += bytes;
    } else if (!words.empty() && words.back() != ' ') {
      words.push_back(' ');
    }
  });
  if (!words.empty() && words.back() == ' ') words.pop_back();
  // Composed again, so that a Hangul syllable is one character.
  return is_ascii(words) ? words : mapped(words, UTF8PROC_STABLE | UTF8PROC_COMPOSE).value();
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for_each_code_point(utf8,
                      [&](std::int32_t code, std::string_view) { width += code_width(code); });
  return width;
}

std::string cut_width(std::string_view utf8, std::size_t width) {
  const std::string whole = drawable(utf8);
  if (display_width(whole) <= width) return whole;
  if (width == 0) return {};
  std::string result;
  std::size_t used = 0;
  bool full = false;
  for_each_code_point(whole, [&](std::int32_t code, std::string_view bytes) {
    full = full || used + code_width(code) > width - 1;
    if (full) return;
    result += bytes;
    used += code_width(code);
  });
  return result += "…";
}

std::string fit_width(std::string_view utf8, std::size_t width) {
  std::string cut = cut_width(utf8, width);
  return cut.append(width - display_width(cut), ' ');
}

std::string one_line(std::string_view utf8) {
  std::string line;
  line.reserve(utf8.size());
  for_each_code_point(utf8, [&](std::int32_t code, std::string_view bytes) {
    if (code == kNotUtf8) {
      line += "\uFFFD";
    } else {
      const auto category = utf8proc_category(code);
      const bool breaks = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
                          category == UTF8PROC_CATEGORY_ZP;
      line += breaks ? std::string_view(" ") : bytes;
    }
  });
  return line;
}

unsigned scripts(std::string_view utf8) {
  unsigned found = 0;
  for_each_code_point(utf8, [&](std::int32_t code, std::string_view) {
    if (code < 0x80) {
      if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) found |= kLatin;
      return;
    }
    const auto* range =
        std::find_if(std::begin(kScriptRanges), std::end(kScriptRanges),
                     [&](const ScriptRange& r) { return code >= r.first && code <= r.last; });
    const utf8proc_category_t category = utf8proc_category(code);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    if (letter) found |= range == std::end(kScriptRanges) ? kOtherScript : range->script;
  });
  return found;
}

}  // namespace crossfade::text
