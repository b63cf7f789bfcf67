"""The page that plays the payer, the network and the providers' staff."""
