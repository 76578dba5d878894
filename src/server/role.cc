#include "server/role.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::server {
namespace {

constexpr std::array<std::string_view, 3> kRoles = {"viewer", "analyst", "admin"};
constexpr std::array<std::string_view, 4> kKinds = {"local", "person", "token", "share"};

}  // namespace

std::string_view name_of(Role role) { return kRoles.at(static_cast<std::size_t>(role)); }

Role role_named(std::string_view name) {
  const auto found = std::ranges::find(kRoles, name);
  if (found == kRoles.end()) {
    throw base::Error(base::ErrorKind::kUsage, "there is no role \"" + std::string(name) + "\"", {},
                      "take viewer, analyst or admin");
  }
  return static_cast<Role>(found - kRoles.begin());
}

Role needed_role(Right right) {
  switch (right) {
    case Right::kRead:
    case Right::kScore:
    case Right::kOwnAccount:
      return Role::kViewer;
    case Right::kUpload:
    case Right::kRunStudy:
    case Right::kEditPlan:
    case Right::kSaveView:
    case Right::kShare:
      return Role::kAnalyst;
    case Right::kManagePeople:
    case Right::kManageTokens:
    case Right::kReadAudit:
    case Right::kChooseModels:
      return Role::kAdmin;
  }
  CF_CHECK(false);
  return Role::kAdmin;
}

Visitor local_visitor() { return {Visitor::Kind::kLocal, 0, "local", Role::kAdmin}; }

std::string_view name_of(Visitor::Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

bool may(const Visitor& visitor, Right right) {
  if (visitor.kind == Visitor::Kind::kShare) return right == Right::kRead;
  if (right == Right::kOwnAccount) return visitor.kind == Visitor::Kind::kPerson;
  return visitor.role >= needed_role(right);
}

}  // namespace crossfade::server
