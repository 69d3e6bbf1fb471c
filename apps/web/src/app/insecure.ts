// A page that a browser does not trust has no keys: no sealing, no opening. Then one sentence stands instead of the app, in the
// language preferred, without any library, because this must show on whatever browser comes.

import type { Language } from "../look/look.ts";
import { languageFrom } from "../look/look.ts";

const SENTENCES: Readonly<Record<Language, string>> = {
  en: "This page was opened over a connection that the browser does not trust, so it cannot make or use keys here. Open it by https, or on the machine of the server itself by http://localhost; ask whoever gave you the address.",
  ar: "فُتحت هذه الصفحة عبر اتصال لا يثق به المتصفح، فلا يمكنها إنشاء المفاتيح أو استعمالها هنا. افتحوها عبر https، أو على جهاز الخادم نفسه عبر http://localhost، واسألوا من أعطاكم العنوان.",
  fa: "این صفحه از راه اتصالی باز شده که مرورگر به آن اعتماد ندارد، پس اینجا نمی‌تواند کلید بسازد یا به کار ببرد. آن را با https باز کنید، یا روی خود دستگاه سرور با http://localhost؛ از کسی که نشانی را داده بپرسید.",
};

/** Why this browser cannot run the app here; nothing when it can. */
export const whyInsecure = (
  isSecure: boolean,
  hasKeys: boolean,
  preferred: readonly string[],
): { readonly language: Language; readonly sentence: string } | undefined => {
  if (isSecure && hasKeys) return undefined;
  const language = languageFrom(preferred);
  return { language, sentence: SENTENCES[language] };
};

/** Puts the sentence in the page. */
export const showInsecure = (
  place: Element,
  { language, sentence }: { readonly language: Language; readonly sentence: string },
): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "en" ? "ltr" : "rtl";
  const alert = document.createElement("p");
  alert.setAttribute("role", "alert");
  alert.className = "alone";
  alert.textContent = sentence;
  place.replaceChildren(alert);
};
