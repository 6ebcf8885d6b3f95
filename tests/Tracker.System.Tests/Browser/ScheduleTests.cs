using System.Text;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The week of a body's meeting: pasted, corrected by a later schedule and by a calendar file, and seen live by another in another zone.</summary>
public sealed class ScheduleTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Page = "/records/meeting/jtc1-28";

    private const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Somebody//EN
        BEGIN:VEVENT
        UID:one@example.org
        SUMMARY:Closing plenary
        DTSTART;TZID=Europe/Paris:20131115T140000
        DTEND;TZID=Europe/Paris:20131115T170000
        STATUS:CANCELLED
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public async Task Pasted_week_is_shown_before_it_is_recorded_and_a_later_one_corrects_it_for_everybody_live()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"), o => o.TimezoneId = "America/New_York");
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"), o => o.TimezoneId = "Europe/Paris");
        await member.Page.GotoAsync(new Uri(server.Address, Page).ToString());
        await head.Page.GotoAsync(new Uri(server.Address, Page).ToString());
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Schedule…" }).ClickAsync();

        await Fill(head, "#week-document", "Draft schedule of the 28th plenary (sample)");
        await Fill(head, "#week-table", "11 Nov\t9:00-10:30\tOpening plenary\tHall 1\n11 Nov\tsoon\tDinner\n15 Nov\t9:00-12:00\tClosing plenary\tHall 1");
        await Says(head, "#form", "Row 2: “soon” is no time.");
        await Fill(head, "#week-zone", "Paris time");
        await Press(head, "Record 2 changes");
        await Says(head, "#form", "There is no time zone “Paris time”");
        await Fill(head, "#week-zone", "Europe/Paris");
        await Says(head, "#form", "2 new, 1 corrected.");
        await Person.Accessible(head.Page);
        await Press(head, "Record 3 changes");

        var seen = member.Page.Locator(".schedule tr", new() { HasText = "Opening plenary" });
        await Assertions.Expect(seen).ToContainTextAsync("09:00–10:30", new() { Timeout = Chromium.Patience });
        await Says(member, ".schedule .day >> nth=0", "Monday, 11 November 2013");
        await Assertions.Expect(head.Page.Locator(".schedule tr", new() { HasText = "Opening plenary" })).ToContainTextAsync("03:00–04:30");
        await Assertions.Expect(seen).Not.ToContainTextAsync("03:00");
        await Person.Accessible(member.Page);

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Schedule…" }).ClickAsync();
        await Fill(head, "#week-document", "Schedule of the 28th plenary (sample)");
        await Fill(head, "#week-table", "11 Nov\t9:00-10:30\tOpening plenary\tHall 1\n14 Nov\t10:00-12:00\tClosing plenary\tHall 2");
        await Says(head, "#form", "1 corrected, 1 as recorded.");
        await Press(head, "Record 1 change");
        var closing = member.Page.Locator(".schedule tr", new() { HasText = "Closing plenary" });
        await Assertions.Expect(closing).ToContainTextAsync("Was 15 Nov 2013, 09:00–12:00", new() { Timeout = Chromium.Patience });

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Schedule…" }).ClickAsync();
        await head.Page.Locator("#week-file").SetInputFilesAsync(new FilePayload
        {
            Name = "week.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(Calendar.ReplaceLineEndings("\r\n")),
        });
        await Says(head, "#form", "1 corrected");
        await Press(head, "Record 1 change");
        await Assertions.Expect(closing.Locator(".chip", new() { HasText = "Cancelled" })).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        head.HasNoFaults();
        member.HasNoFaults();
    }

    [Fact]
    public async Task File_that_is_none_says_why_and_takes_nothing_that_was_typed()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, Page + "?form=week").ToString());
        await Fill(head, "#week-document", "Schedule of the plenary");
        await head.Page.Locator("#week-file").SetInputFilesAsync(new FilePayload { Name = "week.ics", MimeType = "text/calendar", Buffer = [1, 2, 3] });
        await Says(head, "#form", "The file is not a calendar.");
        await Assertions.Expect(head.Page.Locator("#week-document")).ToHaveValueAsync("Schedule of the plenary");
        head.HasNoFaults();
    }

    private static async Task Fill(Person person, string field, string words)
    {
        var input = person.Page.Locator(field);
        await Assertions.Expect(input).ToBeEditableAsync(new() { Timeout = Chromium.Patience });
        await input.FillAsync(words);
        await input.BlurAsync();
    }

    private static Task Press(Person person, string button) =>
        person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task Says(Person person, string where, string words) =>
        Assertions.Expect(person.Page.Locator(where)).ToContainTextAsync(words, new() { Timeout = Chromium.Patience });
}
