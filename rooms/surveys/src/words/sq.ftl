# Made by a machine. It needs checking by a person who speaks this language.
# Sent to care leavers. Plain text; the link is filled in at the moment of sending.
invitation-subject = Si të shkon jeta në { $la } pas kohës nën kujdesin e këshillit?
invitation =
    Përshëndetje, { $name }! { $la } dëshiron të dijë si të shkon jeta. Duhen rreth { $minutes } minuta. Punonjësi yt i këshillit nuk e sheh dot çfarë ke thënë. { $link }
new-link =
    Përshëndetje, { $name }! Ja një link i ri për të na thënë si të shkon jeta në { $la }. Linku i vjetër nuk funksionon më. Punonjësi yt i këshillit nuk e sheh dot çfarë ke thënë. { $link }
share-message =
    Përshëndetje, { $name }! Ja linku yt për të thënë si të shkon jeta. Është vetëm për ty. Unë nuk e shoh dot çfarë thua. { $link }

# A letter, for somebody without a phone or email. A window envelope shows name and address.
letter-hello = Përshëndetje, { $name }!
letter-ask = Si të shkon jeta? Duam ta dimë, që t’i bëjmë gjërat më mirë. Duhen rreth { $minutes } minuta.
letter-safe = Punonjësi yt i këshillit nuk e sheh dot çfarë ke thënë. Emri yt nuk ruhet bashkë me përgjigjet e tua.
letter-how = Si të përgjigjesh
letter-scan = Drejtoje kamerën e një telefoni te ky kod QR. Pastaj hape linkun.
letter-type = Ose shko te kjo faqe në çfarëdo telefoni ose kompjuteri:
letter-code = Pastaj shkruaj kodin tënd:
letter-own = Ky kod është vetëm për ty. Mos ia jep askujt. Vlen deri më { $day }.
letter-help = Mund t’i kërkosh dikujt që i beson të të ndihmojë ta lexosh. Ky person nuk duhet të jetë punonjësi yt i këshillit.
letter-from = Nga të gjithë ne në { $la }
letter-squares = Kodi QR që hap pyetësorin tënd

# The page that the link opens.
welcome-over = { $la }
welcome-title = Si të shkon jeta?
welcome-lead = { $questions } pyetje të shkurtra për jetën pas kohës nën kujdesin e këshillit. Rreth { $minutes } minuta.
welcome-safe = Punonjësi yt i këshillit nuk e sheh dot çfarë ke thënë. Përgjigjet e tua mbyllen me kyç. Pastaj përzihen me përgjigjet e të gjithëve.
welcome-done = Më së voni të nesërmen në mëngjes ne e shohim që je përgjigjur. Kështu askush nuk të pyet vazhdimisht.
welcome-stop = Mund të kapërcesh një pyetje ose të ndalosh kur të duash.
welcome-now = Sa kohë që pyetësori është i hapur, askush nuk i kontrollon përgjigjet e tua. Prandaj, nëse të duhet ndihmë tani, shiko këtu:
welcome-exit = E sheh butonin “Dil nga kjo faqe” lart? Ai i fshin nga ky telefon ato që ke thënë deri tani dhe të tregon motin. Nuk mund ta fshijë listën e faqeve ku ke hyrë.
start = Fillo
carry-on = Vazhdo
carry-on-hint = E ke filluar më parë. Mund të vazhdosh aty ku ishe.
again-today = I dërgove përgjigjet sot? Atëherë nuk ke pse të bësh asgjë tjetër.
again-here = E fillove në një telefon tjetër? Atëherë këtu fillon nga e para. Nuk mund të të tregojmë çfarë ke thënë atje.
more-safe = Si i mbajmë të sigurta të dhënat

