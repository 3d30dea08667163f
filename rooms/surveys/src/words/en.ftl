# Sent to care leavers. Plain text; the link is filled in at the moment of sending.
invitation-subject = How is life after care in { $la }?
invitation =
    Hi { $name }. { $la } wants to know how life is for you. It takes about 5 minutes. Your worker can’t see what you said. { $link }

# The page that the link opens.
welcome-over = { $la }
welcome-title = How is life for you?
welcome-lead = Twelve short questions about life after care. About 5 minutes.
welcome-safe = Your worker can’t see what you said. Your answers are locked away. Then they are mixed with everyone’s.
welcome-done = By the next morning we see that you have answered. That way nobody keeps asking.
welcome-stop = You can skip a question or stop when you like.
welcome-now = Nobody checks your answers while the survey is open. So if you need help now, look here:
start = Start
carry-on = Carry on
carry-on-hint = You began before. You can carry on where you were.
again-here = Started on another phone? Then you begin again here. We can’t show you what you said there.
more-safe = How we keep it safe

# A question.
part = { $section } · part { $now } of { $all }
next = Next
skip-hint = You can leave this empty.
no-say = I don’t want to say
may-quote = You may share these words with other people. We take out names first.
note = Your worker can’t see what you said.
text-note = Nobody checks this while the survey is open. Your name is not kept with it.
choose = Pick an answer, or pick “I don’t want to say”.
choose-any = Pick at least one, or pick “I don’t want to say”.
trouble-title = One thing first
too-long = That is { $length } letters long. Make it { $most } or fewer.

# Before it is sent.
ready-title = That is all
ready-lead = Send your answers now. After that nobody can change them or take them out, as nobody knows which are yours.
send = Send my answers
go-back = Go back to the last question

# After it is sent.
thanks-title = We have your answers
thanks-lead = Thank you. They are locked away with everyone else’s until the survey ends.
next-title = What happens next
next-wait = The survey ends
next-wait-more = Then the answers are mixed up and added up.
next-plan = Your council makes a plan
next-plan-more = It is about what you and others said.
next-tell = You hear what they will do
next-tell-more = The plan is for everyone to read.

# Help.
help-title = If you want to talk now
help-answers = Some things you told us sound hard. You do not have to sort them out alone.
help-samaritans = Samaritans
help-samaritans-about = Any time, about anything.
help-shout = Shout
help-shout-about = Text SHOUT. Any time, free.
help-shelter = Shelter
help-shelter-about = If you have no safe place to stay.
help-danger = Danger now
help-danger-about = If you are in danger now.
help-call = Call { $number }
help-text = Text { $number }

# When a link does not lead to the survey.
over-title = This survey has ended
over-lead = Thank you for wanting to answer. It is too late for this one. Your worker can tell you when there is a plan to read.
unknown-title = We don’t know this link
unknown-lead = Maybe the survey has ended. Or a part of the link is missing. Look at the message again and open the whole link.
lost-title = Open your link again
lost-lead = We can’t see a survey that was begun on this phone. It may be more than a week old. Open the link in your message to start.
