#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crossfade::text {

/// Takes the first character off the front of `utf8` (not empty): its code point, or kNotUtf8 for a
/// byte that begins no valid character.
inline constexpr std::int32_t kNotUtf8 = -1;
std::int32_t take_code_point(std::string_view& utf8);

/// The form in which names are compared: Unicode compatibility composition with case folded
/// (NFKC_Casefold), ignorable characters dropped, white space runs made one blank and trimmed.
/// Text that is not UTF-8 comes back as it was. "ＢＴＳ " and "bts" give "bts"; "é" of one or two
/// code points is the same. Diacritics stay: "Beyoncé" is not "Beyonce".
std::string fold(std::string_view utf8);

/// fold(), then diacritics stripped and everything but letters and digits made a blank:
/// "Beyoncé – Halo (Live)" gives "beyonce halo live". Signs that carry the reading stay: Japanese
/// sound marks, Indic and Thai vowels. Apostrophes vanish ("don't" gives "dont"); bytes that are
/// not UTF-8 count as blanks. For fuzzy matching only, never for identity.
std::string fold_words(std::string_view utf8);

/// Columns on a terminal: East Asian wide characters count two, combining marks none, a byte that
/// is not UTF-8 one.
std::size_t display_width(std::string_view utf8);

/// `utf8` cut to at most `width` columns, the last one an ellipsis if anything was cut. Control
/// characters and bytes that are not UTF-8 become U+FFFD, so that a name can never steer a
/// terminal.
std::string cut_width(std::string_view utf8, std::size_t width);
/// cut_width(), padded with blanks to exactly `width`.
std::string fit_width(std::string_view utf8, std::size_t width);

/// `utf8` as a single line of a text file: control characters and the line and paragraph separators
/// of Unicode made blanks, bytes that are not UTF-8 U+FFFD.
std::string one_line(std::string_view utf8);

/// The writing systems of a text's letters, as bits of Script; 0 where it has no letter.
enum Script : unsigned {
  kLatin = 1,
  kHangul = 2,
  kKana = 4,
  kHan = 8,
  kCyrillic = 16,
  kArabic = 32,
  kHebrew = 64,
  kDevanagari = 128,
  kThai = 256,
  kGreek = 512,
  kOtherScript = 1024,
};
unsigned scripts(std::string_view utf8);

}  // namespace crossfade::text
