# Made by a machine. It needs checking by a person who speaks this language.
# "I want someone to contact me". Grade 5 at most, sentences of 20 words at most.

# Which council.
choose-title = Kush duhet të të kontaktojë?
choose-lead = Zgjidh këshillin që është kujdesur për ty. Pastaj na trego si të të kontaktojmë.
choose-none = Këtu nuk ka ende asnjë këshill. Njerëzit më poshtë mund të të ndihmojnë tani.

# The form.
title = Do që të të kontaktojë dikush?
lead = Na trego si të të kontaktojmë dhe kur është pa rrezik për ty.
danger-title = Je në rrezik tani?
danger-intro = Mos na prit ne. Telefono më parë 999.
open = Mund të presësh që dikush ta lexojë këtë brenda një ore.
closed-today = Dikush do ta lexojë këtë sot, pas orës 9 të mëngjesit. Para asaj ore nuk e sheh askush.
closed = Dikush do ta lexojë këtë në ditën { $day }, pas orës 9 të mëngjesit. Para asaj ore nuk e sheh askush.
slow = Kur ka festë zyrtare, mund të duhet një ditë më shumë.
apart = Kjo nuk është pjesë e pyetësorit. Nuk ruhet bashkë me përgjigjet e tua.
name = Si të të thërrasim?
name-hint = Çfarëdo emri që do ti.
way = Si mund të të kontaktojmë?
way-call = Më telefononi
way-text = Më dërgoni SMS
way-email = Më shkruani me email
way-other = Në një mënyrë tjetër
reach = Numri ose emaili yt
reach-hint = Ose na trego si mund të të gjejmë ndryshe. Zgjidh një mënyrë që nuk e sheh askush tjetër.
time = Kur është pa rrezik për ty?
time-hint = Për shembull “pas orës 4 pasdite, nga e hëna në të premte”. Mund ta lësh bosh, nëse çdo orë është në rregull.
about = Për çfarë bëhet fjalë?
about-talk = Dua të flas me dikë
about-safety = Kam frikë se nuk jam në siguri
about-council = Ka të bëjë me punonjësin tim të këshillit ose me këshillin
about-council-hint = Këshilli yt nuk do ta shohë këtë. Shkon te njerëz që nuk punojnë atje.
words = Do të thuash diçka më shumë?
words-hint = Nuk është e detyrueshme. Mjaftojnë edhe pak fjalë.
send = Kërkoju të më kontaktojnë
another = Nuk është këshilli yt? Zgjidh një tjetër

# Put right.
trouble-title = Edhe një gjë më parë
name-missing = Na trego si të të thërrasim. Çdo emër është në rregull.
way-missing = Zgjidh si mund të të kontaktojmë.
reach-missing = Na trego numrin, emailin ose si mund të të gjejmë ndryshe.
reach-number = Ky numër duket tepër i shkurtër. Të lutem, shihe edhe një herë.
reach-email = Ky email duket i gabuar. Duhet të jetë si name@example.org.
about-missing = Zgjidh për çfarë bëhet fjalë.
too-long = Ky tekst ka { $length } shkronja. Shkurtoje në { $most } ose më pak.
too-often = Sapo u dërguan shumë mesazhe nga këtu. Prit një minutë, pastaj shtype përsëri butonin.
too-large = Ishte tepër e gjatë dhe nuk e lexuam dot. Kthehu dhe shkurtoje.
broken = Nuk mbërriti te ne, dhe faji është yni. Prit një minutë, pastaj shtype përsëri butonin.

# After it is sent.
sent-title = E morëm
sent-lead = Faleminderit që na tregove. Duhet guxim për të kërkuar ndihmë.
next-title = Çfarë ndodh tani
next-read = Dikush e lexon
next-read-outside = E lexon dikush që nuk punon në këshillin tënd
next-contact = Ata të kontaktojnë
next-contact-more = E bëjnë ashtu si kërkove, në kohën kur the se është pa rrezik.
next-else = Askush nuk e harron
next-else-more = Nëse askush nuk e lexon brenda një ore pune, lajmërojmë përsëri. Pasi ta lexojë dikush, pyesim çdo ditë pune derisa të të kontaktojnë.
again = Shkrove diçka gabim, apo ndryshoi diçka? Dërgoje edhe një herë.
again-link = Dërgoje edhe një herë
leave = Ka dikë afër që nuk duhet ta shohë këtë? Butoni “Dil nga kjo faqe” të çon te një faqe me motin.

# Help.
help-title = Nëse do të flasësh tani
help-samaritans = Samaritans
help-samaritans-about = Në çdo kohë, për çdo gjë.
help-shout = Shout
help-shout-about = Dërgo fjalën SHOUT me SMS. Në çdo kohë, falas.
help-shelter = Shelter
help-shelter-about = Nëse nuk ke një vend të sigurt ku të rrish.
help-danger = Policia, ambulanca, zjarrfikësit
help-danger-about = Në çdo kohë. Është falas, edhe pa kredi në telefon.
help-call = Telefono { $number }
help-text = Dërgo SMS te { $number }

# When a link leads nowhere.
lost-title = Nuk e gjejmë dot atë këshill
lost-lead = Ndoshta nuk është ende këtu, ose linku ka një gabim. Kërkoje te lista.
lost-list = Ma trego listën
