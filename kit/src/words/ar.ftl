# Made by a machine. It needs checking by a person who speaks this language.
# What every young people's page carries.
site = New Belongings
skip = إلى الجزء الرئيسي
back = رجوع
exit = الخروج من الصفحة
privacy = كيف نحافظ على أمان كلامك
accessibility = هل يستطيع الجميع استخدام هذا الموقع؟
way-out = يمكنك الرجوع، أو البدء من جديد من الرابط الذي وصلك.
start-page = إلى صفحة البداية

# Which language.
language-title = لغتك
language-unchecked = هذه الترجمة من عمل كمبيوتر. لم يراجعها أي إنسان حتى الآن. قد تكون بعض الكلمات خاطئة.
language-english = القراءة بالإنجليزية
language-only-english = هذه الصفحة بالإنجليزية فقط.

# When something went wrong.
kept-title = لم يصلنا هذا
kept-lead = ما كتبته ما زال هنا. اضغط على الزر مرة أخرى.
kept-send = أرسل مرة أخرى
lost-title = لم نجد هذه الصفحة
lost-lead = ربما ينقص جزء من العنوان. ارجع واضغط على الرابط كله.
often-title = محاولات كثيرة
often-lead = انتظر قليلًا، ثم حاول مرة أخرى. الدقائق المتبقية: { $minutes }.
broken-title = حدث خطأ عندنا
broken-lead = هذا ليس ذنبك. لم يتغير شيء مما أرسلته. ارجع وحاول مرة أخرى بعد دقيقة.
wrong-title = لم ينجح ذلك
wrong-lead = افتح الصفحة من جديد وحاول مرة أخرى.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = اقرأ هذه الصفحة بصوت عالٍ
script-quiet = أوقف القراءة
script-title = لا يوجد إنترنت الآن
script-lead = لم نتمكن من إرسال هذه الصفحة. لا تحتاج إلى الكتابة مرة أخرى.
script-kept = هي محفوظة في هذا الهاتف ومقفلة. تُرسل عندما يعود الإنترنت وأنت هنا. بعد يوم غد لا يمكن إرسالها.
script-open = اترك هذه الصفحة مفتوحة. نحاول مرة أخرى عندما يعود الإنترنت.
script-again = حاول مرة أخرى
script-drop = تخلص منها
script-still = لا يوجد إنترنت بعد. ما كتبته ما زال هنا.
