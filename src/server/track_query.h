#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "server/item_order.h"
#include "server/track_filter.h"

namespace crossfade::server {

/// Throws base::Error (kUsage) for a parameter of the query that is not in `allowed`: a misspelt
/// question must not be answered as another one.
void refuse_unknown(const http::Request& request, std::initializer_list<std::string_view> allowed);
/// The same where the parameters of track_filter() are allowed, too.
void refuse_unknown_beside_filter(const http::Request& request,
                                  std::initializer_list<std::string_view> allowed);

/// What is searched for: UTF-8 of at most 200 characters. Throws base::Error (kUsage).
std::string search_text(std::string_view given);

/// The filter that the query asks for: artist, album_type, video, licensed (each may be repeated),
/// streams_min, streams_max, views_min, views_max, q. Throws base::Error (kUsage) for what cannot
/// be meant.
TrackFilter track_filter(const http::Request& request);

/// Which part of a table is asked for, and how it is sorted.
struct PageQuery {
  TableSort sort;
  std::size_t limit = 100;
  std::string cursor = {};  ///< empty: by `first`
  std::size_t first = 0;
};
/// By sort, order, limit (1 to 500), cursor, first. `sort` is what a table is sorted by where none
/// is asked for, falling.
PageQuery page_query(const http::Request& request, std::string_view sort);

/// The parameter `limit`, 1 to 500; `usual` where there is none. Throws base::Error (kUsage).
std::size_t limit_parameter(const http::Request& request, std::size_t usual);

/// A whole number of the query, from 0 on. Throws base::Error (kUsage) for what is none.
std::optional<std::size_t> count_parameter(const http::Request& request, std::string_view name);

}  // namespace crossfade::server
