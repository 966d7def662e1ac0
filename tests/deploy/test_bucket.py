"""What servers say, in words."""

import pytest

from newsgen.deploy.bucket import words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The operation lacked … Error performing PUT http://x/y in 1ms - Server returned non-2xx status code: 403 "
            "Forbidden: <Error>\n  <Code>AccessDenied</Code>\n  <Message>Access Denied.</Message></Error>\n\nDebug",
            "the server said AccessDenied (Access Denied)",
        ),
        (
            "Error performing PUT http://x in 1ms - Server returned status code: 502 Bad Gateway: <html>",
            "502 Bad Gateway",
        ),
        (
            "Generic S3 error: Error performing PUT http://x/q in 101ms, after 1 retries, max_retries: 1, "
            "retry_timeout: 180s  - HTTP error: error sending request\n\nDebug source:\nGeneric {",
            "HTTP error: error sending request",
        ),
        ("Error performing PUT http://169.254.169.254/latest/api/token in 1ms", "no keys for it in the environment"),
    ],
)
def test_the_word_of_a_server_is_told_without_the_librarys_report(said, expected):
    assert expected in words(said)
    assert "Debug" not in words(said)
