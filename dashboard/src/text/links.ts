import { both } from "./bilingual";

// Saved views and share links.

export const views = both("Saved views", "저장한 보기");
export const viewsNote = both(
  "A view keeps a page with its filters, tabs and order. The figures are always the newest.",
  "보기는 페이지의 필터, 탭, 정렬을 기억합니다. 수치는 항상 최신입니다.",
);
export const viewName = both("Name of this view", "이 보기의 이름");
export const saveView = both("Save this page", "이 페이지 저장");
export const savedView = both("“{name}” is saved.", "“{name}” 보기를 저장했습니다.");
export const noViews = both("No view is saved yet.", "저장한 보기가 없습니다.");
export const removeView = both("Remove the view {name}", "{name} 보기 삭제");
export const share = both("Share", "공유");
export const shareTitle = both("Share this page, read-only", "이 페이지를 읽기 전용으로 공유");
export const shareNote = both(
  "Whoever has the link sees this page as it is here, without an account, until it ends. Whoever makes links can close them under People and access.",
  "링크를 가진 사람은 만료될 때까지 계정 없이 이 페이지를 볼 수 있습니다. 링크는 사용자와 권한에서 닫을 수 있습니다.",
);
export const shareFor = both("Open for", "열어 두는 기간");
export const days = both("{n} days", "{n}일");
export const makeLink = both("Make the link", "링크 만들기");
export const shareShown = both("The link, shown this once", "링크(지금 한 번만 표시)");
export const shareShownNote = both("Copy it now; it is open until {until}.", "지금 복사해 주세요. {until}까지 열려 있습니다.");
export const shareRefused = both(
  "This link is no longer open. Ask for a new one.",
  "더 이상 열려 있지 않은 링크입니다. 새 링크를 요청해 주세요.",
);
