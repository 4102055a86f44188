# To whoever waited long: the desk was down, or very much waits in their chat

waited-long = Sorry for the wait. What you have sent since { $time } has its turn only now, in order; nothing of it is lost, no need to send it again.
