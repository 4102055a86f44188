"""A quarter of a whole district, lived through the real product and recounted from nothing.

The product is driven as people drive it and as time drives it; what it said and counted is then
held against a second reckoning, which shares no line with it: literal days, a list of what was
done, and plain counting.
"""
