# Made by a machine. It needs checking by a person who speaks this language.
# What stands on every page
site = New Belongings
skip = ናብ ቀንዲ ክፋል ሕለፉ
back = ንድሕሪት
exit = ካብዚ ገጽ ውጽኡ
privacy = እትነግሩና ብኸመይ ከም እንሕልዎ
accessibility = ነዚ ዌብሳይት ኩሉ ሰብ ክጥቀመሉ ይኽእል ዶ?
way-out = ንድሕሪት ክትምለሱ፣ ወይ ካብቲ ዝተሰደደልኩም ሊንክ እንደገና ክትጅምሩ ትኽእሉ ኢኹም።
start-page = ናብ መጀመርታ ገጽ ኪዱ

# Which language.
language-title = ቋንቋኹም
language-unchecked = ነዚ ትርጉም ዝሰርሖ ኮምፒተር እዩ። ክሳብ ሕጂ ቅኑዕ ምዃኑ ዘረጋገጸ ሰብ የለን። ገለ ቃላት ጌጋ ክኾኑ ይኽእሉ እዮም።
language-english = ብእንግሊዝኛ ኣንብብዎ
language-only-english = እዚ ገጽ ብእንግሊዝኛ ጥራይ እዩ።

# When something went wrong.
kept-title = እዚ ኣይበጽሓናን
kept-lead = ዝጸሓፍኩምዎ ሕጂ እውን ኣብዚ ኣሎ። ነቲ መጠወቒ መሊስኩም ጠውቕዎ።
kept-send = እንደገና ስደዱ
lost-title = እዚ ገጽ ኣይተረኽበን
lost-lead = ምናልባት ካብቲ ኣድራሻ ዝጎደለ ክፋል ይህሉ። ንድሕሪት ተመለሱ፣ ነቲ ምሉእ ሊንክ ጠውቕዎ።
often-title = ብዙሕ ፈተነታት
often-lead = ቁሩብ ተጸበዩ፣ ድሕሪኡ እንደገና ፈትኑ። ዝተረፉ ደቓይቕ፦ { $minutes }።
broken-title = ብወገንና ጸገም ኣጋጢሙ
broken-lead = ጌጋ ናትኩም ኣይኮነን። ዝሰደድኩምዎ ነገር ኣይተቐየረን። ንድሕሪት ተመለሱ፣ ድሕሪ ሓደ ደቒቕ እንደገና ፈትኑ።
wrong-title = እዚ ኣይሰርሐን
wrong-lead = ነቲ ገጽ እንደገና ክፈቱዎ፣ ሓንሳብ ከኣ ፈትኑ።

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = ነዚ ገጽ ብዓውታ ኣንብቡ
script-quiet = ምንባብ ኣቋርጹ
script-title = ሕጂ ኢንተርነት የለን
script-lead = ነዚ ገጽ ክንሰዶ ኣይከኣልናን። እንደገና ክትጽሕፍዎ ኣየድልየኩምን።
script-kept = ኣብዚ ተሌፎን ተቖሊፉ ተዓቂቡ ኣሎ። ኣብዚ እንደገና ኢንተርነት ምስ ሃለወኩም ይስደድ። ድሕሪ ጽባሕ ክስደድ ኣይክእልን።
script-open = ነዚ ገጽ ክፉት ግደፍዎ። ኢንተርነት ምስ ተመልሰ እንደገና ክንፍትን ኢና።
script-again = እንደገና ፈትኑ
script-drop = ደርብይዎ
script-still = ክሳብ ሕጂ ኢንተርነት የለን። ዝጸሓፍኩምዎ ሕጂ እውን ኣብዚ ኣሎ።
