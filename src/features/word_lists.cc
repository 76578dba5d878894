#include "features/word_lists.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/hash.h"
#include "base/random.h"
#include "text/unicode.h"

namespace crossfade::features {

void WordLists::add(std::string_view text) {
  const std::string folded = text::fold_words(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    if (length > 0) words_.push_back(base::hash64(rest.substr(0, length)));
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  end_.push_back(static_cast<std::uint32_t>(words_.size()));
}

void WordLists::add(std::span<const std::uint64_t> words) {
  words_.insert(words_.end(), words.begin(), words.end());
  end_.push_back(static_cast<std::uint32_t>(words_.size()));
}

void WordLists::write(base::ByteWriter& out) const {
  out.put_vector(std::span<const std::uint64_t>(words_));
  out.put_vector(std::span<const std::uint32_t>(end_));
}

WordLists WordLists::read(base::ByteReader& in) {
  WordLists lists;
  lists.words_ = in.get_vector<std::uint64_t>();
  lists.end_ = in.get_vector<std::uint32_t>();
  if (!std::ranges::is_sorted(lists.end_) ||
      (lists.end_.empty() ? 0 : lists.end_.back()) != lists.words_.size()) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds damaged lists of words",
                      {in.file(), 0, 0}, "train the models again");
  }
  return lists;
}

std::uint64_t name_of_words(std::span<const std::uint64_t> words) {
  std::uint64_t name = 0;
  for (const std::uint64_t word : words) name = base::mix_seed(name, word) | 1;
  return name;
}

}  // namespace crossfade::features
