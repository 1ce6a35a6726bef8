import time


async def test_probe(start):
    async with start((120, 40)) as w:
        t = time.time()
        await w.press(*["right"] * 20)
        print("20 keys", time.time() - t)
        t = time.time()
        await w.press("c")
        print("c", time.time() - t, w.said)
        n = len(w.rows("select id from touch"))
        for k in "gs":
            w.send(k)
        await w.quiet()
        await w.pilot.pause()
        print("burst g s:", w.place, len(w.rows("select id from touch")) - n, w.said)
        await w.press("escape", "g", "g")
        a = w.here
        for k in "fl":
            w.send(k)
        await w.quiet()
        await w.pilot.pause()
        print("burst f l", w.here == a, w.desk.wanted_states, w.screen.choice)
        await w.press("escape", "escape")
        for k in "Chello":
            w.send(k)
        await w.quiet()
        await w.pilot.pause()
        print("burst Chello", w.screen.errand, repr(w.typed), w.said)
        await w.press("escape")
        for k in "7c":
            w.send(k)
        await w.quiet()
        await w.pilot.pause()
        print(w.said)
