"""How Django writes dates and numbers where its own catalogue is silent."""
