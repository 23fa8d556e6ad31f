"""The page under a mixed load for a long time: are its answers right to the end, and does it keep what it is given?"""
