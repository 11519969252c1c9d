"""Stance of headlines toward claims, and whether the claims were true: the Emergent exam.

What is learned here is learned on other people's claims. It never feeds a case's verdict, and
the product does not import it.
"""
