# Made by a machine. It needs checking by a person who speaks this language.
site = New Belongings
skip = بڕۆ بۆ بەشی سەرەکی
back = بگەڕێوە
exit = لەم پەڕەیە دەربچۆ
privacy = چۆن بە پارێزراوی دەیھێڵینەوە
accessibility = ئایا ھەموو کەسێک دەتوانێت ئەم ماڵپەڕە بەکاربھێنێت؟
way-out = دەتوانیت بگەڕێیتەوە، یان لەو لینکەوە کە بۆت نێردراوە دووبارە دەست پێ بکەیت.
start-page = بڕۆ بۆ پەڕەی دەستپێک

# Which language.
language-title = زمانەکەت
language-unchecked = ئەم وەرگێڕانە کۆمپیوتەر کردوویەتی. ھێشتا ھیچ مرۆڤێک سەیری نەکردووە. لەوانەیە ھەندێک وشە ھەڵە بن.
language-english = بە ئینگلیزی بیخوێنەرەوە
language-only-english = ئەم پەڕەیە تەنھا بە ئینگلیزییە.

# When something went wrong.
kept-title = ئەوە پێمان نەگەیشت
kept-lead = ئەوەی نووسیوتە ھێشتا لێرەیە. دیسان دوگمەکە دابگرە.
kept-send = دووبارە بینێرە
lost-title = ئەم پەڕەیە نەدۆزرایەوە
lost-lead = ڕەنگە بەشێک لە ناونیشانەکە کەم بێت. بگەڕێوە و ھەموو لینکەکە دابگرە.
often-title = ھەوڵی زۆر درا
often-lead = کەمێک چاوەڕێ بکە، پاشان دووبارە ھەوڵ بدەوە. خولەکی ماوە: { $minutes }.
broken-title = ھەڵەیەک لە لای ئێمە ڕوویدا
broken-lead = ھەڵەی تۆ نییە. ھیچ لەوەی ناردت نەگۆڕا. بگەڕێوە و دوای خولەکێک دووبارە ھەوڵ بدەوە.
wrong-title = ئەوە سەری نەگرت
wrong-lead = پەڕەکە دووبارە بکەرەوە و جارێکی تر ھەوڵ بدەوە.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = ئەم پەڕەیە بە دەنگی بەرز بخوێنەوە
script-quiet = خوێندنەوە بوەستێنە
script-title = ئێستا ئینتەرنێت نییە
script-lead = نەمانتوانی ئەم پەڕەیە بنێرین. پێویست ناکات دووبارە بینووسیت.
script-kept = لەم مۆبایلەدا پارێزراوە و قوفڵ دراوە. کاتێک لێرە دووبارە ئینتەرنێتت ھەبێت دەنێردرێت. دوای سبەی ئیتر ناتوانرێت بنێردرێت.
script-open = ئەم پەڕەیە بە کراوەیی بھێڵەوە. کاتێک ئینتەرنێت گەڕایەوە دووبارە ھەوڵ دەدەین.
script-again = دووبارە ھەوڵ بدەوە
script-drop = فڕێی بدە
script-still = ھێشتا ئینتەرنێت نییە. ئەوەی نووسیوتە ھێشتا لێرەیە.