# A page of questions.
title-more = { $section }: faqja { $number }
part-only = Pjesa { $now } nga { $all }
part = { $section } · pjesa { $now } nga { $all }
next = Më tej
skip-hint = Mund ta lësh bosh.
no-say = Nuk dua ta them
may-quote = Jam dakord që këto fjalë t’u tregohen njerëzve të tjerë. Emrat hiqen më parë.
note = Punonjësi yt i këshillit nuk e sheh dot çfarë ke thënë.
text-note = Sa kohë që pyetësori është i hapur, këtë nuk e kontrollon askush. Emri yt nuk ruhet bashkë me të.
choose = Zgjidh një përgjigje, ose zgjidh “Nuk dua ta them”.
choose-any = Zgjidh të paktën një, ose zgjidh “Nuk dua ta them”.
choose-for = Zgjidh një përgjigje: { $question }
choose-any-for = Zgjidh të paktën një: { $question }
trouble-title = Edhe një gjë më parë
trouble-some = Edhe disa gjëra më parë
too-long = Ky tekst ka { $length } shkronja. Shkurtoje në { $most } ose më pak.

# A number, and putting things in order.
number-hint = Një numër i plotë nga { $low } deri në { $high }.
number-wrong = Shkruaj një numër të plotë nga { $low } deri në { $high }, ose zgjidh “Nuk dua ta them”.
rank-hint = Mund t’u japësh vend sa gjërave të duash. Vendi 1 është për atë që ka më shumë rëndësi.
rank-place = Vendi
rank-none = Pa vend
rank-twice = Dy gjëra kanë vendin { $place }. Jepja çdo vend vetëm një gjëje.
rank-gap = Fillo me vendin 1 dhe mos kapërce asnjë vend.

# Before it is sent.
ready-title = Kaq ishte
ready-lead = Dërgoji tani përgjigjet. Pas kësaj askush nuk mund t’i ndryshojë ose t’i heqë, sepse askush nuk e di cilat janë të tuat.
send = Dërgo përgjigjet
go-back = Kthehu te pyetja e fundit

# After it is sent.
thanks-title = I morëm përgjigjet e tua
thanks-lead = Faleminderit. Ato janë të mbyllura me kyç, bashkë me përgjigjet e të tjerëve, derisa të mbarojë pyetësori.
next-title = Çfarë ndodh tani
next-wait = Pyetësori mbaron
next-wait-more = Pastaj përgjigjet përzihen dhe numërohen të gjitha bashkë.
next-plan = Këshilli yt bën një plan
next-plan-more = Plani flet për ato që thatë ti dhe të tjerët.
next-tell = E merr vesh çfarë do të bëjnë
next-tell-more = Planin mund ta lexojë kushdo.

# Help.
help-title = Nëse do të flasësh tani
help-lead = Nuk ke pse t’i zgjidhësh gjërat pa ndihmë. Këta njerëz të dëgjojnë, dhe nuk kushton asgjë.
help-who = Kujt mund t’i telefonosh ose t’i shkruash
help-answers = Disa gjëra që na tregove duken të rënda. Nuk ke pse t’i zgjidhësh pa ndihmë.
help-samaritans = Samaritans
help-samaritans-about = Në çdo kohë, për çdo gjë.
help-shout = Shout
help-shout-about = Dërgo fjalën SHOUT me SMS. Në çdo kohë, falas.
help-shelter = Shelter
help-shelter-about = Nëse nuk ke një vend të sigurt ku të rrish.
help-danger = Rrezik tani
help-danger-about = Nëse je në rrezik tani.
help-refuge = Linja e ndihmës për dhunën në familje
help-refuge-about = Nëse dikush në shtëpi të lëndon ose të frikëson. Në çdo kohë, falas.
help-health = NHS
help-health-about = Nëse ndihesh shumë keq shpirtërisht. Në çdo kohë. Telefono dhe zgjidh 2.
help-advice = Citizens Advice
help-advice-about = Ndihmë për para, qira dhe fatura. Falas, nga e hëna në të premte.
help-become = Become
help-become-about = Për njerëz që kanë qenë nën kujdesin e këshillit. Falas, nga e hëna në të premte.
help-advocate = Coram Voice
help-advocate-about = Nëse gjërat me punonjësin tënd të këshillit nuk janë në rregull. Ata janë në anën tënde. Falas.
help-call = Telefono { $number }
help-text = Dërgo SMS te { $number }
help-contact = Dikush të të kontaktojë
help-contact-about = Tregoji këshillit tënd si të të kontaktojë. Kjo nuk lidhet me përgjigjet e tua.
help-contact-label = Kërko që të më kontaktojë dikush

