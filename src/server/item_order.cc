#include "server/item_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/base64.h"
#include "base/bytes.h"
#include "base/error.h"
#include "server/board.h"
#include "server/board_caches.h"

namespace crossfade::server {
namespace {

using catalogue::NameId;

constexpr std::size_t kSortBytes = 256;

bool is_missing(const SortKey& key) { return std::isnan(key.number) && key.text.empty(); }

// Whether `a` stands before `b`, both with their items.
bool stands_before(const SortKey& a, std::uint32_t a_item, const SortKey& b, std::uint32_t b_item,
                   bool descending) {
  if (is_missing(a) != is_missing(b)) return is_missing(b);
  if (!is_missing(a)) {
    const SortKey& first = descending ? b : a;
    const SortKey& second = descending ? a : b;
    if (first.number < second.number || first.text < second.text) return true;
    if (second.number < first.number || second.text < first.text) return false;
  }
  return a_item < b_item;
}

// The first eight bytes of a text as a number that sorts as they do.
std::uint64_t head_of(std::string_view text) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) {
    head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return head;
}

std::vector<std::uint32_t> make_ranks(const Board& board, std::span<const NameId> names) {
  struct Entry {
    std::uint64_t head;
    NameId name;
  };
  std::vector<char> is_listed(board.catalogue().names.size());
  std::vector<Entry> entries;
  for (const NameId name : names) {
    if (name == catalogue::kNoName || is_listed[name] != 0) continue;
    is_listed[name] = 1;
    entries.push_back({head_of(sort_text(board, name)), name});
  }
  std::ranges::sort(entries, [&board](const Entry& a, const Entry& b) {
    if (a.head != b.head) return a.head < b.head;
    return sort_text(board, a.name) < sort_text(board, b.name);
  });
  std::vector<std::uint32_t> ranks(is_listed.size());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool is_next =
        i > 0 && (entries[i].head != entries[i - 1].head ||
                  sort_text(board, entries[i].name) != sort_text(board, entries[i - 1].name));
    rank += is_next ? 1 : 0;
    ranks[entries[i].name] = rank;
  }
  return ranks;
}

struct Cursor {
  double number = 0;
  std::string text;
  std::uint32_t item = 0;
};

std::optional<Cursor> read_cursor(std::string_view cursor, const TableSort& sort) {
  const std::optional<std::string> bytes = base::parse_base64_url(cursor);
  if (!bytes) return std::nullopt;
  try {
    base::ByteReader in(*bytes, "cursor");
    if (in.get_string() != sort.column || in.get<bool>() != sort.descending) return std::nullopt;
    Cursor read;
    read.number = in.get<double>();
    read.text = in.get_string();
    read.item = in.get<std::uint32_t>();
    if (!in.at_end()) return std::nullopt;
    return read;
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

}  // namespace

ItemOrder sort_items(std::span<const std::uint32_t> items, std::span<const double> keys,
                     bool descending) {
  struct Keyed {
    double key;
    std::uint32_t item;
  };
  std::vector<Keyed> known;
  ItemOrder missing;
  known.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (std::isnan(keys[i])) {
      missing.push_back(items[i]);
    } else {
      known.push_back({descending ? -keys[i] : keys[i], items[i]});
    }
  }
  std::ranges::sort(known, [](const Keyed& a, const Keyed& b) {
    return a.key < b.key || (a.key == b.key && a.item < b.item);
  });
  ItemOrder order;
  order.reserve(items.size());
  for (const Keyed& each : known) order.push_back(each.item);
  order.insert(order.end(), missing.begin(), missing.end());
  return order;
}

std::string_view sort_text(const Board& board, NameId name) {
  const std::string_view folded = board.texts.folded(name);
  return (folded.empty() ? board.catalogue().text(name) : folded).substr(0, kSortBytes);
}

std::shared_ptr<const std::vector<std::uint32_t>> rank_names(const Board& board,
                                                             const std::string& column,
                                                             std::span<const NameId> names) {
  return board.caches->name_ranks.get(column, [&] { return make_ranks(board, names); });
}

double rank_key(const Board& board, const std::vector<std::uint32_t>& ranks, NameId name) {
  if (name == catalogue::kNoName || sort_text(board, name).empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return ranks[name];
}

std::string write_cursor(const TableSort& sort, const SortKey& key, std::uint32_t item) {
  base::ByteWriter out;
  out.put_string(sort.column);
  out.put(sort.descending);
  out.put(key.number);
  out.put_string(key.text);
  out.put(item);
  return base::base64_url(out.bytes());
}

std::size_t place_behind(std::string_view cursor, const TableSort& sort, const ItemOrder& order,
                         const KeyOf& key_of) {
  const std::optional<Cursor> read = read_cursor(cursor, sort);
  if (!read) {
    throw base::Error(base::ErrorKind::kUsage, "the cursor is none of a table sorted like this", {},
                      "begin with the first page");
  }
  const SortKey last{read->number, read->text};
  const auto place = std::ranges::partition_point(order, [&](std::uint32_t item) {
    return !stands_before(last, read->item, key_of(item), item, sort.descending);
  });
  return static_cast<std::size_t>(place - order.begin());
}

TablePart cut_order(const ItemOrder& order, std::size_t first, std::size_t count,
                    const TableSort& sort, const KeyOf& key_of) {
  TablePart part{first, order.size(), {}, {}};
  const std::size_t begin = std::min(first, order.size());
  const std::size_t end = begin + std::min(count, order.size() - begin);
  part.items.assign(order.begin() + static_cast<std::ptrdiff_t>(begin),
                    order.begin() + static_cast<std::ptrdiff_t>(end));
  if (begin < end && end < order.size()) {
    part.next = write_cursor(sort, key_of(part.items.back()), part.items.back());
  }
  return part;
}

}  // namespace crossfade::server
