"""The outbox: messages to people, written down first and delivered by the background worker.

Owns `Message` and its `MessageFile`s. A message is rendered once, in its reader's language, inside the
transaction of what it tells about; its key makes sure that the same news is written once. Delivery is
at least once with one Message-ID for life: what crashed between the mail server's receipt and ours is
handed over again under the same ID, and the folder of the default backend holds it once.
It never decides who is told what: the apps that post do.
"""
