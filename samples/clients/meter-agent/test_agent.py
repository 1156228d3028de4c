def test_throttled(gateway):
    gateway.answer(429, "<amt:fault><amt:code>900803</amt:code></amt:fault>")
    assert "amt:fault" in gateway.last_body()
