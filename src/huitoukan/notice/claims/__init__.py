"""What the words of a finding state: numbers, money, rates, rhythms, documents, dates, promises."""
