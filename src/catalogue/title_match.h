#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::catalogue {

/// Whether a name is found in another; kUnknown where one is missing or holds no letter or digit.
enum class Match : std::uint8_t { kUnknown, kNo, kYes };

/// How the videos' names fit the tracks', one value a row.
struct TitleMatches {
  std::vector<Match> track;   ///< the title holds the track name
  std::vector<Match> artist;  ///< the title or the channel holds the artist name, less "The"
};

/// Compares the names of each row as title_holds_track() does; the same for any number of threads.
TitleMatches match_titles(const Catalogue& catalogue, int threads);

/// Whether `title` holds `track`, both as the file has them: the track's name, whole or without
/// what stands in brackets or behind " - " (guests, versions, films), folded to words, is part of
/// the folded title, or the title of it, or a window of the longer is .8 alike
/// (text::partial_ratio). Names of up to three letters must stand as whole words.
Match title_holds_track(std::string_view title, std::string_view track);

/// `track` without bracketed parts and without what follows " - "; as it is where nothing remains.
std::string core_name(std::string_view track);

}  // namespace crossfade::catalogue
