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
