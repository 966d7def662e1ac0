"""The ways from the front page to a date, which a few lines of script make shorter."""

import pytest

DESK = {"width": 1280, "height": 900}
# The reader's own clock, without which these tests would be others every day.
CLOCK = "Date = class extends Date {{ constructor(...given) {{ given.length ? super(...given) : super('{}T12:00') }} }}"


def today(day: str):
    return lambda context: context.add_init_script(CLOCK.format(day))


@pytest.mark.parametrize(
    ("day", "href", "text"),
    [
        ("2031-02-03", "days/02-03.html", "Today in the archive: February 3"),
        ("2031-02-04", "days/index.html", "On this day"),  # no year has an article on that day
        ("2031-12-24", "days/12-24.html", "Today in the archive: December 24"),
        ("2031-01-01", "days/01-01.html", "Today in the archive: January 1"),
    ],
)
def test_the_readers_own_day_leads_to_that_day_in_all_years(host, browser, day, href, text):
    with browser.new_context() as context:
        today(day)(context)
        page = context.new_page()
        page.goto(f"{host}index.html")
        link = page.locator("[data-days]")
        assert (link.get_attribute("href"), link.inner_text()) == (href, text)
        link.click()
        assert page.locator("h1").inner_text()
        assert page.url == f"{host}{href}"


@pytest.mark.parametrize(
    ("wanted", "address"),
    [
        ("1993-02-10", "1993/02/index.html#d10"),
        ("1993-02-11", "1993/02/index.html#d11"),
        ("1993-01-05", "1991/05/index.html"),  # the nearest month before it that holds articles
        ("1987-01-01", "1987/03/index.html"),  # nothing stands before it
        ("2016-12-31", "2016/12/index.html#d31"),
    ],
)
def test_a_date_leads_to_its_day_or_the_nearest_month(visit, host, wanted, address):
    with visit("index.html", viewport=DESK) as reading:
        reading.page.fill(".to-date input", wanted)
        reading.page.keyboard.press("Enter")
        reading.page.wait_for_url(host + address)
        assert reading.wrong == []


def test_without_a_script_the_years_and_the_calendar_lead_on(visit):
    with visit("index.html", viewport=DESK, java_script_enabled=False) as reading:
        assert reading.page.locator(".to-date").is_hidden()
        assert reading.page.locator("[data-days]").get_attribute("href") == "days/index.html"
        assert reading.page.locator(".decades a").count() > 12
