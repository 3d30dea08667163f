# Made by a machine. It needs checking by a person who speaks this language.
# What stands on every page
site = New Belongings
skip = ወደ ዋናው ክፍል ይለፉ
back = ወደ ኋላ
exit = ከዚህ ገጽ ይውጡ
privacy = የሚነግሩንን እንዴት እንደምንጠብቅ
accessibility = ይህን ድረ ገጽ ሁሉም ሰው መጠቀም ይችላል?
way-out = ወደ ኋላ መመለስ ይችላሉ፤ ወይም ከተላከልዎት ሊንክ እንደገና መጀመር ይችላሉ።
start-page = ወደ መነሻ ገጽ ይሂዱ

# Which language.
language-title = ቋንቋዎ
language-unchecked = ይህን ትርጉም የሠራው ኮምፒውተር ነው። እስካሁን ትክክል መሆኑን ያየ ሰው የለም። አንዳንድ ቃላት የተሳሳቱ ሊሆኑ ይችላሉ።
language-english = በእንግሊዝኛ ያንብቡት
language-only-english = ይህ ገጽ በእንግሊዝኛ ብቻ ነው።

# When something went wrong.
kept-title = ያ አልደረሰንም
kept-lead = የጻፉት አሁንም እዚህ አለ። አዝራሩን እንደገና ይጫኑ።
kept-send = እንደገና ይላኩ
lost-title = ይህ ገጽ አልተገኘም
lost-lead = ከአድራሻው የጎደለ ክፍል ሊኖር ይችላል። ወደ ኋላ ይመለሱና ሙሉውን ሊንክ ይጫኑ።
often-title = ብዙ ሙከራዎች
often-lead = ትንሽ ይጠብቁ፤ ከዚያ እንደገና ይሞክሩ። የቀሩት ደቂቃዎች፦ { $minutes }።
broken-title = በእኛ በኩል ችግር ተፈጠረ
broken-lead = ጥፋቱ የእርስዎ አይደለም። የላኩት ነገር አልተቀየረም። ወደ ኋላ ይመለሱና ከአንድ ደቂቃ በኋላ እንደገና ይሞክሩ።
wrong-title = አልሠራም
wrong-lead = ገጹን እንደገና ይክፈቱና አንድ ጊዜ ይሞክሩ።

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = ይህን ገጽ ድምፅ አውጥተው ያንብቡ
script-quiet = ማንበብ ያቁሙ
script-title = አሁን ኢንተርኔት የለም
script-lead = ይህን ገጽ መላክ አልቻልንም። እንደገና መጻፍ አያስፈልግዎትም።
script-kept = በዚህ ስልክ ላይ ተቆልፎ ተቀምጧል። እዚህ እንደገና ኢንተርኔት ሲኖርዎት ይላካል። ከነገ በኋላ መላክ አይቻልም።
script-open = ይህን ገጽ ክፍት ይተዉት። ኢንተርኔት ሲመለስ እንደገና እንሞክራለን።
script-again = እንደገና ይሞክሩ
script-drop = ይጣሉት
script-still = አሁንም ኢንተርኔት የለም። የጻፉት አሁንም እዚህ አለ።
