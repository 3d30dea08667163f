# Sent to care leavers. Plain text; the link is filled in at the moment of sending.
invitation-subject = How is life after care in { $la }?
invitation =
    Hi { $name }. { $la } wants to know how life is for you. It takes about { $minutes } minutes. Your worker can’t see what you said. { $link }
new-link =
    Hi { $name }. Here is a new link to say how life is for you in { $la }. The old link does not work any more. Your worker can’t see what you said. { $link }
share-message =
    Hi { $name }. Here is your own link to say how life is for you. It is only for you. I can’t see what you say. { $link }

# A letter, for somebody without a phone or email. A window envelope shows name and address.
letter-hello = Hi { $name },
letter-ask = How is life for you? We want to know, so that we can make things better. It takes about { $minutes } minutes.
letter-safe = Your worker can’t see what you said. Your name is not kept with your answers.
letter-how = How to answer
letter-scan = Point the camera of a phone at these squares. Then open the link.
letter-type = Or go to this page on any phone or computer:
letter-code = Then type your code:
letter-own = This code is only for you. Do not give it to anyone. It works until { $day }.
letter-help = You can ask someone you trust to help you read it. It should not be your worker.
letter-from = From all of us at { $la }
letter-squares = Square code that opens your survey

# The page that the link opens.
welcome-over = { $la }
welcome-title = How is life for you?
welcome-lead = { $questions } short questions about life after care. About { $minutes } minutes.
welcome-safe = Your worker can’t see what you said. Your answers are locked away. Then they are mixed with everyone’s.
welcome-done = By the next morning we see that you have answered. That way nobody keeps asking.
welcome-stop = You can skip a question or stop when you like.
welcome-now = Nobody checks your answers while the survey is open. So if you need help now, look here:
welcome-exit = See “Exit this page” at the top? It wipes what you said so far from this phone and shows the weather. It can’t wipe the list of pages you went to.
start = Start
carry-on = Carry on
carry-on-hint = You began before. You can carry on where you were.
again-today = Sent your answers today? Then you need do nothing more.
again-here = Started on another phone? Then you begin again here. We can’t show you what you said there.
more-safe = How we keep it safe

# A page of questions.
title-more = { $section }: page { $number }
part-only = Part { $now } of { $all }
part = { $section } · part { $now } of { $all }
next = Next
skip-hint = You can leave this empty.
no-say = I don’t want to say
may-quote = You may share these words with other people. We take out names first.
note = Your worker can’t see what you said.
text-note = Nobody checks this while the survey is open. Your name is not kept with it.
choose = Pick an answer, or pick “I don’t want to say”.
choose-any = Pick at least one, or pick “I don’t want to say”.
choose-for = Pick an answer: { $question }
choose-any-for = Pick at least one: { $question }
trouble-title = One thing first
trouble-some = Some things first
too-long = That is { $length } letters long. Make it { $most } or fewer.

# A number, and putting things in order.
number-hint = A whole number from { $low } to { $high }.
number-wrong = Type a whole number from { $low } to { $high }, or pick “I don’t want to say”.
rank-hint = Give a place to as many as you like. 1 is what matters most.
rank-place = Place
rank-none = No place
rank-twice = Two have place { $place }. Give each place to one.
rank-gap = Begin with place 1 and leave out no place.

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
help-lead = You do not have to sort it out alone. These people listen, and it costs nothing.
help-who = Who you can call or text
help-answers = Some things you told us sound hard. You do not have to sort them out alone.
help-samaritans = Samaritans
help-samaritans-about = Any time, about anything.
help-shout = Shout
help-shout-about = Text SHOUT. Any time, free.
help-shelter = Shelter
help-shelter-about = If you have no safe place to stay.
help-danger = Danger now
help-danger-about = If you are in danger now.
help-refuge = Domestic abuse helpline
help-refuge-about = If someone at home hurts or scares you. Any time, free.
help-health = NHS
help-health-about = If you feel very low. Any time. Call and pick 2.
help-advice = Citizens Advice
help-advice-about = Help with money, rent and bills. Free, on weekdays.
help-become = Become
help-become-about = For people who were in care. Free, on weekdays.
help-advocate = Coram Voice
help-advocate-about = If things with your worker are not right. They are on your side. Free.
help-call = Call { $number }
help-text = Text { $number }
help-contact = Someone to contact you
help-contact-about = Tell your council how to reach you. It is not joined to your answers.
help-contact-label = Ask someone to contact me

