#include "catalogue/title_match.h"

#include <algorithm>

#include "base/parallel.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::catalogue {
namespace {

constexpr double kAlike = 0.8;
constexpr std::size_t kShortBytes = 3;
constexpr std::size_t kBlockRows = 8192;

bool holds_words(std::string_view text, std::string_view words) {
  return (" " + std::string(text) + " ").find(" " + std::string(words) + " ") != std::string::npos;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Both folded to words. The cheap ways first; most names match by them.
bool is_alike(std::string_view text, std::string_view name) {
  const std::string_view shorter = text.size() < name.size() ? text : name;
  if (shorter.size() <= kShortBytes) return holds_words(text, name) || holds_words(name, text);
  if (text.find(name) != std::string_view::npos) return true;
  const std::string dense_text = without_blanks(std::string(text));
  const std::string dense_name = without_blanks(std::string(name));
  if (dense_text.find(dense_name) != std::string::npos) return true;
  if (dense_name.find(dense_text) != std::string::npos) return true;
  return text::partial_ratio(text, name) >= kAlike;
}

// `title` folded already.
Match match_track(std::string_view title, std::string_view track) {
  const std::string core = text::fold_words(core_name(track));
  if (!core.empty() && !title.empty() && is_alike(title, core)) return Match::kYes;
  const std::string whole = text::fold_words(track);
  if (title.empty() || whole.empty()) return Match::kUnknown;
  return whole != core && is_alike(title, whole) ? Match::kYes : Match::kNo;
}

// All folded already.
Match match_artist(std::string_view title, std::string_view channel, std::string_view artist) {
  if (artist.starts_with("the ")) artist.remove_prefix(4);
  if ((title.empty() && channel.empty()) || artist.empty()) return Match::kUnknown;
  const bool found = (!title.empty() && is_alike(title, artist)) ||
                     (!channel.empty() && is_alike(channel, artist));
  return found ? Match::kYes : Match::kNo;
}

// The folded form of the name asked for last: rows of an artist stand together.
class LastFolded {
 public:
  explicit LastFolded(const NamePool& names) : names_(names) {}
  const std::string& of(NameId name) {
    if (name != last_) {
      folded_ = text::fold_words(names_.text(name));
      last_ = name;
    }
    return folded_;
  }

 private:
  const NamePool& names_;
  NameId last_ = kNoName;
  std::string folded_;
};

void match_block(const Catalogue& catalogue, std::size_t begin, TitleMatches& matches) {
  LastFolded titles(catalogue.names);
  LastFolded channels(catalogue.names);
  LastFolded artists(catalogue.names);
  const std::size_t end = std::min(begin + kBlockRows, catalogue.size());
  for (std::size_t row = begin; row < end; ++row) {
    const std::string& title = titles.of(catalogue.title[row]);
    matches.track[row] = match_track(title, catalogue.text(catalogue.track[row]));
    matches.artist[row] =
        match_artist(title, channels.of(catalogue.channel[row]), artists.of(catalogue.artist[row]));
  }
}

}  // namespace

std::string core_name(std::string_view track) {
  std::string core;
  int depth = 0;
  const std::string_view head = track.substr(0, track.find(" - "));
  for (const char c : head) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) core += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  const bool blank = core.find_first_not_of(' ') == std::string::npos;
  return blank ? std::string(track) : core;
}

Match title_holds_track(std::string_view title, std::string_view track) {
  return match_track(text::fold_words(title), track);
}

TitleMatches match_titles(const Catalogue& catalogue, int threads) {
  TitleMatches matches;
  matches.track.resize(catalogue.size());
  matches.artist.resize(catalogue.size());
  const std::size_t blocks = (catalogue.size() + kBlockRows - 1) / kBlockRows;
  base::parallel_for(blocks, threads, [&](std::size_t block) {
    match_block(catalogue, block * kBlockRows, matches);
  });
  return matches;
}

}  // namespace crossfade::catalogue
