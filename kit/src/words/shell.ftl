# What every young people's page carries.
site = New Belongings
skip = Skip to the main part
back = Back
exit = Exit this page
privacy = How we keep it safe
accessibility = Can everyone use this site?
way-out = You can go back, or start again from the link you were sent.
start-page = Go to the start page