# A code from a letter, typed.
code-title = Cili është kodi yt?
code-hint = E gjen në letrën tënde: dymbëdhjetë shkronja dhe shifra. Hapësirat dhe shkronjat e mëdha nuk kanë rëndësi.
code-go = Vazhdo
code-note = Nuk ke as letër, as link? Kërkoji punonjësit tënd të këshillit ose këshillit të të japë një.
code-empty = Shkruaj kodin nga letra jote.
code-length = Kodi ka 12 shkronja dhe shifra. Ti shkruajte { $count }. Shihe edhe një herë letrën.
code-wrong = Nuk e njohim këtë kod. Krahaso çdo shkronjë dhe shifër me letrën tënde.

# When a link does not lead to the survey.
used-title = I morëm përgjigjet e tua
used-lead = Me këtë link janë dërguar përgjigje. Çdo njeri mund të përgjigjet vetëm një herë.
used-keep = Askush nuk e sheh dot cilat përgjigje janë të tuat. Prandaj askush nuk mund t’i ndryshojë ose t’i heqë.
used-plan = Kur të mbarojë pyetësori, këshilli yt bën një plan. Mund ta lexosh këtu.
used-you = Nuk ishe ti? Atëherë dikush tjetër e ka pasur linkun tënd. Tregoji këshillit tënd, ose dikujt që i beson.
replaced-title = Ka një link më të ri
replaced-lead = Për ty është bërë një link i ri. Ky i vjetri nuk funksionon më.
replaced-look = Kërko mesazhin ose letrën më të re. Linku që është aty funksionon.
replaced-type = E ke kodin e ri në letër? Mund ta shkruash këtu.
replaced-ask = Nuk e gjen dot? Kërkoji punonjësit tënd të këshillit ose këshillit ta dërgojë përsëri.
over-title = Ky pyetësor ka mbaruar
over-lead = Faleminderit që doje të përgjigjeshe. Për këtë herë është tepër vonë.
over-plan = Tani këshilli yt bën një plan nga ato që thanë njerëzit. Mund ta lexosh këtu.
over-next = Do të ketë edhe një pyetësor tjetër. Do të marrësh një link të ri për të.
unknown-title = Nuk e njohim këtë link
unknown-lead = Ndoshta i mungon një pjesë. Ose pyetësori ka mbaruar prej kohësh.
unknown-look = Kthehu te mesazhi. Shtype të gjithë linkun.
unknown-type = Ke një kod në letër? Mund ta shkruash këtu.
unknown-ask = Ende nuk po funksionon? Kërkoji punonjësit tënd të këshillit ose këshillit një link të ri.
lost-title = Hape përsëri linkun tënd
lost-lead = Nuk shohim ndonjë pyetësor të filluar në këtë telefon.
lost-why = Ndoshta kanë kaluar më shumë se një javë. Ose ke shtypur “Dil nga kjo faqe”. Atëherë ato që ke thënë janë fshirë.
lost-look = Hape linkun te mesazhi yt për të filluar përsëri.
lost-type = Ke një kod në letër? Mund ta shkruash këtu.
read-plan = Lexo planin
type-code = Shkruaj një kod

