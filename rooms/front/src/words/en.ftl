# The public site. Grade 5 at most, sentences of 20 words at most.

read-plans = Read the plans
read-findings = See what young people said
sign-in = Sign in

# The start page.
home = Say what life after care is like
home-title = Say what life after care is like
home-lead = Your council asks. You answer. Then you see what they do about it.
for-you = If you were in care
ask = Your council asks you
ask-more = You get a link by text, email or letter. It takes five to twelve minutes.
have-code = Have you got a letter with a code?
type-code = Type your code
hear = Your worker can not see what you said
hear-more = Your answers go in a locked box with everyone else’s. Your name is not on them.
plan = Your council makes a plan
plan-more = Each thing they will do comes from what you and others said, or from a right you have.
tell = You see if it works
tell-more = The plan is here for everyone to read. It says what is done and what is late.
safe = Want to know how your answers stay safe?
safe-more = How we keep it safe
for-councils = If you work for a council
council-ask = Ask all your care leavers, and see who has not had the chance yet.
council-safe = Get numbers you can trust. No number points to one person.
council-plan = Write the plan, sign it and show it, all in one place.
council-start = How a council starts: time, people, first steps
council-in = Has your council joined?

# How we keep it safe.
privacy-title = How we keep it safe
privacy-lead = Your worker can not see what you said. Your council can not see it. Here is how that works, and where it ends.
kept = What we keep
kept-list = Your council’s list. Your name, your birthday, your worker and how to reach you are locked with a key. Some facts, like what kind of home you have, are kept next to them. Your council gives us this.
kept-done = On that list: that you have answered, and on which day we saw it.
kept-answers = Your answers, without your name. First in the box, then mixed up with all the others.
kept-draft = While you answer: what you said so far, locked. Your phone keeps the key. Both go when you send from that phone, or after eight days at most.
kept-staff = For staff: name, email and what they did here. Never what you said.
cookies = Cookies
cookies-survey = A cookie is a small note your phone keeps. The survey uses one. It lets you go back and carry on, for up to a week.
cookies-language = If you pick a language, another one keeps that until you close the page. It holds nothing else.
cookies-staff = Staff who sign in get one, too. It ends when they sign out, or after half a day.
cookies-none = That is all. Nobody follows you from here to other sites.
way-out = The way out
way-out-button = “Exit this page” wipes the survey from this phone and shows the weather. What you had not sent is gone, here and on our side.
way-out-limits = It can not wipe the list of pages you went to. You can do that on your phone.
ask-us = Ask us
ask-council = You can ask your council what is on its list about you. They have to tell you.
ask-answers = We can not find your answers for you, or take them out. Nobody knows which ones they are.

# Can everyone use this site?
access-title = Can everyone use this site?
access-lead = We want that. This page says what works and what does not work yet.
access-can = What you can do
access-phone = Use it on an old phone and a bad line. It works without scripts.
access-keys = Do it all with keys, without a mouse.
access-reader = Have it read out loud. We built it for screen readers.
access-zoom = Make the text up to four times as big. It still fits on a small screen.
access-paper = Print a plan, or ask your worker for a copy.
access-cannot = What does not work yet
access-cannot-lead = We know of these:
access-language = The survey, and asking someone to contact you, come in nine languages. These pages and the plans are only in English.
access-people = No people who use a screen reader each day have tried it for us yet. We use tools and our own checks.
access-plans = Each council writes its own plan. Some words in it may be hard to read.
access-staff = Some tables of numbers for staff may need you to scroll on a small screen.
access-rule = The rule we work to
access-rule-text = It is called WCAG 2.2, level AA. We have not been checked by people from outside. So we do not say that we meet it all.
access-tested = We last looked at this in November 2026.
access-tell = Tell us
access-tell-text = Is something hard to use? Tell your worker or your council. They can send it on to us.
access-tell-more = If nobody helps, you can go to the Equality Advisory and Support Service. Call 0808 800 0082. It is free.
