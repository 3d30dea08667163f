# Made by a machine. It needs checking by a person who speaks this language.
site = New Belongings
skip = اصلي برخې ته لاړ شئ
back = شاته
exit = له پاڼې وځئ
privacy = موږ یې څنګه خوندي ساتو
accessibility = ایا هر څوک دا وېبپاڼه کارولی شي؟
way-out = تاسو شاته تللی شئ، یا له هغه لینک څخه بیا پیل کولی شئ چې درلېږل شوی دی.
start-page = د پیل پاڼې ته لاړ شئ

# Which language.
language-title = ستاسو ژبه
language-unchecked = دا ژباړه کمپیوټر کړې ده. لا هېڅ انسان نه ده کتلې. ځینې کلمې کېدای شي غلطې وي.
language-english = په انګلیسي یې ولولئ
language-only-english = دا پاڼه یوازې په انګلیسي ده.

# When something went wrong.
kept-title = دا موږ ته ونه رسېده
kept-lead = هغه څه چې تاسو لیکلي دي، لا هم دلته دي. تڼۍ بیا کېکاږئ.
kept-send = بیا یې ولېږئ
lost-title = دا پاڼه ونه موندل شوه
lost-lead = کېدای شي د پتې یوه برخه پاتې وي. بېرته لاړ شئ او ټول لینک کېکاږئ.
often-title = ډېرې هڅې
often-lead = لږ صبر وکړئ، بیا هڅه وکړئ. پاتې دقیقې: { $minutes }.
broken-title = زموږ له خوا ستونزه پېښه شوه
broken-lead = دا ستاسو ګناه نه ده. هغه څه چې تاسو لېږلي دي بدل نه شول. بېرته لاړ شئ او یوه دقیقه وروسته بیا هڅه وکړئ.
wrong-title = دا ونه شوه
wrong-lead = پاڼه بیا پرانیزئ او یو ځل بیا هڅه وکړئ.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = دا پاڼه په لوړ غږ ولوله
script-quiet = لوستل ودروه
script-title = اوس انټرنېټ نشته
script-lead = موږ دا پاڼه ونه شوای لېږلای. بیا یې لیکلو ته اړتیا نشته.
script-kept = په همدې ټلیفون کې ساتل شوې او قلف ده. کله چې دلته بیا انټرنېټ ولرئ، لېږل کېږي. له سبا وروسته بیا نه شي لېږل کېدای.
script-open = دا پاڼه خلاصه پرېږدئ. کله چې انټرنېټ راشي، بیا هڅه کوو.
script-again = بیا هڅه وکړئ
script-drop = لرې یې کړئ
script-still = لا تر اوسه انټرنېټ نشته. هغه څه چې تاسو لیکلي دي، لا هم دلته دي.