# A code from a letter, typed.
code-title = What is your code?
code-hint = It is in your letter: twelve letters and numbers. Spaces and capitals do not matter.
code-go = Go on
code-note = No letter and no link? Ask your worker or your council for one.
code-empty = Type the code from your letter.
code-length = A code has 12 letters and numbers. You typed { $count }. Look at your letter again.
code-wrong = We don’t know this code. Check each letter and number with your letter.

# When a link does not lead to the survey.
used-title = We have your answers
used-lead = Answers were sent with this link. Each person can answer once.
used-keep = Nobody can see which answers are yours. So nobody can change them or take them out.
used-plan = When the survey ends, your council makes a plan. You can read it here.
used-you = Was that not you? Then someone else had your link. Tell your council, or someone you trust.
replaced-title = There is a newer link
replaced-lead = A new link was made for you. This old one does not work any more.
replaced-look = Look for the newest message or letter. The link in it works.
replaced-type = Do you have the new code on paper? You can type it in.
replaced-ask = Can’t find it? Ask your worker or your council to send it again.
over-title = This survey has ended
over-lead = Thank you for wanting to answer. It is too late for this one.
over-plan = Your council now makes a plan from what people said. You can read it here.
over-next = There will be a next survey. You will get a new link for it.
unknown-title = We don’t know this link
unknown-lead = A part of it may be missing. Or the survey ended some time ago.
unknown-look = Go back to the message. Press the whole link.
unknown-type = Do you have a code on paper? You can type it in.
unknown-ask = Still no luck? Ask your worker or your council for a new link.
lost-title = Open your link again
lost-lead = We can’t see a survey that was begun on this phone.
lost-why = It may be more than a week old. Or you pressed “Exit this page”. Then what you said is wiped.
lost-look = Open the link in your message to start again.
lost-type = Do you have a code on paper? You can type it in.
read-plan = Read the plan
type-code = Type a code

# How it is kept safe: each sentence is said only of surveys of which it is true.
safe-title = How we keep it safe
safe-lead = This is about the survey of { $la }. It is open until { $day }.
safe-more = What else we keep about you
safe-box = The locked box
safe-known = What your council can see
safe-wins = Who could still find out
safe-wins-lead = No lock is perfect. You should know who could get past this one.
box-lock = When you send your answers, they go in a box and are locked. Your name is not with them. The time is not with them.
box-mix = The box stays locked until the survey ends. Then all answers are mixed up and taken out at once.
box-key = After that, the keys are wiped. From then on nothing joins your answers to your name or your link.
known-done = By the next morning they see that you have answered. They need that so nobody keeps asking you. They do not see what you said.
known-few = If fewer than ten people answer, your council gets no answers at all. Very small boxes may be counted together in the end. That is done with thirty answers or more. Then they are wiped, and their keys too.
known-numbers = Your council sees numbers about all of you. We round them. We hide the small ones.
known-own = What you write in your own words is kept apart from your other answers. Leave out names and places.
known-read = Two people outside your council read your own words first. They don’t know who you are. Your council sees only what both of them let through, and only if you said we may share it.
wins-machine = A person who runs the computer while the survey is open. The key is on that computer until the box is opened. A box with fewer than ten answers is not opened, so its key stays there.
wins-key = A person who has the key and a copy of the box from before it was opened.
wins-reader = A person who runs the computer can read all the answers once the box is open. They have no names. But someone who knows you well might still guess which are yours.
wins-words = A person who knows you well. They might know your own words, or your story, when they read it.
wins-link = A person who has your link or your letter can answer in your place. Your worker can open your link. So can the person at your council who prints the letters. By the next morning they can see that you have answered, but not what you said.
wins-phone = A person who stands next to you and looks at your phone.

# What the phone itself does.
phone-title = On your phone
phone-kept = No internet when you press Next? Then that page is kept on your phone, locked, until it can be sent. The key is not on the phone: it comes from us, to this browser only. “Exit this page” wipes what is kept.
phone-voice = Some phones can read a page out loud. On some, the words go over the internet to make the voice. We do not use those. We only use voices made on the phone.
