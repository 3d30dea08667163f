# Made by a machine. It needs checking by a person who speaks this language.
join-title = A ke qenë nën kujdesin e këshillit?
join-lead = Thuaji { $la } si të shkon jeta tani. Zgjat rreth { $minutes } minuta.
join-who = Kjo është për njerëz që kanë dalë nga kujdesi dhe nuk marrin më ndihmë nga { $la }.
join-served = A ke ende një punonjës të këshillit? Atëherë ke një link tëndin. Kërkoja punonjësit tënd.
join-field = Ku mund ta dërgojmë linkun tënd?
join-hint = Një numër celulari i Mbretërisë së Bashkuar, ose një email.
join-hint-email = Një email. Ende nuk mund të dërgojmë SMS.
join-send = Më dërgo një link
join-missing = Shkruaj një numër celulari ose një email.
join-missing-email = Shkruaj një email.
join-wrong = Nuk mund të dërgojmë këtu. Shkruaj një numër që fillon me 07, ose një email.
join-wrong-email = Nuk mund të dërgojmë këtu. Shkruaj një email, si sky@example.org.
join-busy = Tani kanë kërkuar tepër njerëz. Provo pas një ore, ose nesër.
join-once = Merr një mesazh të vetëm. Linku në të është vetëm për ty.
join-kept = Numri ose emaili yt mbyllet me kyç. Këshilli nuk e sheh dot. Fshihet kur mbaron pyetësori.
join-safe = Këshilli nuk e sheh dot çfarë ke thënë. Përgjigjet e tua përzihen me ato të të gjithëve.

join-sent-title = Shiko mesazhet e tua
join-sent-lead = Nëse është për ty, linku yt vjen së shpejti.
join-sent-once = Ke kërkuar më parë? Çdo numër dhe email merr një link. Kërko mesazhin e parë. Humbi? Kërko përsëri nesër.
join-sent-served = A të ndihmon ende { $la }? Atëherë kërko linkun që të ka dërguar. Ose pyet punonjësin tënd.
join-sent-wrong = Nuk erdhi gjë? Ndoshta ka një gabim në atë që shkrove. Atëherë kërko përsëri.
join-sent-again = Kërko përsëri

join-closed-title = Tani nuk është hapur
join-closed-lead = { $la } nuk pyet tani. Më vonë mund të ketë një pyetësor tjetër.

join-subject = Linku yt: si është jeta pas kujdesit?
join-message =
    Përshëndetje. Ja linku yt për t’i thënë { $la } si të shkon jeta. Zgjat rreth { $minutes } minuta. Këshilli nuk e sheh dot çfarë ke thënë. Nuk e ke kërkuar këtë? Atëherë mos bëj gjë. { $link }

poster-title = A ke qenë nën kujdesin e këshillit?
poster-lead = Si të shkon jeta tani? Thuaji { $la }. Zgjat rreth { $minutes } minuta.
poster-who = Për njerëz që kanë dalë nga kujdesi dhe nuk marrin më ndihmë nga { $la }.
poster-safe = Nuk të pyesim për emrin. Këshilli nuk e sheh dot çfarë ke thënë.
poster-how = Drejtoje telefonin te ky kod QR, ose shko te:
poster-until = Deri më { $day }.
poster-squares = Kod QR që hap faqen

slip-lead = Si ishte? Na thuaj në { $minutes } minuta.
slip-safe = Nuk të pyesim për emrin.
slip-scan = Drejtoje telefonin te kodi QR.
slip-type = Ose shko te { $address } dhe shkruaj:

welcome-safe-joined = Këshilli nuk e sheh dot çfarë ke thënë. Përgjigjet e tua mbyllen me kyç. Pastaj përzihen me përgjigjet e të gjithëve.
welcome-done-joined = Më së voni të nesërmen në mëngjes këshilli e sheh sa veta janë përgjigjur. Nuk e sheh kush.
note-joined = Këshilli nuk e sheh dot çfarë ke thënë.
over-next-joined = Mund të ketë një pyetësor tjetër. Atëherë mund të kërkosh një link të ri.

welcome-title-session = Si ishte takimi?
welcome-lead-session = { $questions } pyetje të shkurtra për takimin. Rreth { $minutes } minuta.
welcome-safe-session = Ai që e drejtoi nuk e sheh dot çfarë ke thënë. Përgjigjet e tua mbyllen me kyç. Pastaj përzihen me përgjigjet e të gjithëve.
welcome-done-session = Askush nuk e di cila letër është jotja. Prandaj askush nuk e di nëse je përgjigjur.
note-session = Ai që e drejtoi takimin nuk e sheh dot çfarë ke thënë.
next-plan-session = Numrat lexohen
next-plan-more-session = Ai që e drejtoi takimin i lexon, nëse përgjigjen dhjetë veta ose më shumë. Numrat e vegjël fshihen.
next-tell-session = Takimi tjetër mund të jetë më i mirë
next-tell-more-session = Pyet atë që e drejtoi çfarë do të ndryshojë.
over-next-session = Mund t’i thuash ende atij që e drejtoi çfarë mendon.

known-count = Më së voni të nesërmen në mëngjes ata e shohin sa veta janë përgjigjur. Nuk e shohin kush.
known-contact = Numri ose emaili yt mbyllet me një çelës të vetin. Këshilli yt nuk e sheh dot. Kur mbaron pyetësori, fshihet.
known-slip = Një letër vlen një herë. Por kush ka dy letra mund të përgjigjet dy herë.
wins-message = Një person që i lexon mesazhet e tua mund ta hapë linkun tënd dhe të përgjigjet në vendin tënd.
wins-joined = Një person që e menaxhon kompjuterin mund të shohë kush ka kërkuar një link sa kohë që pyetësori është i hapur. Kjo nuk i tregon çfarë ke thënë.
wins-slip = Një person që e kishte letrën tënde para teje, ose që e printoi, mund të përgjigjet me të në vendin tënd.
