#pragma once

#include <cstdint>
#include <string>

#include "base/random.h"

namespace crossfade::catalogue {

/// The kinds of names that a synthetic catalogue holds.
enum class NameStyle : std::uint8_t { kEnglish, kSpanish, kKorean, kJapanese, kArabic };

/// A style, with about the shares that scripts have in the public file.
NameStyle draw_style(base::Random& random);

/// The name of artist `number`. Two numbers of one style never give the same name, so that the
/// artists of a big catalogue stay apart.
std::string artist_name(NameStyle style, std::uint64_t number);

/// A track name of one to four words; some hold quotes, commas, guests, or say that they are a
/// remaster, a live recording or from a film.
std::string draw_track_name(NameStyle style, base::Random& random);

/// One to three words, for albums.
std::string draw_words(NameStyle style, base::Random& random);

}  // namespace crossfade::catalogue
