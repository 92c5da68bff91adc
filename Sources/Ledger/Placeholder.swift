import LeadClock
