# What personal advisers read in place of the words for care leavers. They are staff of an English council: English only.
adviser-subject = { $la }: your role as a personal adviser
adviser-message =
    Hello { $name }. { $la } asks all its personal advisers about their role, and about what care leavers can have. It takes about { $minutes } minutes. Your manager can’t read what you say: answers are locked away and mixed, and with fewer than ten nobody reads any. This link is only for you: { $link }
welcome-title = Your role as a personal adviser
welcome-lead = { $questions } questions about your role, and what care leavers can have. About { $minutes } minutes.
welcome-safe = Your manager can’t read this. Answers are locked away, then mixed with everyone’s. With fewer than ten, nobody reads any.
welcome-done = Your council sees how many have answered. It does not see who.
note = Your manager can’t read this.
next-plan = Your council reads the numbers
next-plan-more = Only if ten or more of you answered. Small numbers are hidden.
next-tell = You hear what came of it
next-tell-more = Ask your lead when the survey has ended.
