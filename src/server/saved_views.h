#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/role.h"
#include "store/store.h"

namespace crossfade::server {

/// The table of saved views: states of pages that somebody gave a name. All see all of them;
/// whoever saved one, or an admin, may remove it. What changes the table is to be called within a
/// store::Transaction; the server's tables must have been brought up to date (schema.h).

struct SavedView {
  std::int64_t id = 0;
  std::string name;
  std::string page = {};     ///< path and query
  std::string owner = {};    ///< name; empty: nobody's (no accounts, a program, who has left)
  std::int64_t made_at = 0;  ///< seconds since 1970
  std::optional<std::int64_t> person = {};  ///< number of the owner
};

/// By name, then in the order in which they were saved.
std::vector<SavedView> list_views(store::Store& store);
/// Saves view.page under view.name and returns the view's number; the visitor's view of the same
/// name (for text::fold()) takes the new page and keeps its number. Throws base::Error (kUsage) for
/// what checked_name() or checked_page() refuses, or beyond 1,000 views.
std::int64_t save_view(store::Store& store, const Visitor& visitor, const SavedView& view);
/// Throws base::Error: kNotFound; kUsage where it is another person's and the visitor no admin.
void remove_view(store::Store& store, const Visitor& visitor, std::int64_t id);

}  // namespace crossfade::server
