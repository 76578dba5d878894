#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::score {

/// What is said of a sound file's identity: by its tags, or by somebody. Empty is not said.
struct SoundClaim {
  std::string isrc = {};
  std::string spotify = {};  ///< URI, address or id of a track
  std::string artist = {};
  std::string title = {};
  double duration_s = std::numeric_limits<double>::quiet_NaN();  ///< as heard
};

/// How a row was found.
enum class MatchedBy : std::uint8_t {
  kNothing,
  kIsrc,
  kSpotify,
  kNames,           ///< artist and title are equal as words
  kNamesAndLength,  ///< and several are called so, or only without what stands in brackets
};
/// "isrc", "spotify", "names", "names_and_length"; empty for kNothing.
std::string_view matched_by_name(MatchedBy by);

struct RowMatch {
  std::optional<std::size_t> row;
  MatchedBy by = MatchedBy::kNothing;
  std::string reason;  ///< why there is none: words that follow the file's name
};

/// Finds the catalogue's row of a sound file. Nothing is guessed: an identifier that is given and
/// known decides; else artist and title, folded to words, must be equal. Several recordings of one
/// name are told apart by their length (2 s), and so is a name that is equal only without what
/// stands in brackets or behind " - ", which may be another version. Holds a reference.
class ReleasedMatcher {
 public:
  /// `catalogue` must have its identities.
  explicit ReleasedMatcher(const catalogue::Catalogue& catalogue);

  RowMatch match(const SoundClaim& claim) const;
  /// Whether any row has an ISRC.
  bool has_isrc() const { return !by_isrc_.empty(); }

 private:
  using Rows = std::vector<std::size_t>;
  using Index = std::unordered_map<std::string, Rows>;

  RowMatch by_identifier(const Index& index, const std::string& identifier, MatchedBy by,
                         const SoundClaim& claim) const;
  RowMatch by_names(const SoundClaim& claim) const;
  /// Rows of one recording each: the one of which the platform says most, the first of equals.
  Rows recordings_of(const Rows& rows) const;
  Rows as_long(const Rows& rows, double duration_s) const;

  const catalogue::Catalogue& catalogue_;
  Index by_isrc_;
  Index by_spotify_;
  Index by_name_;
  Index by_core_;
};

}  // namespace crossfade::score
