# A destination that ends in a slash is a layout folder.
tote convert app.tar new/ && ls new
