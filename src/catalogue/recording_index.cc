#include "catalogue/recording_index.h"

#include "base/check.h"
#include "catalogue/identity.h"
#include "catalogue/key_table.h"

namespace crossfade::catalogue {
namespace {

std::vector<std::uint64_t> recording_ids(const Catalogue& catalogue) {
  if (catalogue.ids.recording.size() == catalogue.size()) return catalogue.ids.recording;
  CF_CHECK(catalogue.ids.recording.empty());
  Catalogue copy = catalogue;
  IdentityIndex index;
  assign_identities(copy, index);
  return copy.ids.recording;
}

}  // namespace

RecordingIndex index_recordings(const Catalogue& catalogue) {
  RecordingIndex index;
  index.recording = recording_ids(catalogue);
  index.is_first.resize(index.recording.size());
  KeyTable seen;
  seen.reserve(index.recording.size());
  for (std::size_t row = 0; row < index.recording.size(); ++row) {
    index.is_first[row] = seen.insert(index.recording[row]);
  }
  index.recordings = seen.size();
  return index;
}

}  // namespace crossfade::catalogue
