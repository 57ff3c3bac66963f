DESK = []
