# After a time in which nothing went through

waited-long = Sorry for the wait: the desk was down for a while. What you have sent since { $time } is being done now, in order; no need to send it again.
