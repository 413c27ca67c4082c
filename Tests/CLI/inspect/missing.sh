# What is found is printed, in the order of the operands, and the rest is an error.
tote inspect -f '{{index .RepoTags 0}}' absent:1 app:1 app
