import time


async def test_probe(start):
    async with start((120, 40)) as w:
        t = time.time()
        await w.press(*["right"] * 20)
        print("20 keys", time.time() - t)
        t = time.time()
        await w.press("c")
        print("c", time.time() - t, w.said, w.reason)
        await w.press("a")
        print(w.app.focused)
        await w.press("tab")
        print("after tab in errand", w.app.focused, w.screen.errand, w.desk.lens.id)
        await w.press("escape")
        print(w.app.focused)
        await w.press("enter", "enter")
        print(w.app.focused, w.place)
        await w.press("f2")
        print(w.said, w.reason)
        await w.press("f2")
        print(w.app.focused, w.home.client_panel._subject)
        await w.press("tab")
        print("tab in editor", w.app.focused, w.home.client_panel.tab, w.home.client_panel.editing)
        print("\n".join(w.picture()))
