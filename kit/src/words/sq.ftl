# Made by a machine. It needs checking by a person who speaks this language.
# What every young people's page carries.
site = New Belongings
skip = Kalo te pjesa kryesore
back = Kthehu
exit = Dil nga kjo faqe
privacy = Si i mbajmë të sigurta të dhënat
accessibility = A mund ta përdorë kushdo këtë faqe?
way-out = Mund të kthehesh, ose të fillosh përsëri nga linku që të është dërguar.
start-page = Shko te faqja e fillimit

# Which language.
language-title = Gjuha jote
language-unchecked = Këtë përkthim e bëri një kompjuter. Nuk e ka kontrolluar ende asnjë njeri. Disa fjalë mund të jenë gabim.
language-english = Lexoje në anglisht
language-only-english = Kjo faqe është vetëm në anglisht.

# When something went wrong.
kept-title = Nuk mbërriti te ne
kept-lead = Ajo që shkrove është ende këtu. Shtype përsëri butonin.
kept-send = Dërgoje përsëri
lost-title = Kjo faqe nuk u gjet
lost-lead = Mund të mungojë një pjesë e adresës. Kthehu dhe shtype të gjithë linkun.
often-title = Shumë përpjekje
often-lead = Prit pak, pastaj provo përsëri. Minuta për të pritur: { $minutes }.
broken-title = Diçka shkoi keq nga ana jonë
broken-lead = Nuk është faji yt. Asgjë që dërgove nuk u ndryshua. Kthehu dhe provo përsëri pas një minute.
wrong-title = Kjo nuk funksionoi
wrong-lead = Hape faqen përsëri dhe provo edhe një herë.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = Lexo këtë faqe me zë
script-quiet = Ndalo leximin
script-title = Tani nuk ka internet
script-lead = Nuk mundëm ta dërgojmë këtë faqe. Nuk ke nevojë ta shkruash përsëri.
script-kept = Ajo ruhet në këtë telefon, e kyçur. Dërgohet kur të kesh përsëri internet këtu. Pas nesërmes nuk mund të dërgohet më.
script-open = Lëre këtë faqe të hapur. Provojmë përsëri kur të kesh internet.
script-again = Provo përsëri
script-drop = Hidhe
script-still = Ende nuk ka internet. Ajo që shkrove është ende këtu.
