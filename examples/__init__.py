"""Programs that ask a running page: in Python, in JavaScript, and as an assistant does."""
