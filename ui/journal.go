package ui

func (m *Model) openLog()     {}
func (m *Model) chooseTheme() {}
