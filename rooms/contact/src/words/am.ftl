# Made by a machine. It needs checking by a person who speaks this language.

# Which council.
choose-title = ማን እንዲያገኝዎት ይፈልጋሉ?
choose-lead = ሲንከባከብዎት የነበረውን ካውንስል ይምረጡ። ከዚያ እንዴት ልናገኝዎት እንደምንችል ይንገሩን።
choose-none = እዚህ እስካሁን ምንም ካውንስል የለም። ከታች ያሉት ሰዎች አሁን ሊረዱዎት ይችላሉ።

# The form.
title = ሰው እንዲያገኝዎት ይፈልጋሉ?
lead = እንዴት ልናገኝዎት እንደምንችል፣ እና ለእርስዎ ምንም ስጋት የሌለው መቼ እንደሆነ ይንገሩን።
danger-title = አሁን አደጋ ላይ ነዎት?
danger-intro = እኛን አይጠብቁ። መጀመሪያ ወደ 999 ይደውሉ።
open = በአንድ ሰዓት ጊዜ ውስጥ አንድ ሰው ይህን ያነበዋል ብለው መጠበቅ ይችላሉ።
closed-today = አንድ ሰው ይህን ዛሬ ጠዋት፣ በእንግሊዝ ሰዓት ከ9:00 በኋላ ያነበዋል። ከዚያ በፊት ማንም አያየውም።
closed = አንድ ሰው ይህን { $day } ጠዋት፣ በእንግሊዝ ሰዓት ከ9:00 በኋላ ያነበዋል። ከዚያ በፊት ማንም አያየውም።
slow = የሕዝብ በዓል ቀን ከሆነ አንድ ቀን ተጨማሪ ሊወስድ ይችላል።
apart = ይህ የመጠይቁ ክፍል አይደለም። ከመልሶችዎ ጋር አይቀመጥም።
name = ምን ብለን እንጥራዎት?
name-hint = የፈለጉት ስም ሊሆን ይችላል።
way = እንዴት ልናገኝዎት እንችላለን?
way-call = ደውሉልኝ
way-text = የጽሑፍ መልእክት ላኩልኝ
way-email = ኢሜይል ላኩልኝ
way-other = በሌላ መንገድ
reach = ስልክ ቁጥርዎ ወይም ኢሜይልዎ
reach-hint = ወይም በሌላ መንገድ እንዴት ልናገኝዎት እንደምንችል ይንገሩን። ከእርስዎ በቀር ማንም ሊያየው የማይችል መንገድ ይምረጡ።
time = ያለ ምንም ስጋት ልናገኝዎት የምንችለው መቼ ነው?
time-hint = ለምሳሌ፦ “ከሰኞ እስከ ዓርብ፣ በእንግሊዝ ሰዓት ከቀኑ 4:00 በኋላ”። ማንኛውም ሰዓት ችግር ከሌለው ይህን ባዶ መተው ይችላሉ።
about = ጉዳዩ ስለ ምንድን ነው?
about-talk = ማውራት እፈልጋለሁ
about-safety = ደህንነቴ ያሰጋኛል
about-council = ስለ አማካሪዬ ወይም ስለ ካውንስሉ ነው
about-council-hint = ካውንስልዎ ይህን አያይም። የሚደርሰው እዚያ ለማይሠሩ ሰዎች ነው።
words = ተጨማሪ መናገር ይፈልጋሉ?
words-hint = ግዴታ አይደለም። ጥቂት ቃላት ብቻ ይበቃሉ።
send = እንዲያገኙኝ እጠይቃለሁ
another = የእርስዎ ካውንስል አይደለም? ሌላ ይምረጡ

