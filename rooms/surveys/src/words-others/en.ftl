# A public page: for people who left care, and get no help from the council any more.
join-title = Were you in care?
join-lead = Tell { $la } how life is now. It takes about { $minutes } minutes.
join-who = This is for people who left care and get no help from { $la } any more.
join-served = Do you still have a worker? Then you have a link of your own. Ask your worker for it.
join-field = Where can we send your link?
join-hint = A UK mobile number, or an email.
join-hint-email = An email. We can’t send texts yet.
join-send = Send me a link
join-missing = Type a UK mobile number or an email.
join-missing-email = Type an email.
join-wrong = We can’t send to this. Type a number that begins with 07, or an email.
join-wrong-email = We can’t send to this. Type an email, like sky@example.org.
join-busy = Too many people asked just now. Try again in an hour, or tomorrow.
join-once = You get one message. The link in it is only for you.
join-kept = Your number or email is locked away. The council can’t see it. It is wiped when the survey ends.
join-safe = The council can’t see what you said. Your answers are mixed with everyone’s.

# After that, whatever was typed.
join-sent-title = Look at your messages
join-sent-lead = If it is for you, your link will be there soon.
join-sent-once = Did you ask before? Each number and email gets one link. Look for the first message. Is it lost? Ask again tomorrow.
join-sent-served = Does { $la } still help you? Then look for the link it sent you. Or ask your worker.
join-sent-wrong = Nothing came? There may be a slip in what you typed. Then ask again.
join-sent-again = Ask again

# While nobody can join.
join-closed-title = Not open now
join-closed-lead = { $la } does not ask at the moment. There may be another survey later.

# The message with the link. Plain text; the link is filled in at the moment of sending.
join-subject = Your link: how is life after care?
join-message =
    Hi. Here is your own link to tell { $la } how life is for you. It takes about { $minutes } minutes. The council can’t see what you said. Did you not ask for this? Then do nothing. { $link }

# A poster.
poster-title = Were you in care?
poster-lead = How is life now? Tell { $la }. It takes about { $minutes } minutes.
poster-who = For people who left care and get no help from { $la } any more.
poster-safe = We do not ask your name. The council can’t see what you said.
poster-how = Point a phone at these squares, or go to:
poster-until = Until { $day }.
poster-squares = Square code that opens the page

# A slip of paper, given out at a session.
slip-lead = How was it? Tell us in { $minutes } minutes.
slip-safe = We do not ask your name.
slip-scan = Point a phone at the squares.
slip-type = Or go to { $address } and type:

# Said to people who joined, in place of the words for those who have a worker.
welcome-safe-joined = The council can’t see what you said. Your answers are locked away. Then they are mixed with everyone’s.
welcome-done-joined = By the next morning the council sees how many have answered. It does not see who.
note-joined = The council can’t see what you said.
over-next-joined = There may be a next survey. Then you can ask for a new link.

# Said to people at a session.
welcome-title-session = How was the session?
welcome-lead-session = { $questions } short questions about the session. About { $minutes } minutes.
welcome-safe-session = Whoever ran it can’t see what you said. Your answers are locked away. Then they are mixed with everyone’s.
welcome-done-session = Nobody knows which slip is yours. So nobody knows if you have answered.
note-session = Whoever ran it can’t see what you said.
next-plan-session = The numbers are read
next-plan-more-session = Whoever ran the session reads them, if ten or more answer. Small numbers are hidden.
next-tell-session = The next one can be better
next-tell-more-session = Ask whoever ran it what they will change.
over-next-session = You can still tell whoever ran it what you think.

# How it is kept safe: each sentence is said only of surveys of which it is true.
known-count = By the next morning they see how many have answered. They do not see who.
known-contact = Your number or email is locked away under a key of its own. Your council can’t see it. When the survey ends, it is wiped.
known-slip = A slip counts once. But a person with two slips can answer twice.
wins-message = A person who reads your messages can open your link and answer in your place.
wins-joined = A person who runs the computer can see who asked for a link while the survey is open. That does not tell them what you said.
wins-slip = A person who had your slip before you, or who printed it, can answer with it in your place.