# How it is kept safe: each sentence is said only of surveys of which it is true.
safe-title = Si i mbajmë të sigurta të dhënat
safe-lead = Këtu flitet për pyetësorin e { $la }. Ai është i hapur deri më { $day }.
safe-more = Çfarë tjetër ruajmë për ty
safe-box = Kutia e mbyllur me kyç
safe-known = Çfarë mund të shohë këshilli yt
safe-wins = Kush mund ta marrë vesh prapëseprapë
safe-wins-lead = Asnjë kyç nuk është i përsosur. Duhet ta dish kush mund ta kapërcejë këtë.
box-lock = Kur i dërgon përgjigjet, ato futen në një kuti dhe mbyllen me kyç. Emri yt nuk është bashkë me to. As ora kur i dërgove nuk është bashkë me to.
box-mix = Kutia rri e mbyllur me kyç derisa të mbarojë pyetësori. Pastaj të gjitha përgjigjet përzihen dhe nxirren njëherësh.
box-key = Pas kësaj çelësat fshihen. Që atëherë asgjë nuk i lidh përgjigjet e tua me emrin tënd ose me linkun tënd.
known-done = Më së voni të nesërmen në mëngjes ata e shohin që je përgjigjur. U duhet kjo që askush të mos të pyesë vazhdimisht. Nuk e shohin çfarë ke thënë.
known-few = Nëse përgjigjen më pak se dhjetë veta, këshilli yt nuk merr asnjë përgjigje. Kur mbarojnë pyetësorët e të gjitha këshillave, kutitë shumë të vogla mund të numërohen bashkë, nëse kanë tridhjetë përgjigje ose më shumë. Pastaj fshihen, edhe çelësat e tyre.
known-numbers = Këshilli yt sheh numra për të gjithë ju bashkë. Ne i rrumbullakojmë. Numrat e vegjël i fshehim.
known-own = Ato që shkruan me fjalët e tua ruhen veç nga përgjigjet e tjera. Mos shkruaj emra njerëzish dhe vendesh.
known-read = Fjalët e tua i lexojnë të parët dy veta që nuk punojnë në këshillin tënd. Ata nuk e dinë kush je. Këshilli yt sheh vetëm atë që e lejojnë të dy, dhe vetëm nëse ke thënë që mund t’u tregohet të tjerëve.
wins-machine = Një person që e menaxhon kompjuterin sa kohë që pyetësori është i hapur. Çelësi është në atë kompjuter derisa të hapet kutia. Një kuti me përgjigjet e më pak se dhjetë vetave nuk hapet, prandaj çelësi i saj mbetet aty.
wins-key = Një person që ka çelësin dhe një kopje të kutisë nga koha para se të hapej.
wins-reader = Një person që e menaxhon kompjuterin mund t’i lexojë të gjitha përgjigjet pasi të hapet kutia. Ky person nuk i ka emrat. Por dikush që të njeh mirë mund ta marrë prapë me mend cilat janë të tuat.
wins-words = Një person që të njeh mirë. Ai mund t’i njohë fjalët ose historinë tënde kur t’i lexojë.
wins-link = Një person që ka linkun tënd ose letrën tënde mund të përgjigjet në vendin tënd. Punonjësi yt i këshillit mund ta hapë linkun tënd. Po ashtu edhe personi në këshillin tënd që i printon letrat. Më së voni të nesërmen në mëngjes ata mund ta shohin që je përgjigjur, por jo çfarë ke thënë.
wins-phone = Një person që rri pranë teje dhe sheh telefonin tënd.

# What the phone itself does.
phone-title = Në telefonin tënd
phone-kept = Nuk ka internet kur shtyp “Më tej”? Atëherë ajo faqe ruhet në telefonin tënd, e kyçur, derisa të mund të dërgohet. Çelësi nuk është në telefon: vjen nga ne, vetëm te ky shfletues. Butoni i daljes fshin atë që ruhet.
phone-voice = Disa telefona mund ta lexojnë një faqe me zë. Te disa, fjalët shkojnë në internet për të bërë zërin. Ne nuk i përdorim ato. Përdorim vetëm zëra që bëhen në telefon.