# Put right.
trouble-title = መጀመሪያ አንድ ነገር
name-missing = ምን ብለን እንደምንጠራዎት ይንገሩን። ማንኛውም ስም ይሆናል።
way-missing = እንዴት ልናገኝዎት እንደምንችል ይምረጡ።
reach-missing = ስልክ ቁጥርዎን፣ ኢሜይልዎን ወይም በሌላ መንገድ እንዴት ልናገኝዎት እንደምንችል ይንገሩን።
reach-number = ቁጥሩ በጣም አጭር ይመስላል። እባክዎ እንደገና ይዩት።
reach-email = ኢሜይሉ ስህተት ይመስላል። እንደዚህ መምሰል አለበት፦ name@example.org
about-missing = ጉዳዩ ስለ ምን እንደሆነ ይምረጡ።
too-long = ይህ { $length } ፊደላት አሉት። ወደ { $most } ወይም ከዚያ በታች ያሳጥሩት።
too-often = አሁን ከዚህ ቦታ ብዙ ተልኳል። አንድ ደቂቃ ይጠብቁ፤ ከዚያ አዝራሩን እንደገና ይጫኑ።
too-large = ይህ እኛ ልናነበው ከምንችለው በላይ ረጅም ነበር። ወደ ኋላ ተመልሰው ያሳጥሩት።
broken = አልደረሰንም፤ ጥፋቱም የእኛ ነው። አንድ ደቂቃ ይጠብቁ፤ ከዚያ አዝራሩን እንደገና ይጫኑ።

# After it is sent.
sent-title = ደርሶናል
sent-lead = ስለነገሩን እናመሰግናለን። እርዳታ መጠየቅ ድፍረት ይጠይቃል።
next-title = ቀጥሎ የሚሆነው
next-read = አንድ ሰው ያነበዋል
next-read-outside = ከካውንስልዎ ውጭ ያለ ሰው ያነበዋል
next-contact = ከዚያ አንድ ሰው ያገኝዎታል
next-contact-more = የሚያገኝዎት በጠየቁት መንገድ፣ ስጋት የለውም ባሉት ጊዜ ነው።
next-else = ማንም አይረሳውም
next-else-more = በአንድ የሥራ ሰዓት ውስጥ ማንም ካላነበበው፣ እንደገና እናሳውቃለን። አንድ ሰው ካነበበው በኋላ፣ እርስዎን እስኪያገኝዎት ድረስ በየሥራ ቀኑ እንጠይቃለን።
again = የተሳሳቱት ነገር አለ? ወይም የተለወጠ ነገር አለ? እንደገና አንድ ጊዜ ይላኩት።
again-link = እንደገና አንድ ጊዜ ይላኩት
leave = ይህን ማየት የሌለበት ሰው አጠገብዎ አለ? “ከዚህ ገጽ ይውጡ” የሚለው ወደ አየር ሁኔታ ገጽ ይወስድዎታል።

# Help.
help-title = አሁን ማውራት ከፈለጉ
help-samaritans = Samaritans
help-samaritans-about = በማንኛውም ሰዓት፣ ስለ ማንኛውም ነገር።
help-shout = Shout
help-shout-about = SHOUT ብለው የጽሑፍ መልእክት ይላኩ። በማንኛውም ሰዓት፣ በነጻ።
help-shelter = Shelter
help-shelter-about = ያለ ስጋት የሚያርፉበት ቦታ ከሌለዎት።
help-danger = ፖሊስ፣ አምቡላንስ፣ እሳት አደጋ
help-danger-about = በማንኛውም ሰዓት። ስልክዎ ሒሳብ ባይኖረውም እንኳ በነጻ ነው።
help-call = ወደ { $number } ይደውሉ
help-text = ወደ { $number } የጽሑፍ መልእክት ይላኩ

# When a link leads nowhere.
lost-title = ያንን ካውንስል ማግኘት አልቻልንም
lost-lead = ምናልባት እስካሁን እዚህ የለም፤ ወይም ሊንኩ ተበላሽቷል። በዝርዝሩ ውስጥ ይፈልጉት።
lost-list = ዝርዝሩን አሳየኝ
