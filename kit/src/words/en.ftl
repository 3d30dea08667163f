# What every young people's page carries.
site = New Belongings
skip = Skip to the main part
back = Back
exit = Exit this page
privacy = How we keep it safe
accessibility = Can everyone use this site?
way-out = You can go back, or start again from the link you were sent.
start-page = Go to the start page

# Which language.
language-title = Your language
language-unchecked = A computer made this translation. No person has checked it yet. Some words may be wrong.
language-english = Read it in English
language-only-english = This page is in English only.

# When something went wrong.
kept-title = That did not reach us
kept-lead = What you typed is still here. Press the button again.
kept-send = Send it again
lost-title = Page not found
lost-lead = A part of the address may be missing. Go back and press the whole link.
often-title = Too many tries
often-lead = Wait a little, then try again. Minutes to wait: { $minutes }.
broken-title = Something went wrong on our side
broken-lead = It is not your fault. Nothing you sent was changed. Go back and try again in a minute.
wrong-title = That did not work
wrong-lead = Open the page again and try once more.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = Read this page out loud
script-quiet = Stop reading
script-title = No internet just now
script-lead = We could not send this page. You need not type it again.
script-kept = It is kept on this phone, locked. It goes out when you are online again here. After tomorrow it can’t be sent any more.
script-open = Leave this page open. We try again when you are online.
script-again = Try again
script-drop = Throw it away
script-still = Still no internet. What you typed is still here.
