"""What hostile strangers try: each test is named for the attack and marked with what the attacker would gain by it."""
