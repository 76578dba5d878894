#include "catalogue/name_pool.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::catalogue {
namespace {

TEST_CASE("a text has one id, counted in the order of first sight") {
  NamePool pool;
  CHECK(pool.add("아이유") == 0);
  CHECK(pool.add("Beyoncé") == 1);
  CHECK(pool.add("아이유") == 0);
  CHECK(pool.size() == 2);
  CHECK(pool.text(0) == "아이유");
  CHECK(pool.text(1) == "Beyoncé");
}

TEST_CASE("the empty text is no name and takes no entry") {
  NamePool pool;
  CHECK(pool.add("") == kNoName);
  CHECK(pool.size() == 0);
  CHECK(pool.text(kNoName).empty());
}

TEST_CASE("a pool of many names finds each of them, also after its index was released") {
  NamePool pool;
  constexpr NameId kNames = 20000;
  for (NameId i = 0; i < kNames; ++i) CHECK(pool.add("name " + std::to_string(i)) == i);
  pool.release_index();
  for (NameId i = 0; i < kNames; ++i) {
    CHECK(pool.add("name " + std::to_string(i)) == i);
    CHECK(pool.text(i) == "name " + std::to_string(i));
  }
  CHECK(pool.add("one more") == kNames);
}

}  // namespace
}  // namespace crossfade::catalogue
