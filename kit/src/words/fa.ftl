# Made by a machine. It needs checking by a person who speaks this language.
# What every young people's page carries.
site = New Belongings
skip = رفتن به بخش اصلی
back = برگشت
exit = خروج از صفحه
privacy = چطور حرف‌های شما را امن نگه می‌داریم
accessibility = آیا همه می‌توانند از این سایت استفاده کنند؟
way-out = می‌توانید برگردید، یا از لینکی که برای شما فرستاده شده دوباره شروع کنید.
start-page = رفتن به صفحهٔ شروع

# Which language.
language-title = زبان شما
language-unchecked = این ترجمه را کامپیوتر ساخته است. هنوز هیچ انسانی آن را بررسی نکرده است. شاید بعضی کلمه‌ها غلط باشد.
language-english = به انگلیسی بخوانید
language-only-english = این صفحه فقط به انگلیسی است.

# When something went wrong.
kept-title = این به ما نرسید
kept-lead = آنچه نوشتید هنوز اینجاست. دکمه را دوباره بزنید.
kept-send = دوباره بفرستید
lost-title = این صفحه پیدا نشد
lost-lead = شاید بخشی از نشانی کم باشد. برگردید و روی تمام لینک فشار بدهید.
often-title = تلاش‌های زیاد
often-lead = کمی صبر کنید، بعد دوباره امتحان کنید. دقیقه‌های مانده: { $minutes }.
broken-title = مشکلی از طرف ما پیش آمد
broken-lead = تقصیر شما نیست. چیزی که فرستادید تغییر نکرد. برگردید و یک دقیقه بعد دوباره امتحان کنید.
wrong-title = این کار نشد
wrong-lead = صفحه را دوباره باز کنید و یک بار دیگر امتحان کنید.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = این صفحه را بلند بخوان
script-quiet = خواندن را قطع کن
script-title = الان اینترنت نیست
script-lead = نتوانستیم این صفحه را بفرستیم. لازم نیست دوباره بنویسید.
script-kept = روی همین گوشی نگه داشته شده و قفل است. وقتی اینجا دوباره اینترنت داشته باشید، فرستاده می‌شود. بعد از فردا دیگر نمی‌شود آن را فرستاد.
script-open = این صفحه را باز بگذارید. وقتی اینترنت بیاید دوباره امتحان می‌کنیم.
script-again = دوباره امتحان کنید
script-drop = دور بیندازید
script-still = هنوز اینترنت نیست. آنچه نوشتید هنوز اینجاست.
