#include "server/saved_views.h"

#include <algorithm>

#include "base/error.h"
#include "server/entered_text.h"
#include "server/nullable.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

constexpr std::size_t kMostViews = 1000;

std::optional<std::int64_t> person_of(const Visitor& visitor) {
  if (visitor.kind != Visitor::Kind::kPerson) return std::nullopt;
  return visitor.id;
}

}  // namespace

std::vector<SavedView> list_views(Store& store) {
  std::vector<SavedView> views;
  Statement rows(store,
                 "SELECT v.view_id, v.name, v.page, p.name, v.made_at, v.person_id "
                 "FROM saved_views v LEFT JOIN people p USING (person_id) ORDER BY v.view_id");
  while (rows.step()) {
    views.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                     std::string(rows.text(3)), rows.integer(4), integer_if_known(rows, 5)});
  }
  std::ranges::stable_sort(views, {}, [](const SavedView& view) { return text::fold(view.name); });
  return views;
}

std::int64_t save_view(Store& store, const Visitor& visitor, const SavedView& view) {
  const std::string name = checked_name("the name of a view", view.name);
  const std::string page = checked_page(view.page);
  const std::vector<SavedView> views = list_views(store);
  for (const SavedView& old : views) {
    if (old.person != person_of(visitor) || text::fold(old.name) != text::fold(name)) continue;
    Statement update(store,
                     "UPDATE saved_views SET name = ?, page = ?, made_at = ? WHERE view_id = ?");
    update.bind(0, name).bind(1, page).bind(2, view.made_at).bind(3, old.id).run();
    return old.id;
  }
  if (views.size() >= kMostViews) {
    throw base::Error(base::ErrorKind::kUsage, "there are 1,000 saved views already", {},
                      "remove some first");
  }
  Statement insert(store,
                   "INSERT INTO saved_views (person_id, name, page, made_at) VALUES (?, ?, ?, ?)");
  if (const auto person = person_of(visitor)) insert.bind(0, *person);
  insert.bind(1, name).bind(2, page).bind(3, view.made_at).run();
  return store.last_row_id();
}

void remove_view(Store& store, const Visitor& visitor, std::int64_t id) {
  Statement owner(store, "SELECT person_id FROM saved_views WHERE view_id = ?");
  owner.bind(0, id);
  if (!owner.step()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no saved view " + std::to_string(id));
  }
  const std::optional<std::int64_t> person = integer_if_known(owner, 0);
  const bool is_theirs = person && person == person_of(visitor);
  if (!is_theirs && visitor.role < Role::kAdmin) {
    throw base::Error(base::ErrorKind::kUsage, "the view is somebody else's", {},
                      "its owner or an admin can remove it");
  }
  owner.step();
  Statement(store, "DELETE FROM saved_views WHERE view_id = ?").bind(0, id).run();
}

}  // namespace crossfade::server
