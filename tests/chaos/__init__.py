"""Everything goes wrong at once, over and over, and at the end nothing is lost and nothing doubled.

So many people report and mediate while their desk's processes are killed at random instants, the
messenger answers late, wrongly or not at all, the database stops, the disk is full and the clock
wrong. What is left in the database is then held against the record of those who acted, and against
the local server's own.
"""
