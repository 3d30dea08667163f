# "I want someone to contact me". Grade 5 at most, sentences of 20 words at most.

# Which council.
choose-title = Who should contact you?
choose-lead = Pick the council that looked after you. Then tell us how to reach you.
choose-none = No council is here yet. The people below can help you now.

# The form.
title = Want someone to contact you?
lead = Tell us how to reach you and when it is safe.
danger-title = In danger now?
danger-intro = Do not wait for us. Call 999 first.
open = You can expect someone to read this within an hour.
closed-today = Someone will read this after 9 this morning. Nobody looks at it before then.
closed = Someone will read this on { $day }, after 9 in the morning. Nobody looks at it before then.
slow = On a bank holiday it can take a day more.
apart = This is not part of the survey. It is not kept with your answers.
name = What can we call you?
name-hint = Any name you like.
way = How can we reach you?
way-call = Call me
way-text = Text me
way-email = Email me
way-other = Another way
reach = Your number or email
reach-hint = Or tell us how else to find you. Pick a way that no one else can see.
time = When is it safe?
time-hint = Like “after 4 on weekdays”. You can leave this empty if any time is fine.
about = What is it about?
about-talk = I want to talk
about-safety = I am worried that I am not safe
about-council = It is about my worker or the council
about-council-hint = Your council will not see this. It goes to people who do not work there.
words = Do you want to say more?
words-hint = You do not have to. Just a few words are fine.
send = Ask them to contact me
another = Not your council? Pick another one

# Put right.
trouble-title = One thing first
name-missing = Tell us what to call you. Any name will do.
way-missing = Pick how we can reach you.
reach-missing = Tell us your number, your email or how else to find you.
reach-number = That number looks too short. Check it, please.
reach-email = That email looks wrong. It should look like name@example.org.
about-missing = Pick what it is about.
too-long = That is { $length } letters long. Make it { $most } or fewer.
too-often = A lot was sent from here just now. Wait a minute, then press the button again.
too-large = That was too long for us to read. Go back and make it shorter.
broken = It did not reach us, and that is our fault. Wait a minute, then press the button again.

# After it is sent.
sent-title = We have it
sent-lead = Thank you for telling us. Asking for help takes guts.
next-title = What happens next
next-read = Someone reads it
next-read-outside = Someone outside your council reads it
next-contact = They get in touch with you
next-contact-more = They do it the way you asked, when you said it is safe.
next-else = Nobody forgets it
next-else-more = If nobody reads it in a work hour, we send word again. Once someone reads it, we ask every work day until they get in touch.
again = Did you get something wrong, or did things change? Send it once more.
again-link = Send it once more
leave = Is someone near who should not see this? “Exit this page” takes you to the weather.

# Help.
help-title = If you want to talk now
help-samaritans = Samaritans
help-samaritans-about = Any time, about anything.
help-shout = Shout
help-shout-about = Text SHOUT. Any time, free.
help-shelter = Shelter
help-shelter-about = If you have no safe place to stay.
help-danger = Police, ambulance, fire
help-danger-about = Any time. It is free, even with no credit.
help-call = Call { $number }
help-text = Text { $number }

# When a link leads nowhere.
lost-title = We can not find that council
lost-lead = Maybe it is not here yet, or the link is broken. Look for it in the list.
lost-list = Show me the list
