"""Copying what is seen: tables as text, pictures as pictures and as the numbers behind them."""
