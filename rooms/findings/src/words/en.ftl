# Findings as young people read them. Grade 5 at most, sentences of 20 words at most.
told-title = This is what you told us
told-lead = We asked you how life is. You said a lot. Here is what we heard.
answered = { $answered } of you answered
asked-until = You told us by { $day }

hello = Hello from { $la }
good = What is good
change = What needs to change
your-words = In your own words
next = What happens next

sure = How sure can we be?
sure-more = These are round numbers. Not all of you answered, so the real ones may be a bit higher or lower.
sure-few = Fewer than 3 in 10 of you answered. So we may have missed what some of you think.
sure-words = Only a few of you answered. So we say it in words, not in numbers.
safe = No one can tell from this page who said what.
safe-more = How we keep it safe

see-plan = See the plan
right = Did we get it right?
right-text = Does this fit your life, or did we miss something? Tell us.
right-worker = Tell your worker. They will pass it on.
right-paper = Want it on paper? Print this page, or ask your worker for a copy.
right-talk = Is there something here you want to talk about?
right-call = Ask someone to call you

soon-title = It is not here yet
soon-lead = First we ask you. Then we show you what you said.
soon-more = It will be on this page when it is ready. Ask your worker if you want to know more.
gone-title = This page is not here right now
gone-lead = We have taken it down for a while.
gone-more = What you said still counts. Ask your worker if you want to know more.

all-title = What young people said
all-lead = Care leavers told their council how life is. Here is what they said, place by place.
all-none = There is nothing here yet. The first pages come soon.
all-since = Here since { $day }
all-link = See other places

lost-title = We can not find that place
lost-text = The link may be wrong, or the council is not with us yet.

preview = Only your team can see this. This is how young people will read it.

page-subject = What young people told { $la }
page-message = Hello { $name },

    { $la } asked care leavers how life is. Here is what they said:
    { $link }

    We send this to all care leavers on our list. It does not matter if you took part or not.
