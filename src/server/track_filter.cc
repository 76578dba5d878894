#include "server/track_filter.h"

#include <algorithm>
#include <map>

#include "base/bytes.h"
#include "server/board.h"
#include "server/board_caches.h"

namespace crossfade::server {
namespace {

using catalogue::Catalogue;
using catalogue::Flag;
using catalogue::NameId;

// The members that have facets; a row that fails one alone still counts in that one's facet.
enum Facet : std::uint8_t { kAlbumType = 1, kOfficial = 2, kKind = 4, kLicensed = 8 };

std::size_t place_of(Flag flag) { return static_cast<std::size_t>(static_cast<int>(flag) + 1); }

// Which groups are wanted; empty: all.
std::vector<char> wanted_groups(const RowGroups& groups,
                                const std::vector<std::uint64_t>& identities) {
  if (identities.empty()) return {};
  std::vector<char> wanted(groups.size() + 1);  // never empty; the last is for no group
  for (const std::uint64_t identity : identities) {
    if (const auto group = groups.find(identity)) wanted[*group] = 1;
  }
  return wanted;
}

bool is_in(const std::vector<char>& wanted, const RowGroups& groups, std::uint32_t row) {
  if (wanted.empty()) return true;
  const std::uint32_t group = groups.of_row(row);
  return group != RowGroups::kNoGroup && wanted[group] != 0;
}

bool is_in(const CountRange& range, double count) {
  return range.says_nothing() || (count >= range.low && count <= range.high);
}

template <typename Value>
bool is_in(const std::vector<Value>& wanted, const Value& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

// The distinct album types of a catalogue as small numbers: there are a handful.
struct AlbumTypes {
  std::vector<std::uint32_t> number;  // by NameId; one more for the missing
  std::vector<std::string> value;
  std::vector<char> wanted;

  AlbumTypes(const Catalogue& catalogue, const std::vector<std::string>& asked)
      : number(catalogue.names.size() + 1, UINT32_MAX) {
    for (const NameId name : catalogue.album_type) {
      std::uint32_t& given = number[place(name)];
      if (given != UINT32_MAX) continue;
      given = static_cast<std::uint32_t>(value.size());
      value.emplace_back(catalogue.text(name));
      wanted.push_back(is_in(asked, value.back()) ? 1 : 0);
    }
  }
  std::size_t place(NameId name) const {
    return name == catalogue::kNoName ? number.size() - 1 : name;
  }
  std::uint32_t of(NameId name) const { return number[place(name)]; }
};

// What a text search found.
class TextSearch {
 public:
  TextSearch(const Board& board, const std::string& text)
      : board_(board), query_(search_words(text)) {
    if (!query_.words.empty()) words_ = board.texts.words_of_names(query_);
    all_ = static_cast<std::uint8_t>((1U << query_.words.size()) - 1);
  }

  bool is_used() const { return !query_.words.empty(); }
  bool fits(std::uint32_t row) const {
    if (all_ == 0) return true;
    std::uint8_t found = 0;
    for_each_name(row, [&](NameId name) { found |= words_[name]; });
    return found == all_;
  }
  TextMatch match(std::uint32_t row) const {
    TextMatch best = TextMatch::kWords;
    for_each_name(row, [&](NameId name) {
      best = std::min(best, board_.texts.match(name, query_, words_[name]));
    });
    return best;
  }

 private:
  template <typename Visit>
  void for_each_name(std::uint32_t row, const Visit& visit) const {
    const Catalogue& c = board_.catalogue();
    for (const auto* names : {&c.artist, &c.track, &c.album, &c.title, &c.channel, &c.isrc}) {
      const NameId name = (*names)[row];
      if (name != catalogue::kNoName) visit(name);
    }
  }

  const Board& board_;
  SearchWords query_;
  std::vector<std::uint8_t> words_;  // by NameId
  std::uint8_t all_ = 0;
};

// Decides row by row.
class RowJudge {
 public:
  RowJudge(const Board& board, const TrackFilter& filter)
      : board_(board),
        filter_(filter),
        artists_(wanted_groups(board.artists, filter.artists)),
        videos_(wanted_groups(board.videos, filter.videos)),
        channels_(wanted_groups(board.channels, filter.channels)),
        album_types_(board.catalogue(), filter.album_types),
        search_(board, filter.text),
        album_counts_(album_types_.value.size()) {}

  Selection select() {
    Selection selection;
    for (std::uint32_t row = 0; row < board_.size(); ++row) {
      if (!fits_rest(row)) continue;
      const std::uint8_t failed = failed_facets(row);
      count_facets(row, failed, selection.facets);
      if (failed != 0) continue;
      selection.rows.push_back(row);
      if (search_.is_used()) selection.match.push_back(search_.match(row));
    }
    std::map<std::string, std::size_t> sorted;
    for (std::size_t i = 0; i < album_counts_.size(); ++i) {
      sorted[album_types_.value[i]] = album_counts_[i];
    }
    for (const auto& [value, tracks] : sorted) {
      selection.facets.album_types.push_back({value, tracks});
    }
    return selection;
  }

 private:
  bool fits_rest(std::uint32_t row) const {
    const Catalogue& c = board_.catalogue();
    return is_in(filter_.streams, c.streams[row]) && is_in(filter_.views, c.views[row]) &&
           fits_dates(c.release_date[row]) && is_in(artists_, board_.artists, row) &&
           is_in(videos_, board_.videos, row) && is_in(channels_, board_.channels, row) &&
           search_.fits(row);
  }
  bool fits_dates(base::Date date) const {
    if (!filter_.released_from.known() && !filter_.released_to.known()) return true;
    if (!date.known()) return false;
    return date >= filter_.released_from &&  // a missing date is the earliest of all
           (!filter_.released_to.known() || date <= filter_.released_to);
  }
  std::uint8_t failed_facets(std::uint32_t row) const {
    const Catalogue& c = board_.catalogue();
    unsigned failed = 0;
    if (album_types_.wanted[album_types_.of(c.album_type[row])] == 0) failed |= kAlbumType;
    if (!is_in(filter_.official_video, c.official_video[row])) failed |= kOfficial;
    if (!is_in(filter_.video_kinds, board_.video_kind[row])) failed |= kKind;
    if (!is_in(filter_.licensed, c.licensed[row])) failed |= kLicensed;
    return static_cast<std::uint8_t>(failed);
  }
  void count_facets(std::uint32_t row, std::uint8_t failed, Facets& facets) {
    const Catalogue& c = board_.catalogue();
    const auto fits_others = [failed](Facet facet) { return (failed & ~unsigned{facet}) == 0; };
    if (fits_others(kAlbumType)) ++album_counts_[album_types_.of(c.album_type[row])];
    if (fits_others(kOfficial)) ++facets.official_video[place_of(c.official_video[row])];
    if (fits_others(kKind)) ++facets.video_kinds[static_cast<std::size_t>(board_.video_kind[row])];
    if (fits_others(kLicensed)) ++facets.licensed[place_of(c.licensed[row])];
  }

  const Board& board_;
  const TrackFilter& filter_;
  std::vector<char> artists_;
  std::vector<char> videos_;
  std::vector<char> channels_;
  AlbumTypes album_types_;
  TextSearch search_;
  std::vector<std::size_t> album_counts_;
};

template <typename Value>
void put_set(std::vector<Value> values, base::ByteWriter& out) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  out.put_vector<Value>(values);
}

}  // namespace

std::string filter_key(const TrackFilter& filter) {
  base::ByteWriter out;
  for (const auto* identities : {&filter.artists, &filter.videos, &filter.channels}) {
    put_set(*identities, out);
  }
  std::vector<std::string> album_types = filter.album_types;
  std::ranges::sort(album_types);
  out.put<std::uint64_t>(album_types.size());
  for (const std::string& type : album_types) out.put_string(type);
  put_set(filter.official_video, out);
  put_set(filter.video_kinds, out);
  put_set(filter.licensed, out);
  for (const CountRange* range : {&filter.streams, &filter.views}) {
    out.put(range->low);
    out.put(range->high);
  }
  out.put(filter.released_from.days);
  out.put(filter.released_to.days);
  out.put_string(search_words(filter.text).whole);
  return out.bytes();
}

std::shared_ptr<const Selection> select_tracks(const Board& board, const TrackFilter& filter) {
  const std::string key = filter_key(filter);
  return board.caches->selections.get(key, [&] {
    Selection selection = RowJudge(board, filter).select();
    selection.key = key;
    return selection;
  });
}

}  // namespace crossfade::server
