# The public plan. Grade 5 at most, sentences of 20 words at most.
plan-title = Our plan to make life after care better
plan-lead = You told us what matters. This is what we are doing, and what you will see.

answered = { $answered } of you answered
big-things = { $count ->
    [one] 1 big thing
   *[other] { $count } big things
}
last-news = Last news: { $day }
out-since = New on { $day }

you-said = You said
your-right = You have a right to this
we-are-doing = We are doing
you-will-see = What you will see
by-day = By { $day }
and = { $before } and { $last }
steps-done = Steps done: { $done } of { $all }.
next-step = The next step is by { $day }.
take-part = Young people { $ways }.
way-designing = help to plan it
way-deciding = help to decide
way-delivering = help to do it
way-reviewing = say if it works

not-started = Not started yet
on-track = On track
needs-help = Needs help
done = Done
stopped = Stopped
late = Late
late-day = it was due by { $day }

working = Is this working?
working-text = You see it first. If it is not working, tell us.
working-worker = Tell your worker. They will pass it on.
working-lead = Or ask your worker who runs this plan at { $council }. You can talk to that person.
working-paper = Want it on paper? Print this page, or ask your worker for a copy.

follow = Do not miss what comes next:
follow-dates = Put the days in your calendar
follow-news = Get the news as a feed

soon-title = Our plan is on its way
soon-lead = You can not read it yet. First we ask you. Then we make the plan.
soon-more = We will put it here as soon as it is ready. Ask your worker if you want to know more.

all-plans = See the other plans
see-findings = See all that you told us
all-title = Plans you can read
all-lead = This is what councils have said they will do. They wrote it after care leavers told them what matters.
all-none = There is no plan here yet. The first ones come soon.
all-since = Here since { $day }

lost-title = We can not find that place
lost-text = The link may be wrong, or the council is not with us yet.

preview = Only your team can see this. This is how young people will read it.
preview-back = Back to the plan

# While it is young people's turn to say something of the plan, and what they said.
turn-title = Now it is your turn
turn-text = Read what has been done. Tell us what you think by { $day }. You come first. Then the people in charge read it.
turn-link = Say what you think
say-this = Say what you think of this
whole-title = What you said about the plan
answer-on = They answered on { $day }

say-title = What do you think?
say-lead = Tell us what works and what does not. You do not have to be nice.
say-about = This is about
say-whole = This is about the whole plan.
say-nobody = We do not ask who you are. Nobody can see who wrote it.
say-reads = Someone who runs this plan at { $council } reads it first. Then all can read it, word for word.
say-safe = If it shows who someone is, or could hurt someone, they keep it back.
say-answer = The people in charge answer on the plan page by { $day }.
say-words = What do you want to say?
say-words-hint = Please leave out names, numbers and where people live.
say-outside = This is about my worker or the people who run the plan
say-outside-hint = Then they do not read it first. People who do not work there do.
say-contact = Want to hear back?
say-contact-hint = You can leave your email. It is locked away and used once, to send you the answer. Then we delete it. You can leave this empty.
say-send = Send it
say-trouble = One thing first
say-missing = Write what you want to say.
say-long = That is too long. Make it { $most } letters or fewer.
say-contact-wrong = That email looks wrong. It should look like name@example.org. Or leave it empty.
say-often = A lot was sent from here just now. Wait a minute, then press the button again.
say-full = A lot of people wrote to us. Keep your words and try again in a day or two.

help-title = Need someone now?
help-intro = Nobody reads this page at night. If you are not safe, do not wait for us.
help-danger = In danger
help-danger-about = Police, fire or ambulance, day and night
help-danger-call = Call 999
help-talk = Samaritans
help-talk-about = Talk about how you feel, day and night
help-talk-call = Call 116 123
help-council = Want someone to help you with this?
help-council-link = Ask your council to contact you

sent-title = Thank you
sent-lead = We have it. It takes guts to say what you think.
sent-next = What happens next
sent-reads = Someone reads it
sent-read = They work on this plan at { $council }. They can not change your words.
sent-read-outside = They do not work for your council. They can not change your words.
sent-show = Others can read it
sent-show-more = It goes on the plan page. If it could hurt someone, it is kept back.
sent-answer = The people in charge answer
sent-answer-more = They have until { $day }. You will find it next to your words.
sent-contact = We will send you the answer too.
sent-back = Back to the plan

closed-title = Not just now
closed-lead = You can not leave a comment today.
closed-text = We ask you each quarter, when the news is in. Look at the plan page to see when it is your turn.
