"""All reports at once: the nightly judgement that corrects what the order of arrival did wrong.

Terms: an identifier's *use* is the stretch in which one group of reports names it; a *contact* is
two groups whose uses of one identifier follow one another; *evidence* is a log-likelihood ratio in
thousandths of a nat, always a whole number, so that every way of adding it up gives the same sum.

How it works. Every report starts alone. How far a shared identifier vouches is not assumed but
read from the data: reports that share two identifiers are surely of one campaign, so the rate at
which they agree about the type of crime, the region and the language is known; the rate at which
strangers agree is known too; where the reports that share a number agree like strangers, the
number is worth nothing. In rounds, each group then joins the one that it fits best, where the
shared identifiers and what both tell about type, region, language and amount outweigh what speaks
against: groups that are large, and groups that are busy at the same time with other identifiers.
So an account that serves two schemes ends up with a use in each and joins neither to the other.
"""
