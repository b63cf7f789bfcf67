"""What every room stands on. Knows nothing of orders, money's reasons or who is asking."""
